import { ask } from '../api/ask.js'
import { Communities, CommunityMembers } from '../api/generated.js'
import { allPages } from '../network/all-pages.js'
import { dateOf } from '../network/choice-filters.js'
import { loadGroups } from '../network/load-groups.js'
import { type Network, tieCountOf } from '../network/network.js'
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
  if (colouring === 'community') return byCommunity(network, part, words, signal)
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

/** A city in several counts for the one that is asked for, or else for the one with most of the drawn cities. */
async function byProgramme(
  network: Network,
  { asOf, programme }: DrawnPart,
  language: string,
  signal: AbortSignal,
): Promise<Grouping> {
  const programmes = await loadGroups('programmes', { asOf, source: null, language }, signal)
  const drawn = programmes.map(({ id, name, members }) => ({
    id,
    name,
    cities: members.flatMap((member) => (network.cities.has(member.id) ? [member.id] : [])),
  }))
  const isAsked = (id: string): number => Number(id === programme)
  drawn.sort((a, b) => isAsked(b.id) - isAsked(a.id) || b.cities.length - a.cities.length)
  const of = new Map<string, string>()
  for (const { id, cities } of drawn) for (const city of cities) if (!of.has(city)) of.set(city, id)
  const names = new Map(drawn.map(({ id, name }) => [id, name]))
  return groupBy(
    network.cities.keys(),
    (id) => of.get(id) ?? null,
    (key) => names.get(key) ?? key,
  )
}

async function byCommunity(network: Network, part: DrawnPart, words: Words, signal: AbortSignal): Promise<Grouping> {
  const variables = { where: subgraphOf(part), asOf: dateOf(part.asOf) }
  const { communities } = await ask(Communities, variables, signal)
  const of = new Map<string, string>()
  for (const { number, members } of communities.communities) {
    // A community is reached from any of its cities.
    const member = members.edges.find(({ node }) => node.__typename === 'City')?.node.id
    const pages = await allPages(async (after) => {
      if (after === null) return members
      if (member === undefined) return undefined
      const more = await ask(CommunityMembers, { ...variables, member, after }, signal)
      return more.city?.metrics?.community.members
    })
    for (const { node } of pages.flatMap(({ edges }) => edges)) of.set(node.id, `${number}`)
  }
  return groupBy(
    network.cities.keys(),
    (id) => (tieCountOf(network, id) === 0 ? null : (of.get(id) ?? beyond)),
    (_, members) => {
      const [first = ''] = [...members].sort((a, b) => tieCountOf(network, b) - tieCountOf(network, a))
      return words.network.community(network.cities.get(first)?.name ?? first, members.length - 1)
    },
    // An agreement that one city alone has signed makes a community of the two.
    (key, members) => key !== beyond && members.length > 1,
  )
}

/** What is tied, and in none of the communities that have a colour. */
const beyond = ''
