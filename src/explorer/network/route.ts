import { assembleNetwork, type MapCity, type Network, type Tie } from './network.js'

/** What shortest paths lead through, as a map can show it. */
export interface Route {
  readonly cities: ReadonlyMap<string, MapCity>
  /** Between the cities that follow each other on a path; each once. */
  readonly ties: readonly Tie[]
  readonly tieIds: ReadonlySet<string>
}

export interface PathNode {
  readonly id: string
  readonly name: string
  /** Null for what is no city. */
  readonly city: MapCity | null
}

export interface PathTie extends Pick<Tie, 'id' | 'kind' | 'status' | 'since' | 'until'> {
  readonly type: string
}

export interface TiedPath {
  readonly nodes: readonly PathNode[]
  /** One fewer than there are nodes. */
  readonly ties: readonly PathTie[]
}

/**
 * From each city of a path to the next: their twinning, or what both have signed or joined, which stands between them
 * on the path.
 */
export function routeOf(paths: readonly TiedPath[]): Route {
  const cities = new Map<string, MapCity>()
  const ties = new Map<string, Tie>()
  for (const { nodes, ties: steps } of paths) {
    let last: { readonly index: number; readonly city: MapCity } | null = null
    for (const [index, { city }] of nodes.entries()) {
      if (city === null) continue
      cities.set(city.id, city)
      if (last !== null) {
        const between = nodes.slice(last.index + 1, index).map(({ name }) => name)
        const tie = tieBetween(last.city, city, steps.slice(last.index, index), between)
        ties.set(tie.id, tie)
      }
      last = { index, city }
    }
  }
  return { cities, ties: [...ties.values()], tieIds: new Set(ties.keys()) }
}

function tieBetween(one: MapCity, other: MapCity, steps: readonly PathTie[], shared: readonly string[]): Tie {
  const [first] = steps
  const ends = one.id < other.id ? { from: one.id, to: other.id } : { from: other.id, to: one.id }
  if (steps.length === 1 && first !== undefined) return { ...first, ...ends, layer: 'twinnings', shared: [] }
  const layer = steps.some(({ type }) => type === 'SIGNED') ? 'agreements' : 'programmes'
  // As the layers of the map name theirs, so that one that is drawn already is drawn once.
  const id = `${layer}:${ends.from}:${ends.to}`
  return { id, ...ends, layer, kind: null, status: null, since: null, until: null, shared }
}

/** The network with what filters have left out of the route. */
export function withRoute(network: Network, route: Route): Network {
  const known = new Set(network.ties.map(({ id }) => id))
  const more = route.ties.filter(({ id }) => !known.has(id))
  const missing = [...route.cities.values()].filter(({ id }) => !network.cities.has(id))
  if (more.length === 0 && missing.length === 0) return network
  return assembleNetwork([...network.cities.values(), ...missing], [...network.ties, ...more], network)
}
