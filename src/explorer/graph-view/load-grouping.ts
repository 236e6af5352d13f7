import { ask } from '../api/ask.js'
import { Communities, CommunityMembers, ProgrammeMembers } from '../api/generated.js'
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
    for (const { node: member } of node.members.edges) if (!of.has(member.id)) of.set(member.id, node.id)
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
    let { edges, pageInfo } = members
    const firstCity = edges.find(({ node }) => node.__typename === 'City')?.node.id
    for (;;) {
      for (const { node } of edges) of.set(node.id, `${number}`)
      if (!pageInfo.hasNextPage || firstCity === undefined) break
      const more = { ...variables, member: firstCity, after: pageInfo.endCursor ?? null }
      const next = (await ask(CommunityMembers, more, signal)).city?.metrics?.community.members
      if (!next) break
      ;({ edges, pageInfo } = next)
    }
  }
  return groupBy(
    network.cities.keys(),
    (id) => of.get(id) ?? null,
    (key) => labels.get(key) ?? key,
  )
}
