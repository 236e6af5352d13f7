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

export interface Network {
  readonly cities: ReadonlyMap<string, MapCity>
  readonly ties: readonly Tie[]
  /** Distinct cities that a city is tied to, of those that are here. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>
  readonly unplaced_count: number
  /** Null where all are here. */
  readonly cutCities: Bounded | null
  readonly cutTies: Bounded | null
}

/** Ties of which an end is not there are left out. */
export function assembleNetwork(
  cities: readonly MapCity[],
  given: readonly Tie[],
  cut: Pick<Network, 'cutCities' | 'cutTies'>,
): Network {
  const byId = new Map(cities.map((city) => [city.id, city]))
  const ties = given.filter(({ from, to }) => byId.has(from) && byId.has(to))
  const neighbours = new Map<string, Set<string>>()
  const add = (one: string, other: string): void => {
    const known = neighbours.get(one)
    if (known) known.add(other)
    else neighbours.set(one, new Set([other]))
  }
  for (const { from, to } of ties) {
    add(from, to)
    add(to, from)
  }
  const unplaced_count = cities.filter(({ location }) => location === null).length
  return { cities: byId, ties, neighbours, unplaced_count, ...cut }
}

export const degreeOf = (network: Network, id: string): number => network.neighbours.get(id)?.size ?? 0
