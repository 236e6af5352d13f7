import { ask } from '../api/ask.js'
import { Communities, CommunityMembers, MoreMembers, ProgrammeMembers } from '../api/generated.js'
import { bounds } from '../bounds.js'
import { dateOf } from '../network/choice-filters.js'
import type { Network } from '../network/network.js'
import type { Colouring } from '../state/view-state.js'
import { countryName } from '../words/country-name.js'
import type { Words } from '../words/english.js'
import { type Grouping, groupBy } from './grouping.js'
import { type DrawnPart, subgraphOf } from './subgraph-of.js'

/** @throws ApiError */
export async function loadGrouping(
  colouring: Colouring,
  network: Network,
  part: DrawnPart,
  words: Words,
  signal: AbortSignal,
): Promise<Grouping> {
  if (network.cities.size === 0) return groupBy([], () => null, String)
  if (colouring === 'programme') return byProgramme(network, part, words.locale, signal)
  if (colouring === 'community') return byCommunity(network, part, signal)
  return byCountry(network, words)
}

function byCountry(network: Network, words: Words): Grouping {
  const names = new Map<string, string>()
  const keyOf = (id: string): string | null => {
    const country = network.cities.get(id)?.country
    if (!country) return null
    const key = country.code ?? country.name
    if (!names.has(key)) names.set(key, countryName(country, words) ?? key)
    return key
  }
  return groupBy(network.cities.keys(), keyOf, (key) => names.get(key) ?? key)
}

/** A city in several counts for the one that has most members, as these come first. */
async function byProgramme(
  network: Network,
  { asOf }: DrawnPart,
  language: string,
  signal: AbortSignal,
): Promise<Grouping> {
  const { programmes } = await ask(ProgrammeMembers, { asOf: dateOf(asOf), language }, signal)
  const names = new Map<string, string>()
  const of = new Map<string, string>()
  for (const { node } of programmes.edges) {
    names.set(node.id, node.name)
    const members = await allMembers(node.members, async (after) => {
      const more = await ask(MoreMembers, { programme: node.id, asOf: dateOf(asOf), after }, signal)
      return more.programme?.members
    })
    for (const id of members) if (!of.has(id)) of.set(id, node.id)
  }
  return groupBy(
    network.cities.keys(),
    (id) => of.get(id) ?? null,
    (key) => names.get(key) ?? key,
  )
}

async function byCommunity(network: Network, part: DrawnPart, signal: AbortSignal): Promise<Grouping> {
  const variables = { where: subgraphOf(part), asOf: dateOf(part.asOf) }
  const { communities } = await ask(Communities, variables, signal)
  const labels = new Map<string, string>()
  const of = new Map<string, string>()
  for (const { number, label, members } of communities.communities) {
    labels.set(`${number}`, label)
    // A community is reached from any of its cities.
    const member = members.edges.find(({ node }) => node.__typename === 'City')?.node.id
    const ids = await allMembers(members, async (after) => {
      if (member === undefined) return undefined
      const more = await ask(CommunityMembers, { ...variables, member, after }, signal)
      return more.city?.metrics?.community.members
    })
    for (const id of ids) of.set(id, `${number}`)
  }
  return groupBy(
    network.cities.keys(),
    (id) => of.get(id) ?? null,
    (key) => labels.get(key) ?? key,
  )
}

interface MemberPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
  readonly edges: readonly { readonly node: { readonly id: string } }[]
}

/** Ids of those of the first page and of all that come after it, until there are as many as are drawn at most. */
async function allMembers(
  first: MemberPage,
  pageAfter: (after: string) => Promise<MemberPage | undefined>,
): Promise<readonly string[]> {
  const ids: string[] = []
  for (let page: MemberPage | undefined = first; page; ) {
    ids.push(...page.edges.map(({ node }) => node.id))
    const after: string | null | undefined = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    page = after && ids.length < bounds.cities_count ? await pageAfter(after) : undefined
  }
  return ids
}
