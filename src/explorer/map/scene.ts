import type { Focus } from '../network/focus.js'
import { type Network, type Place, tieCountOf } from '../network/network.js'
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
  /** Arcs by layer; those that stand out apart. */
  readonly arcs = new Map<Layer, Outline>()
  readonly litArcs = new Map<Layer, Outline>()
  constructor(
    readonly network: Network,
    readonly chosen: string | null,
    readonly focus: Focus,
    outline: () => Outline,
  ) {
    for (const { id, location } of network.cities.values())
      if (location !== null)
        this.#points.push({ ...toWorld(location), id, weight: tieCountOf(network, id), isPinned: this.lit.has(id) })
    this.#addArcs(outline)
  }

  /** The cities that stand out. */
  get lit(): ReadonlySet<string> {
    return this.focus.cities
  }

  nameOf(id: string): string {
    return this.network.cities.get(id)?.name ?? id
  }

  /** Where the cities are that stand out, or else all. */
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
    for (const tie of this.network.ties) {
      const { layer, from, to } = tie
      const [start, end] = [placeOf(from), placeOf(to)]
      if (start === null || end === null) continue
      const paths = this.focus.isOn(tie) ? this.litArcs : this.arcs
      const path = paths.get(layer) ?? outline()
      paths.set(layer, path)
      drawCurve(path, swungOut(greatCircle(start, end), swings[layer]))
    }
  }
}
