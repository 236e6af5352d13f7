import { sortKeyOf } from '../domain/names.js'
import { int32s, offsetsOf } from './arrays.js'
import { entityTypes } from './codes.js'
import { firstPlace } from './columns.js'
import { nodeOf } from './projection.js'

/** In which order lists show a projection's nodes: 8 bytes a node, in shared memory. */
export interface NameOrder {
  /** By node number: how many nodes come before it by name, as `sortKeyOf` has it. */
  readonly nameRanks: Int32Array
  /** The nodes of the type of code t by name: from `nameOffsets[t]` up to but not including `nameOffsets[t + 1]`. */
  readonly byName: Int32Array
  readonly nameOffsets: Int32Array
}

/** What nodes are ordered by. */
interface Named {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly nodes: { readonly type: Uint8Array }
}

export const emptyNameOrder: NameOrder = {
  nameRanks: int32s(0, true),
  byName: int32s(0, true),
  nameOffsets: int32s(entityTypes.length + 1, true),
}

/** By what a node is ordered: made where it is compared, as to keep it takes 60 bytes a node. */
export const sortKeyOfNode = ({ ids, names }: Pick<Named, 'ids' | 'names'>, node: number): string =>
  sortKeyOf(names[node] as string, ids[node] as string)

/**
 * The order of nodes by name, from that of the nodes that they were made of.
 *
 * @param renumbered from old node numbers to new ones, -1 for those that are gone; null where none has changed
 * @param put ids of those that are new, or not as they were
 */
export function nameOrderOf(
  next: Named,
  base: Named & NameOrder,
  renumbered: Int32Array | null,
  put: readonly string[],
): NameOrder {
  if (!renumbered && put.length === 0) return base
  const changed = [...new Set(put.map((id) => nodeOf(next, id)))].filter((node) => node >= 0)
  // A place in the order is found by some twenty keys, of which sorting all makes one a node.
  const few = changed.length * 20 < next.ids.length
  const order = few ? insert(next, kept(base, renumbered, changed), changed) : sorted(next)
  return { nameRanks: inverse(order), ...byType(order, next.nodes.type) }
}

function sorted(named: Named): Int32Array {
  const keys = named.ids.map((_, node) => sortKeyOfNode(named, node))
  // Keys are ASCII, of which the comparison of texts has the order of code units.
  return Int32Array.from(keys.keys()).sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1))
}

/** The nodes that are as they were, in their order. */
function kept({ nameRanks }: NameOrder, renumbered: Int32Array | null, changed: readonly number[]): number[] {
  const gone = new Set(changed)
  const nodes: number[] = []
  for (const old of inverse(nameRanks)) {
    const node = renumbered ? (renumbered[old] as number) : old
    if (node >= 0 && !gone.has(node)) nodes.push(node)
  }
  return nodes
}

function insert(named: Named, among: readonly number[], changed: readonly number[]): Int32Array {
  const added = changed.map((node) => ({ node, key: sortKeyOfNode(named, node) }))
  added.sort((a, b) => (a.key < b.key ? -1 : 1))
  const order = int32s(among.length + added.length, false)
  let [from, at] = [0, 0]
  for (const { node, key } of added) {
    const place = firstPlace(from, among.length, (i) => sortKeyOfNode(named, among[i] as number) > key)
    for (; from < place; from++) order[at++] = among[from] as number
    order[at++] = node
  }
  for (; from < among.length; from++) order[at++] = among[from] as number
  return order
}

function inverse(order: Int32Array): Int32Array {
  const places = int32s(order.length, true)
  for (let place = 0; place < order.length; place++) places[order[place] as number] = place
  return places
}

function byType(order: Int32Array, types: Uint8Array): Pick<NameOrder, 'byName' | 'nameOffsets'> {
  const nameOffsets = offsetsOf(types, entityTypes.length)
  const next = nameOffsets.slice()
  const byName = int32s(order.length, true)
  for (const node of order) {
    const type = types[node] as number
    byName[next[type] as number] = node
    next[type] = (next[type] as number) + 1
  }
  return { byName, nameOffsets }
}
