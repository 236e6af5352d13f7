import { type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from 'graphql'

/** Ids, cursors and names that a server's graph has, so that generated operations find something. */
export interface KnownValues {
  readonly ids: readonly string[]
  readonly cursors: readonly string[]
  readonly names: readonly string[]
}

interface Row {
  readonly cursor: string
  readonly node: { readonly id?: string; readonly name?: string }
}

type Ask = (query: string) => Promise<unknown>

/** The first rows of every list that can be asked for as it is. */
export async function knownValues(schema: GraphQLSchema, ask: Ask): Promise<KnownValues> {
  const ids: string[] = []
  const cursors: string[] = []
  const names: string[] = []
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const type = getNamedType(field.type)
    if (!isObjectType(type) || !type.name.endsWith('Connection')) continue
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) continue
    const node = '... on Node { id } ... on Entity { name }'
    const data = (await ask(`{ ${field.name}(first: 4) { edges { cursor node { __typename ${node} } } } }`).catch(
      () => null,
    )) as Readonly<Record<string, { readonly edges: readonly Row[] }>> | null
    for (const row of data?.[field.name]?.edges ?? []) {
      cursors.push(row.cursor)
      if (row.node.id !== undefined) ids.push(row.node.id)
      if (row.node.name !== undefined) names.push(row.node.name)
    }
  }
  return { ids, cursors, names }
}
