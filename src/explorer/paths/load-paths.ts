import { ask } from '../api/ask.js'
import { PathEnds, Paths, type PathsQuery, type RelationshipType } from '../api/generated.js'
import { dateOf } from '../network/choice-filters.js'
import type { PathNode, PathTie, TiedPath } from '../network/route.js'
import { statedStatus } from '../network/stated-status.js'
import type { Cited } from '../profile/load-profile.js'
import type { Through, ViewState } from '../state/view-state.js'

export type PathChoice = Pick<ViewState, 'from' | 'to' | 'through' | 'asOf'> & { readonly language: string }

/** Names all that an answer of `loadPaths` depends on. */
export const keyOfPaths = ({ from, to, through, asOf, language }: PathChoice): string =>
  JSON.stringify([from, to, through, asOf, language])

/** A tie on a path, as it is gone: with the words of it, and who says so. */
export interface PathStep extends PathTie {
  /** Whether it is gone from its start to its end. */
  readonly isForward: boolean
  readonly role: string | null
  readonly on: string | null
  readonly modality: Cited['modality']
  readonly citations: readonly Cited[]
}

export interface FoundPath extends TiedPath {
  readonly lengthKm: number | null
  readonly ties: readonly PathStep[]
}

export interface FoundPaths {
  readonly paths: readonly FoundPath[]
  /** How many shortest paths there are, also those that are not here. */
  readonly total: number
  readonly isTruncated: boolean
  /** Why there is none. */
  readonly reason: PathsQuery['shortestPaths']['reason']
}

const typesOf: Readonly<Record<Through, readonly RelationshipType[]>> = {
  ties: ['TWINNED_WITH', 'SIGNED', 'MEMBER_OF'],
  twinnings: ['TWINNED_WITH'],
}

/** What the query `Paths` is asked with. */
export const variablesOfPaths = ({ from, to, through, asOf, language }: PathChoice) => ({
  from: from ?? '',
  to: to ?? '',
  via: typesOf[through],
  asOf: dateOf(asOf),
  language,
})

/**
 * All that take the fewest ties, through the whole graph and not only what filters leave.
 *
 * @returns null where an end is not chosen
 * @throws ApiError
 */
export async function loadPaths(choice: PathChoice, signal: AbortSignal): Promise<FoundPaths | null> {
  if (choice.from === null || choice.to === null) return null
  const { shortestPaths } = await ask(Paths, variablesOfPaths(choice), signal)
  const { paths, totalCount, truncated, reason } = shortestPaths
  return { paths: paths.map(toPath), total: totalCount, isTruncated: truncated, reason }
}

function toPath({ nodes, relationships, lengthKm }: PathsQuery['shortestPaths']['paths'][number]): FoundPath {
  const ties = relationships.map((tie, index): PathStep => {
    const { id, type, modality, citations } = tie
    const isTwinning = tie.__typename === 'Twinning'
    const isDated = isTwinning || tie.__typename === 'Membership'
    return {
      id,
      type,
      modality,
      citations,
      isForward: tie.from.id === nodes[index]?.id,
      kind: isTwinning ? tie.kind : null,
      status: isTwinning ? statedStatus(tie.status, citations) : null,
      since: isDated ? (tie.since ?? null) : null,
      until: isDated ? (tie.until ?? null) : null,
      role: tie.__typename === 'Membership' ? (tie.role ?? null) : null,
      on: tie.__typename === 'Signature' ? (tie.on ?? null) : null,
    }
  })
  return { nodes: nodes.map(toNode), ties, lengthKm: lengthKm ?? null }
}

function toNode(node: PathsQuery['shortestPaths']['paths'][number]['nodes'][number]): PathNode {
  const { id, name } = node
  if (node.__typename !== 'City') return { id, name, city: null }
  const { population, country, location } = node
  return { id, name, city: { id, name, population, country, location } }
}

/** Names of the chosen ends, by the ids they were asked for with: one that was merged answers with another. */
export async function loadEndNames(
  ids: readonly string[],
  language: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { nodes } = await ask(PathEnds, { ids, language }, signal)
  const named = nodes.map((node) => (node && 'name' in node ? node.name : null))
  return new Map(ids.flatMap((id, index): [string, string][] => (named[index] ? [[id, named[index]]] : [])))
}
