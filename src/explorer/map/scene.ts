import { degreeOf, type Network, type Place, type Tie } from '../network/network.js'
import type { Route } from '../network/route.js'
import type { Layer } from '../state/view-state.js'
import { type Cluster, type ClusterPoint, clusterPoints } from './clusters.js'
import { drawCurve, swungOut } from './curve.js'
import { greatCircle } from './great-circle.js'
import { toWorld, type WorldPoint } from './mercator.js'
import type { Outline } from './pen.js'

/** Points nearer than this to a heavier one are drawn as part of it. */
const clusterRadius_px = 36

/** How far what is no twinning swings out, as a share of its length: so cities that are tied in several ways show each. */
const swings: Readonly<Record<Layer, number>> = { twinnings: 0, agreements: 0.09, programmes: -0.09 }

/** A view's network in the units of the world: built once, then only moved under the camera. */
export class Scene {
  readonly #points: ClusterPoint[] = []
  readonly #clusters = new Map<number, readonly Cluster[]>()
  /** Arcs by layer; those of the route, or else of the chosen city, apart. */
  readonly arcs = new Map<Layer, Outline>()
  readonly chosenArcs = new Map<Layer, Outline>()
  /** What a route leads through; else the chosen city, its neighbours and what is related to it otherwise. */
  readonly lit: ReadonlySet<string>

  constructor(
    readonly network: Network,
    readonly chosen: string | null,
    readonly related: readonly string[],
    readonly route: Route | null,
    outline: () => Outline,
  ) {
    const tied = chosen === null ? [] : [chosen, ...(network.neighbours.get(chosen) ?? []), ...related]
    this.lit = new Set((route ? [...route.cities.keys()] : tied).filter((id) => network.cities.has(id)))
    for (const { id, location } of network.cities.values())
      if (location !== null)
        this.#points.push({ ...toWorld(location), id, weight: degreeOf(network, id), isPinned: this.lit.has(id) })
    this.#addArcs(outline)
  }

  nameOf(id: string): string {
    return this.network.cities.get(id)?.name ?? id
  }

  /** Where the chosen city and its neighbours are, or else all cities. */
  places(onlyLit: boolean): WorldPoint[] {
    return onlyLit ? this.#points.filter(({ id }) => this.lit.has(id)) : this.#points
  }

  /** Those of a whole zoom level, so that zooming within it moves no city in or out of a cluster. */
  clustersAt(zoom: number): readonly Cluster[] {
    const level = Math.floor(zoom)
    const known = this.#clusters.get(level)
    if (known) return known
    const clusters = clusterPoints(this.#points, clusterRadius_px / (256 * 2 ** level))
    this.#clusters.set(level, clusters)
    return clusters
  }

  #addArcs(outline: () => Outline): void {
    const placeOf = (id: string): Place | null => this.network.cities.get(id)?.location ?? null
    const isLit = ({ id, from, to }: Tie): boolean =>
      this.route ? this.route.tieIds.has(id) : from === this.chosen || to === this.chosen
    for (const tie of this.network.ties) {
      const { layer, from, to } = tie
      const [start, end] = [placeOf(from), placeOf(to)]
      if (start === null || end === null) continue
      const paths = isLit(tie) ? this.chosenArcs : this.arcs
      const path = paths.get(layer) ?? outline()
      paths.set(layer, path)
      drawCurve(path, swungOut(greatCircle(start, end), swings[layer]))
    }
  }
}
