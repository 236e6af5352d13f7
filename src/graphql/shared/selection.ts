import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Select } from '../../graph/filters/projection.js'

const citations = ['citeEditions', 'citeLocators', 'citeClaimants', 'citeModalities', 'citeAttributes']
const names = ['names', 'nameLanguages']

/**
 * The stored properties that fields are made of, where they are not of the same name: a
 * list page reads from the database what its operation selects, and no more. (A page of 10
 * with all properties is 97 kB over Bolt, with what a list shows 18 kB.)
 */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  aliases: names,
  names,
  citations,
  modality: citations,
  claimedBy: citations,
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

function propertiesOf(node: FieldNode, fragments: Fragments): string[] {
  const properties = new Set<string>()
  for (const { name, arguments: args } of fieldsOf(node.selectionSet, fragments)) {
    const made = madeOf[name.value] ?? (name.value === 'name' && args?.length ? names : [name.value])
    for (const property of made) properties.add(property)
  }
  return [...properties].sort()
}

/** What two selections need together; everything where one of them does. */
export const mergedSelect = (a: Select | undefined, b: Select | undefined): Select | undefined =>
  a && b && { node: union(a.node, b.node), tie: union(a.tie, b.tie) }

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort()

/** Whether what was read for one selection is all that another needs. */
export function coversSelect(read: Select | undefined, needed: Select | undefined): boolean {
  if (!read || !needed) return !read
  return needed.node.every((name) => read.node.includes(name)) && needed.tie.every((name) => read.tie.includes(name))
}

/**
 * The stored properties that a connection field needs of its nodes, and of its ties.
 *
 * @param tie the field of the edges that holds the tie
 */
export function selectedIn({ fieldNodes, fragments }: GraphQLResolveInfo, tie?: string): Select {
  const edges = fieldNodes
    .flatMap(({ selectionSet }) => [...fieldsOf(selectionSet, fragments)])
    .filter(({ name }) => name.value === 'edges')
  const parts = edges.flatMap(({ selectionSet }) => [...fieldsOf(selectionSet, fragments)])
  const under = (field: string | undefined): string[] => [
    ...new Set(parts.filter(({ name }) => name.value === field).flatMap((part) => propertiesOf(part, fragments))),
  ]
  return { node: under('node').sort(), tie: under(tie).sort() }
}
