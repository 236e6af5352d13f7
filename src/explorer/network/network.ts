import type { Layer } from '../state/view-state.js'

export interface Place {
  /** In degrees. */
  readonly latitude: number
  readonly longitude: number
}

export interface MapCity {
  readonly id: string
  readonly name: string
  readonly country: { readonly code: string | null; readonly name: string } | null
  readonly population: number | null
  /** Null where no source says where it is. */
  readonly location: Place | null
}

/** What ties two cities: a twinning, or what they have both signed or joined. */
export interface Tie {
  readonly id: string
  readonly layer: Layer
  readonly from: string
  readonly to: string
  readonly kind: 'TWINNING' | 'FRIENDSHIP' | 'PARTNERSHIP' | null
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'ENDED' | null
  readonly since: string | null
  readonly until: string | null
  /** Names of the agreements or programmes that they share; none for a twinning. */
  readonly shared: readonly string[]
}

/** How many there are, and how many of them are here. */
export interface Bounded {
  readonly shown: number
  readonly all: number
}

/** A city in an agreement or a programme; dates as precise as the source, null where none says. */
export interface GroupMember {
  readonly id: string
  readonly since: string | null
  readonly until: string | null
}

/** What cities have signed or joined together. */
export interface SharedGroup {
  readonly id: string
  readonly name: string
  readonly members: readonly GroupMember[]
}

/** An agreement or programme of so many that their ties are not drawn. */
export interface LeftOut {
  readonly layer: Exclude<Layer, 'twinnings'>
  readonly group: SharedGroup
  readonly ties_count: number
  /** Of each tie an end does. */
  readonly fits: (id: string) => boolean
  /** Of its members those that are not here. */
  readonly cities: readonly MapCity[]
}

export interface Network {
  readonly cities: ReadonlyMap<string, MapCity>
  readonly ties: readonly Tie[]
  /** Distinct cities that a city is tied to, of those that are here. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>
  /** How many ties a city has of those that are here; of several with one other each counts. */
  readonly tieCounts: ReadonlyMap<string, number>
  /** Those of which no source says where they are. */
  readonly unplaced: readonly MapCity[]
  /** Null where all are here. */
  readonly cutCities: Bounded | null
  readonly cutTies: Bounded | null
  readonly leftOut: readonly LeftOut[]
}

type Missing = Pick<Network, 'cutCities' | 'cutTies'> & { readonly leftOut?: Network['leftOut'] }

/** Ties of which an end is not there are left out. */
export function assembleNetwork(
  cities: readonly MapCity[],
  given: readonly Tie[],
  { cutCities, cutTies, leftOut = [] }: Missing,
): Network {
  const byId = new Map(cities.map((city) => [city.id, city]))
  const ties = given.filter(({ from, to }) => byId.has(from) && byId.has(to))
  const neighbours = new Map<string, Set<string>>()
  const tieCounts = new Map<string, number>()
  const add = (one: string, other: string): void => {
    tieCounts.set(one, (tieCounts.get(one) ?? 0) + 1)
    const known = neighbours.get(one)
    if (known) known.add(other)
    else neighbours.set(one, new Set([other]))
  }
  for (const { from, to } of ties) {
    add(from, to)
    add(to, from)
  }
  const unplaced = [...byId.values()].filter(({ location }) => location === null)
  return { cities: byId, ties, neighbours, tieCounts, unplaced, cutCities, cutTies, leftOut }
}

export const tieCountOf = (network: Network, id: string): number => network.tieCounts.get(id) ?? 0
