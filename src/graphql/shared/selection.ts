import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Select } from '../../graph/filters/cells.js'

const citations = ['citeEditions', 'citeLocators', 'citeClaimants', 'citeModalities', 'citeAttributes']
const names = ['names', 'nameLanguages']

/**
 * The stored properties that fields are made of, where they are not of the same name: what
 * is read from the database is what the operation selects, and no more. (A page of 10 with
 * all properties is 97 kB over Bolt, with what a list shows 18 kB.)
 */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  aliases: ['name', ...names],
  names,
  citations,
  modality: citations,
  claimedBy: citations,
  history: ['mergedIds'],
  location: ['latitude', 'longitude'],
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

/** Every field of a selection, those of its fragments among them, whatever type they are on. */
function* fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): Iterable<FieldNode> {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) yield selection
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* fieldsOf(selection.selectionSet, fragments)
    else yield* fieldsOf(fragments[selection.name.value]?.selectionSet, fragments)
  }
}

function propertiesOf(nodes: readonly FieldNode[], fragments: Fragments): string[] {
  const properties = new Set<string>()
  for (const { name, arguments: args } of nodes.flatMap(({ selectionSet }) => [...fieldsOf(selectionSet, fragments)])) {
    const made = madeOf[name.value] ?? (name.value === 'name' && args?.length ? ['name', ...names] : [name.value])
    for (const property of made) properties.add(property)
  }
  return [...properties].sort()
}

/** What two selections need together; everything where one of them does. */
export const mergedSelect = (a: Select | undefined, b: Select | undefined): Select | undefined =>
  a &&
  b && {
    node: union(a.node, b.node),
    tie: a.tie && b.tie ? union(a.tie, b.tie) : (a.tie ?? b.tie),
    position: a.position || b.position,
    total: a.total || b.total,
  }

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort()

/** Whether what was read for one selection is all that another needs. */
export function coversSelect(read: Select | undefined, needed: Select | undefined): boolean {
  if (!read || !needed) return !read
  const within = (part: readonly string[], all: readonly string[]): boolean => part.every((name) => all.includes(name))
  return (
    within(needed.node, read.node) &&
    (needed.tie === null || (read.tie !== null && within(needed.tie, read.tie))) &&
    (read.position || !needed.position) &&
    (read.total || !needed.total)
  )
}

const known = new WeakMap<readonly FieldNode[], Map<string, unknown>>()

/** What follows from a field's selection: compiled operations give the same list of field nodes each time they run. */
function oncePerSelection<T>(fieldNodes: readonly FieldNode[], key: string, work: () => T): T {
  const ofField = known.get(fieldNodes) ?? new Map<string, unknown>()
  known.set(fieldNodes, ofField)
  if (!ofField.has(key)) ofField.set(key, work())
  return ofField.get(key) as T
}

/** What a field needs of the node that it gives. */
export const selectedOf = ({ fieldNodes, fragments }: GraphQLResolveInfo): Select =>
  oncePerSelection(fieldNodes, 'node', () => ({
    node: propertiesOf(fieldNodes, fragments),
    tie: null,
    position: false,
    total: false,
  }))

/**
 * What fields somewhere in what a field gives need of the entities that they give.
 *
 * @param names of those fields, such as `from` and `to`
 * @param also properties that are needed beside what is selected
 */
export function selectedUnder(
  { fieldNodes, fragments }: GraphQLResolveInfo,
  names: readonly string[],
  also: readonly string[] = [],
): Select {
  const parts = fieldNodes.flatMap(({ selectionSet }) => [...fieldsOf(selectionSet, fragments)])
  const fields = parts.filter(({ name }) => names.includes(name.value))
  return { node: union(propertiesOf(fields, fragments), also), tie: null, position: false, total: false }
}

/** What a connection field needs of its list. */
export interface ListSelection {
  readonly select: Select
  /** Whether any row is needed, and not the total alone. */
  readonly rows: boolean
}

/**
 * The stored properties that a connection field needs of its nodes, and of its ties.
 *
 * @param tie the field of the edges that holds the tie
 */
export const selectedIn = ({ fieldNodes, fragments }: GraphQLResolveInfo, tie?: string): ListSelection =>
  oncePerSelection(fieldNodes, `list ${tie ?? ''}`, () => listSelection(fieldNodes, fragments, tie))

function listSelection(fieldNodes: readonly FieldNode[], fragments: Fragments, tie: string | undefined): ListSelection {
  const parts = fieldNodes.flatMap(({ selectionSet }) => [...fieldsOf(selectionSet, fragments)])
  const named = (fields: readonly FieldNode[], name: string | undefined): FieldNode[] =>
    fields.filter((field) => field.name.value === name)
  const ofEdges = named(parts, 'edges').flatMap(({ selectionSet }) => [...fieldsOf(selectionSet, fragments)])
  const [nodes, ties] = [named(ofEdges, 'node'), named(ofEdges, tie)]
  const total = named(parts, 'totalCount').length > 0
  const page = named(parts, 'pageInfo').length > 0
  return {
    select: {
      node: propertiesOf(nodes, fragments),
      tie: ties.length === 0 ? null : propertiesOf(ties, fragments),
      position: page || named(ofEdges, 'cursor').length > 0,
      total,
    },
    rows: page || named(parts, 'edges').length > 0,
  }
}
