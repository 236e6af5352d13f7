import { bounds } from '../bounds.js'
import { assembleNetwork, type GroupMember, type LeftOut, type Network, type SharedGroup, type Tie } from './network.js'
import { earlierKnownOf, earlierOf, laterOf } from './tie-dates.js'

interface Shared {
  readonly layer: LeftOut['layer']
  readonly groups: readonly SharedGroup[]
  /** Of each tie an end does. */
  readonly fits: (id: string) => boolean
}

/**
 * A tie for every two that share something. Where they would be too many to be drawn, the largest groups are left out,
 * each whole: of a part nobody could tell how it came about.
 *
 * @param max_count of ties
 */
export function sharedTies(
  { layer, groups, fits }: Shared,
  max_count: number = bounds.ties_count,
): { readonly ties: readonly Tie[]; readonly leftOut: readonly LeftOut[] } {
  const ties = new Map<string, Tie>()
  const leftOut: LeftOut[] = []
  const sized = groups.map((group) => ({ group, ties_count: tiesIn(group, fits) }))
  for (const { group, ties_count } of sized.sort((a, b) => a.ties_count - b.ties_count))
    if (ties.size + ties_count > max_count) leftOut.push({ layer, group, ties_count, fits, cities: [] })
    else
      for (const [index, one] of group.members.entries())
        tieTo(ties, layer, group.name, one, group.members.slice(index + 1), fits)
  return { ties: [...ties.values()], leftOut }
}

/** The network with all that a city shares, also where others' ties by the same were left out. */
export function withOwnTies(network: Network, chosen: string | null): Network {
  const own = network.leftOut.flatMap(({ group, ...rest }) => {
    const one = group.members.find(({ id }) => id === chosen)
    return one ? [{ ...rest, group, one }] : []
  })
  if (own.length === 0) return network
  const ties = new Map(network.ties.map((tie) => [tie.id, tie]))
  const cities = new Map(network.cities)
  for (const { layer, group, one, fits, cities: aside } of own) {
    tieTo(ties, layer, group.name, one, group.members, fits)
    for (const city of aside) if (fits(one.id)) cities.set(city.id, city)
  }
  return assembleNetwork([...cities.values()], [...ties.values()], network)
}

/** How many ties it makes: between those that fit, and from them to the others. */
function tiesIn({ members }: SharedGroup, fits: Shared['fits']): number {
  const fitting_count = members.filter(({ id }) => fits(id)).length
  return (fitting_count * (fitting_count - 1)) / 2 + fitting_count * (members.length - fitting_count)
}

function tieTo(
  ties: Map<string, Tie>,
  layer: LeftOut['layer'],
  name: string,
  one: GroupMember,
  others: readonly GroupMember[],
  fits: Shared['fits'],
): void {
  for (const other of others) {
    if (other.id === one.id || !(fits(one.id) || fits(other.id))) continue
    const [from, to] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
    const id = `${layer}:${from}:${to}`
    const [since, until] = [laterOf(one.since, other.since), earlierKnownOf(one.until, other.until)]
    const known = ties.get(id)
    ties.set(
      id,
      known
        ? {
            ...known,
            since: earlierOf(known.since, since),
            until: laterOf(known.until, until),
            shared: [...known.shared, name],
          }
        : { id, layer, from, to, kind: null, status: null, since, until, shared: [name] },
    )
  }
}
