import { ask } from '../api/ask.js'
import { Profile, type ProfileQuery } from '../api/generated.js'
import { dateOf } from '../network/choice-filters.js'
import type { ViewState } from '../state/view-state.js'

type Node = NonNullable<ProfileQuery['node']>

export type Entity = Extract<Node, { readonly name: string }>
export type CityProfile = Extract<Entity, { readonly __typename: 'City' }>
export type AgreementProfile = Extract<Entity, { readonly __typename: 'Agreement' }>
/** All else that has a name: its ties are one list. */
export type OtherProfile = Exclude<Entity, CityProfile | AgreementProfile>
export type TiesPage = OtherProfile['relationships']
export type Cited = Entity['citations'][number]

export type ProfileChoice = Pick<ViewState, 'select' | 'asOf'> & { readonly language: string }

/** Names all that an answer of `loadProfile` depends on. */
export const keyOfProfile = ({ select, asOf, language }: ProfileChoice): string =>
  JSON.stringify([select, asOf, language])

/**
 * With a year, the ties that can have held then.
 *
 * @returns null for no id, and for one that nothing has
 * @throws ApiError
 */
export async function loadProfile(
  { select, asOf, language }: ProfileChoice,
  signal: AbortSignal,
): Promise<Entity | null> {
  if (select === null) return null
  const { node } = await ask(Profile, { id: select, language, asOf: dateOf(asOf) }, signal)
  return node && 'name' in node ? node : null
}

/**
 * The ties of an entity from the first page on, which its profile has.
 *
 * @throws ApiError
 */
export async function loadTies(
  { select, asOf, language }: ProfileChoice,
  first: TiesPage,
  pages_count: number,
  signal: AbortSignal,
): Promise<{ readonly first: TiesPage; readonly edges: TiesPage['edges'] }> {
  const pages = [first]
  for (let last = first; pages.length < pages_count && last.pageInfo.hasNextPage; pages.push(last)) {
    const after = last.pageInfo.endCursor ?? null
    const { node } = await ask(Profile, { id: select ?? '', language, asOf: dateOf(asOf), after }, signal)
    if (!node || !('relationships' in node)) break
    last = node.relationships
  }
  return { first, edges: pages.flatMap(({ edges }) => edges) }
}

const nobody: readonly string[] = []

/** Ids of what it is tied to, to be lit on the map; of a city the map knows them. */
export function relatedTo(profile: Entity | null): readonly string[] {
  if (profile === null || profile.__typename === 'City') return nobody
  if (profile.__typename === 'Agreement') return profile.signatories.edges.map(({ node }) => node.id)
  return profile.relationships.edges.map(({ node }) => node.id)
}
