import { limitExceeded } from '../../domain/errors.js'
import { checkEntityFact } from '../../domain/facts.js'
import { limits } from '../../limits.js'
import type { Input } from '../import/input.js'
import type { Reader, Row } from '../import/row.js'
import { factsOfRow, type Reference } from '../mapping/facts-of-row.js'
import { FirstPlaces } from '../mapping/first-places.js'
import type { Mapping } from '../mapping/mapping.js'
import { plainCell } from '../mapping/plain-cell.js'
import type { Cells } from '../mapping/template.js'
import type { NetworkColumns, NetworkItem, NetworkParser } from './network-item.js'
import { xmlEventsOf } from './xml-events.js'

/** A network, of which the mapping says what its nodes and edges mean. */
export const networkReader = (parser: () => NetworkParser, mapping: Mapping): Reader =>
  async function* read(input) {
    const elements = parser()
    const rows = new NetworkRows(mapping)
    const places = new FirstPlaces()
    let isChecked = false
    for await (const event of xmlEventsOf(input))
      for (const item of elements.take(event)) {
        if (!isChecked) {
          mapping.assertColumns(elements.columns.node, 'rows')
          mapping.assertColumns(elements.columns.edge, 'edges')
          isChecked = true
        }
        for (const row of rows.take(item)) yield places.cite(row)
      }
    for (const row of rows.end()) yield places.cite(row)
  }

/** What a network declares: read up to its first node or edge. */
export async function columnsOf(parser: () => NetworkParser, input: Input): Promise<NetworkColumns> {
  const elements = parser()
  for await (const event of xmlEventsOf(input)) for (const _ of elements.take(event)) return elements.columns
  return elements.columns
}

type Edge = Extract<NetworkItem, { kind: 'edge' }>

/**
 * Rows of what a network holds. It knows all nodes, by which edges name their ends; an edge may
 * stand before its nodes.
 */
class NetworkRows {
  /** What each node stands for: null where its row was faulty, undefined where the mapping leaves it out. */
  readonly #nodes = new Map<string, Reference | null | undefined>()
  readonly #waiting: Edge[] = []

  constructor(readonly mapping: Mapping) {}

  *take(item: NetworkItem): Iterable<Row> {
    if (item.kind === 'fault') yield faulty({ place: item.place, original: '' }, [item.fault])
    else if (item.kind === 'node') yield this.#node(plainCells(item.cells, this.mapping))
    else if (this.#missing(item).length === 0) yield this.#edge(item)
    else if (this.#waiting.length < limits.edgesWaiting_count) this.#waiting.push(item)
    else
      throw limitExceeded(
        `More than ${limits.edgesWaiting_count} edges stand before their nodes, or have none; write the nodes first.`,
      )
  }

  *end(): Iterable<Row> {
    for (const edge of this.#waiting) yield this.#edge(edge)
  }

  #node(cells: Cells): Row {
    const { id = '' } = cells
    const row = { place: `node ${id}`, original: JSON.stringify(cells) }
    if (id === '') return faulty(row, ['has no id'])
    if (this.#nodes.has(id)) return faulty(row, ['another node has this id'])
    if (this.#nodes.size >= limits.networkNodes_count)
      throw limitExceeded(`A network of more than ${limits.networkNodes_count} nodes is not read; import it as tables.`)
    const { entities, relationships, faults, references } = factsOfRow(this.mapping.rows, cells)
    const all = faults.length > 0 ? faults : entities.flatMap(faultsOf)
    const [{ name = '' } = {}] = this.mapping.rows.entities
    this.#nodes.set(id, all.length > 0 ? null : references.get(name)?.[0])
    return all.length > 0 ? faulty(row, all) : { ...row, entities, relationships }
  }

  #edge(edge: Edge): Row {
    const cells = plainCells(edge.cells, this.mapping)
    const { id, source = '', target = '' } = cells
    const place = id ? `edge ${id}` : `edge ${source} – ${target}`
    const row = { place, original: JSON.stringify(cells) }
    const missing = this.#missing(edge)
    if (missing.length > 0)
      return faulty(
        row,
        missing.map((node) => `there is no node '${node}'`),
      )
    const ends = [source, target].map((node) => [node, this.#nodes.get(node)] as const)
    const unread = ends.filter(([, reference]) => reference === null).map(([node]) => node)
    if (unread.length > 0)
      return faulty(
        row,
        unread.map((node) => `node '${node}' was rejected`),
      )
    const given = new Map(
      (['source', 'target'] as const).map((name, i) => [name, [ends[i]?.[1] ?? []].flat() as Reference[]]),
    )
    const { entities, relationships, faults } = factsOfRow(this.mapping.edges, cells, given)
    return faults.length > 0 ? faulty(row, faults) : { ...row, entities, relationships }
  }

  #missing({ cells }: Edge): string[] {
    return [cells['source'] ?? '', cells['target'] ?? ''].filter((node) => !this.#nodes.has(plainCell(node)))
  }
}

function faulty(row: { readonly place: string; readonly original: string }, faults: readonly string[]): Row {
  return { ...row, entities: [], relationships: [], fault: faults.join('; ') }
}

/** By the rules of the graph, so that edges know of a node that will be rejected. */
function faultsOf(raw: Readonly<Record<string, unknown>>): string[] {
  const known = typeof raw['id'] === 'string' ? raw : { ...raw, id: 'wd:Q1' }
  const checked = checkEntityFact({ at: 'here', ...known })
  return 'faults' in checked ? checked.faults.map(({ field, message }) => `${field}: ${message}`) : []
}

function plainCells(cells: Cells, { format }: Mapping): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([column, text]) => {
      const cell = plainCell(text)
      return [column, format.empty.includes(cell) ? '' : cell]
    }),
  )
}
