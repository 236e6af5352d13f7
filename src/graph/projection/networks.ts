import { LRUCache } from 'lru-cache'
import { Network } from '../../analytics/network.js'
import type { Projection } from '../../analytics/projection.js'
import type { Stop } from '../../domain/stop.js'
import type { EngineVersion } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { FreshView } from '../fresh-view.js'
import type { SubgraphQuestion, Subgraphs } from './subgraphs.js'

/** A network with the graph's version that it is of. */
export interface VersionedNetwork {
  readonly network: Network
  readonly graphVersion: number
}

/**
 * Parts of the graph for traversals, each kept as long as the graph stays as it is: to find
 * one again costs the look at the version alone, whatever its filters.
 */
export class Networks {
  #view: Projection | null = null
  #seq = -1
  readonly #known = new LRUCache<string, VersionedNetwork>({
    maxSize: limits.networkCacheMax_bytes,
    sizeCalculation: ({ network }) => network.size_bytes,
  })

  constructor(
    readonly projection: FreshView<Projection>,
    readonly subgraphs: Subgraphs,
  ) {}

  /**
   * @param seen as of `FreshView.current`
   * @throws as `Subgraphs.select`
   */
  async get(
    { types, cities, twinnings, asOf }: SubgraphQuestion,
    seen?: EngineVersion,
    stop?: Stop,
  ): Promise<VersionedNetwork> {
    const fresh = await this.projection.current(seen)
    const { view, seq } = fresh
    if (view !== this.#view || seq !== this.#seq) this.#forget(view, seq)
    const key = JSON.stringify([types && [...new Set(types)].sort(), cities, twinnings, asOf])
    const known = this.#known.get(key)
    if (known) return known
    const subgraph = await this.subgraphs.select({ types, cities, twinnings, asOf }, fresh, stop)
    const made = { network: new Network(subgraph), graphVersion: subgraph.graphVersion }
    // Meanwhile the graph may have become another.
    if (subgraph.projection === this.#view && made.graphVersion === this.#seq) this.#known.set(key, made)
    return made
  }

  /** What is of an older version holds its projection, and is never asked for again. */
  #forget(view: Projection, seq: number): void {
    this.#known.clear()
    this.#view = view
    this.#seq = seq
  }
}
