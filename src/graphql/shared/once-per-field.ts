import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from './context.js'

type ByOwner = Map<object, unknown>

/**
 * What a field of an operation needs that is the same for all of its parents, such as its
 * checked arguments: worked out for the first one. (A list of a list of ten is resolved a
 * hundred times.) Executors give every parent the same list of field nodes.
 *
 * @param owner what works it out; a field of a fragment may be resolved by several
 */
export function oncePerField<T>(
  { fields }: Context,
  { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
  owner: object,
  work: () => T,
): T {
  let known = fields.get(fieldNodes) as ByOwner | undefined
  if (!known) {
    known = new Map()
    fields.set(fieldNodes, known)
  }
  if (!known.has(owner)) known.set(owner, work())
  return known.get(owner) as T
}
