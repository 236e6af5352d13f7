import { type ChanceDistances, placesOfEnds } from '../analytics/aggregates/chance-distances.js'
import type { AllDistances } from '../analytics/all-distances.js'
import { isNear, type Metric, nearMetrics } from '../analytics/city-metrics.js'
import { closeness, harmonicCloseness } from '../analytics/closeness.js'
import { countriesOfNodes, countryNumbers } from '../analytics/country-numbers.js'
import type { SampledBetweenness } from '../analytics/sampled-betweenness.js'
import { graphOf, type SelectedGraph, type Selection } from '../analytics/selection.js'
import type { PartialDate } from '../domain/partial-date.js'
import { claimsOf } from './claims.js'
import { type ListedCommunities, listCommunities } from './communities.js'
import { contentHash } from './content-hash.js'
import { type FoldGroups, type Folding, foldGroups } from './fold-groups.js'
import { allDistancesOn, betweennessOn, type PartsDone } from './in-parts.js'
import type { Analysis } from './job.js'
import type { Caller } from './jobs.js'
import type { Pool } from './pool.js'
import { type Run, SharedWorks } from './shared-work.js'
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

export interface FoldOptions {
  readonly by: Folding
  /** Of the communities of groups. */
  readonly seed: number
}
export const foldMeasures: { readonly [F in Folding]: string } = {
  COUNTRY: 'countryNetwork',
  PROGRAMME: 'programmeNetwork',
}

/** `groups` are the projection's nodes that the numbers of the folded graph stand for. */
export type FoldedNetwork = TaskResult<'foldedNetwork'> & Pick<FoldGroups, 'groups'>

/** What was asked for, as JSON can say it. */
export interface Question {
  readonly types?: readonly string[] | undefined
  readonly asOf?: PartialDate | undefined
}

/** Tasks on the graph, which some options may stand beside. */
type GraphTask = { [N in TaskName]: TaskInput<N> extends OnGraph ? N : never }[TaskName]
type Options<N extends GraphTask> = Omit<TaskInput<N>, 'graph'>

export interface MeasuredOptions {
  readonly pool: Pool
  readonly question: Question
  readonly onParts: PartsDone
}

/**
 * A part of the graph with what is computed on it: each measure when it is first asked for,
 * on other threads, once for all who ask. Work stops when all who wait for it have gone.
 */
export class Measured {
  readonly #works = new SharedWorks()

  constructor(
    readonly selection: VersionedSelection,
    readonly options: MeasuredOptions,
  ) {}

  get question(): Question {
    return this.options.question
  }

