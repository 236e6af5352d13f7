import type { AllDistances } from '../analytics/all-distances.js'
import { isNear, type Metric, nearMetrics } from '../analytics/city-metrics.js'
import { closeness, harmonicCloseness } from '../analytics/closeness.js'
import type { SampledBetweenness } from '../analytics/sampled-betweenness.js'
import { graphOf, type SelectedGraph, type Selection } from '../analytics/selection.js'
import { claimsOf } from './claims.js'
import { type ListedCommunities, listCommunities } from './communities.js'
import { contentHash } from './content-hash.js'
import { countryNumbers } from './country-numbers.js'
import { allDistancesOn, betweennessOn, type PartsDone } from './in-parts.js'
import type { Pool } from './pool.js'
import { SharedWorks } from './shared-work.js'
import type { OnGraph, TaskInput, TaskName, TaskResult } from './tasks.js'

/** A part of the graph, of one version. */
export interface VersionedSelection extends Selection {
  readonly graphVersion: number
}

/** Betweenness from a sample: see `SamplingOptions`. */
export interface Sampling {
  readonly epsilon: number
  readonly delta: number
  readonly seed: number
}

export interface CommunityOptions {
  readonly seed: number
  readonly resolution: number
}

/** Tasks on the graph, which some options may stand beside. */
type GraphTask = { [N in TaskName]: TaskInput<N> extends OnGraph ? N : never }[TaskName]
type Options<N extends GraphTask> = Omit<TaskInput<N>, 'graph'>

export interface MeasuredOptions {
  /** How long a piece of work may take; null for as long as it does. */
  readonly tooLong: { readonly time_ms: number; readonly error: () => Error } | null
  readonly onParts: PartsDone
}

/**
 * A part of the graph with what is computed on it: each measure when it is first asked for,
 * on other threads, once for all who ask. Every method takes the signal by which the caller
 * goes away; work stops when all who wait for it have gone.
 */
export class Measured {
  readonly #works: SharedWorks

  constructor(
    readonly selection: VersionedSelection,
    readonly pool: Pool,
    readonly options: MeasuredOptions,
  ) {
    this.#works = new SharedWorks(options.tooLong)
  }

  /** The graph that measures are of, simple and undirected, and the projection's number of each of its nodes. */
  graph(signal: AbortSignal): Promise<SelectedGraph> {
    const { nodes, edges, projection } = this.selection
    const { from, to } = projection.edges
    return this.#works.get('graph', signal, (own) =>
      this.pool.run('graph', { nodes, edges, projection: { edges: { from, to } } }, own),
    )
  }

  /** What a task on the graph gives. */
  on<N extends GraphTask>(task: N, options: Options<N>, signal: AbortSignal): Promise<TaskResult<N>> {
    return this.#works.get(JSON.stringify([task, options]), signal, async (own) => {
      const { graph } = await this.graph(own)
      return this.pool.run(task, { graph, ...options } as TaskInput<N>, own)
    })
  }

  distances(signal: AbortSignal): Promise<AllDistances> {
    return this.#works.get('distances', signal, async (own) => {
      const { graph } = await this.graph(own)
      return allDistancesOn(this.pool, graph, { signal: own, onParts: this.options.onParts })
    })
  }

  betweenness(signal: AbortSignal): Promise<Float64Array> {
    return this.#works.get('betweenness', signal, async (own) => {
      const { graph } = await this.graph(own)
      return betweennessOn(this.pool, graph, { signal: own, onParts: this.options.onParts })
    })
  }

  sampledBetweenness({ epsilon, delta, seed }: Sampling, signal: AbortSignal): Promise<SampledBetweenness> {
    return this.on('sampledBetweenness', { epsilon, delta, seed }, signal)
  }

  communities({ seed, resolution }: CommunityOptions, signal: AbortSignal): Promise<ListedCommunities> {
    return this.#works.get(`communities ${seed} ${resolution}`, signal, async (own) => {
      const found = await this.on('leiden', { seed, resolution }, own)
      return { ...found, list: listCommunities(found, await this.graph(own)) }
    })
  }

  reciprocity(signal: AbortSignal): Promise<TaskResult<'reciprocity'>> {
    return this.#works.get('reciprocity', signal, (own) => this.pool.run('reciprocity', claimsOf(this.selection), own))
  }

  countryAssortativity(signal: AbortSignal): Promise<TaskResult<'countryAssortativity'>> {
    return this.#works.get('countryAssortativity', signal, async (own) => {
      const { graph, nodes } = await this.graph(own)
      const { categories } = countryNumbers(this.selection, nodes)
      return this.pool.run('countryAssortativity', { graph, categories }, own)
    })
  }

  /** The graph folded by country; `countries` are the projection's nodes that its numbers stand for. */
  countryNetwork(
    seed: number,
    signal: AbortSignal,
  ): Promise<TaskResult<'countryNetwork'> & { readonly countries: readonly number[] }> {
    return this.#works.get(`countryNetwork ${seed}`, signal, async (own) => {
      const { graph, nodes } = await this.graph(own)
      const { categories, countries } = countryNumbers(this.selection, nodes)
      const found = await this.pool.run('countryNetwork', { graph, categories, count: countries.length, seed }, own)
      return { ...found, countries }
    })
  }

  /** SHA-256 of the selection: see `contentHash`. */
  contentHash(signal: AbortSignal): Promise<string> {
    return this.#works.get('contentHash', signal, () => contentHash(this.selection))
  }

  /** The values of a metric, by node of the graph, and the projection's number of each of these nodes. */
  async values(by: Metric, sampling: Sampling | null, signal: AbortSignal): Promise<MetricValues> {
    if (isNear(by)) {
      const selected = graphOf(this.selection)
      return { values: nearMetrics[by](selected, this.selection), nodes: selected.nodes }
    }
    const values = await this.#farValues(by, sampling, signal)
    return { values, nodes: (await this.graph(signal)).nodes }
  }

  async #farValues(by: Metric, sampling: Sampling | null, signal: AbortSignal): Promise<Float64Array> {
    switch (by) {
      case 'BETWEENNESS':
        return sampling ? (await this.sampledBetweenness(sampling, signal)).values : this.betweenness(signal)
      case 'CLOSENESS':
        return closeness(await this.distances(signal))
      case 'HARMONIC':
        return harmonicCloseness(await this.distances(signal))
      case 'EIGENVECTOR':
        return this.on('eigenvector', {}, signal)
      case 'CORE':
        return this.on('coreNumbers', {}, signal)
      case 'CLUSTERING':
        return (await this.on('clustering', {}, signal)).local
      default:
        return this.on('pageRank', {}, signal)
    }
  }
}

export interface MetricValues {
  readonly values: Float64Array
  readonly nodes: Int32Array
}
