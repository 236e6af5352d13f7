import type { Network, Tie } from './network.js'
import type { Route } from './route.js'

/** What stands out; all else steps back, unless nothing stands out. */
export interface Focus {
  readonly cities: ReadonlySet<string>
  isOn(tie: Tie): boolean
}

export interface FocusChoice {
  readonly route: Route | null
  readonly chosen: string | null
  /** Ids of what the chosen one is tied to beside what the network says. */
  readonly related: readonly string[]
}

/** These cities and the ties among them. */
export const among = (cities: ReadonlySet<string>): Focus => ({
  cities,
  isOn: ({ from, to }) => cities.has(from) && cities.has(to),
})

export const noFocus = among(new Set())

/**
 * One rule for all that draws a network. A route where there is one; else a city that is chosen, with its ties and those
 * that these lead to; else the cities that something else is tied to, such as an agreement to who signed it, and the
 * ties among them.
 */
export function focusOn(network: Network, { route, chosen, related }: FocusChoice): Focus {
  if (route !== null) return { cities: new Set(route.cities.keys()), isOn: ({ id }) => route.tieIds.has(id) }
  if (chosen === null) return noFocus
  if (!network.cities.has(chosen)) return among(new Set(related.filter((id) => network.cities.has(id))))
  return {
    cities: new Set([chosen, ...(network.neighbours.get(chosen) ?? [])]),
    isOn: ({ from, to }) => from === chosen || to === chosen,
  }
}