  /** The graph that measures are of, simple and undirected, and the projection's number of each of its nodes. */
  graph(caller: Caller): Promise<SelectedGraph> {
    const { nodes, edges, projection } = this.selection
    const { from, to } = projection.edges
    return this.#shared({ measure: 'graph' }, caller, ({ signal }) =>
      this.#pool.run('graph', { nodes, edges, projection: { edges: { from, to } } }, signal),
    )
  }

  /** What a task on the graph gives. */
  on<N extends GraphTask>(task: N, options: Options<N>, caller: Caller): Promise<TaskResult<N>> {
    return this.#shared({ measure: task, parameters: options }, caller, async ({ signal, progress }) => {
      const { graph } = await this.graph({ signal })
      return this.#pool.run(task, { graph, ...options } as TaskInput<N>, signal, progress)
    })
  }

  distances(caller: Caller): Promise<AllDistances> {
    return this.#shared({ measure: 'distances' }, caller, async (run) => {
      const { graph } = await this.graph(run)
      return allDistancesOn(this.#pool, graph, this.#inParts(run))
    })
  }

  betweenness(caller: Caller): Promise<Float64Array> {
    return this.#shared({ measure: 'betweenness' }, caller, async (run) => {
      const { graph } = await this.graph(run)
      return betweennessOn(this.#pool, graph, this.#inParts(run))
    })
  }

  sampledBetweenness({ epsilon, delta, seed }: Sampling, caller: Caller): Promise<SampledBetweenness> {
    return this.on('sampledBetweenness', { epsilon, delta, seed }, caller)
  }

  communities({ seed, resolution }: CommunityOptions, caller: Caller): Promise<ListedCommunities> {
    return this.#shared({ measure: 'communities', parameters: { seed, resolution } }, caller, async (run) => {
      run.progress.onProgress(0, 1)
      const own = { signal: run.signal }
      const found = await this.on('leiden', { seed, resolution }, own)
      return { ...found, list: listCommunities(found, await this.graph(own)) }
    })
  }

  reciprocity(caller: Caller): Promise<TaskResult<'reciprocity'>> {
    return this.#shared({ measure: 'reciprocity' }, caller, ({ signal }) =>
      this.#pool.run('reciprocity', claimsOf(this.selection), signal),
    )
  }

  countryAssortativity(caller: Caller): Promise<TaskResult<'countryAssortativity'>> {
    return this.#shared({ measure: 'countryAssortativity' }, caller, async ({ signal }) => {
      const { graph, nodes } = await this.graph({ signal })
      const { categories } = countryNumbers(countriesOfNodes(this.selection.projection, nodes))
      return this.#pool.run('countryAssortativity', { graph, categories }, signal)
    })
  }

  /** The graph folded by what its nodes belong to; as of a date, by what they can have belonged to then. */
  foldedNetwork({ by, seed }: FoldOptions, caller: Caller): Promise<FoldedNetwork> {
    return this.#shared({ measure: foldMeasures[by], parameters: { seed } }, caller, async ({ signal }) => {
      const { graph, nodes } = await this.graph({ signal })
      const { categories, groups } = foldGroups[by](this.selection, nodes, this.question.asOf)
      const found = await this.#pool.run('foldedNetwork', { graph, categories, seed }, signal)
      return { ...found, groups }
    })
  }

  /** The distances that ties would span by chance, counted in buckets of a width. */
  chanceDistances(width_km: number, caller: Caller): Promise<ChanceDistances> {
    const parameters = { bucketKm: width_km }
    return this.#shared({ measure: 'chanceDistances', parameters }, caller, ({ signal, progress }) =>
      this.#pool.run('chanceDistances', { places: placesOfEnds(this.selection), width_km }, signal, progress),
    )
  }

  /** SHA-256 of the selection: see `contentHash`. */
  contentHash(caller: Caller): Promise<string> {
    return this.#shared({ measure: 'contentHash' }, caller, () => contentHash(this.selection))
  }

  /** All that the statistics of a network are made of, one after the other, so that each is known then. */
  statistics(caller: Caller): Promise<void> {
    return this.#shared({ measure: 'statistics' }, caller, async ({ signal, progress }) => {
      const own = { signal }
      const parts = [
        () => this.on('components', {}, own),
        () => this.on('clustering', {}, own),
        () => this.on('degreeDistribution', {}, own),
        () => this.on('degreeAssortativity', {}, own),
        () => this.on('cutPoints', {}, own),
        () => this.countryAssortativity(own),
        () => this.reciprocity(own),
        () => this.distances(own),
      ]
      for (const [done, part] of parts.entries()) {
        progress.onProgress(done, parts.length)
        await part()
      }
    })
  }

  /** The values of a metric, by node of the graph, and the projection's number of each of these nodes. */
  async values(by: Metric, sampling: Sampling | null, caller: Caller): Promise<MetricValues> {
    if (isNear(by)) {
      const selected = graphOf(this.selection)
      return { values: nearMetrics[by](selected, this.selection), nodes: selected.nodes }
    }
    const values = await this.#farValues(by, sampling, caller)
    return { values, nodes: (await this.graph(caller)).nodes }
  }

  async #farValues(by: Metric, sampling: Sampling | null, caller: Caller): Promise<Float64Array> {
    switch (by) {
      case 'BETWEENNESS':
        return sampling ? (await this.sampledBetweenness(sampling, caller)).values : this.betweenness(caller)
      case 'CLOSENESS':
        return closeness(await this.distances(caller))
      case 'HARMONIC':
        return harmonicCloseness(await this.distances(caller))
      case 'EIGENVECTOR':
        return this.on('eigenvector', {}, caller)
      case 'CORE':
        return this.on('coreNumbers', {}, caller)
      case 'CLUSTERING':
        return (await this.on('clustering', {}, caller)).local
      default:
        return this.on('pageRank', {}, caller)
    }
  }

  /** How much is done of what somebody waits for, from 0 to 1. */
  doneFor(signal: AbortSignal): number {
    return this.#works.doneFor(signal)
  }

  get #pool(): Pool {
    return this.options.pool
  }

  #inParts({ signal, progress }: Run): { signal: AbortSignal; onParts: PartsDone } {
    const { onParts } = this.options
    return {
      signal,
      onParts(done_count, total_count) {
        progress.onProgress(done_count, total_count)
        onParts(done_count, total_count)
      },
    }
  }

  #shared<T>(
    { measure, parameters = {} }: Pick<Analysis, 'measure'> & Partial<Analysis>,
    caller: Caller,
    work: (run: Run) => Promise<T>,
  ): Promise<T> {
    const get = (own: AbortSignal): Promise<T> => this.#works.get(JSON.stringify([measure, parameters]), own, work)
    const { signal, jobs } = caller
    return jobs ? jobs.within({ measured: this, measure, parameters }, caller, get) : get(signal)
  }
}

export interface MetricValues {
  readonly values: Float64Array
  readonly nodes: Int32Array
}
