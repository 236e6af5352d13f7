import { LRUCache } from 'lru-cache'
import { byDecade } from '../analytics/by-decade.js'
import type { Projection } from '../analytics/projection.js'
import { limits } from '../limits.js'
import type { PartsDone } from './in-parts.js'
import { type JobBounds, Jobs, type ReportFault } from './jobs.js'
import { Measured, type Question, type VersionedSelection } from './measured.js'
import { Pool, type StartThread } from './pool.js'
import { Searches } from './searches.js'

export interface MeasuresOptions {
  /** Threads to compute on. */
  readonly threads_count: number
  /** In place of the limits. */
  readonly jobs?: Partial<JobBounds>
  /** Told how far work is that goes in parts. */
  readonly onParts?: PartsDone
  readonly onFault?: ReportFault
  /** How long a search may take. */
  readonly searchTime_ms?: number
  /** In place of the pool's own way. */
  readonly startThread?: StartThread | undefined
}

const jobBounds: JobBounds = {
  wait_ms: limits.computeWait_ms,
  running_count: limits.jobsRunning_count,
  perClient_count: limits.jobsRunningPerClient_count,
  kept_count: limits.jobsKept_count,
  kept_ms: limits.jobKept_ms,
  time_ms: limits.jobTime_ms,
}

export interface MeasuredDecade {
  /** Its first year. */
  readonly from: number
  /** The decade as a date, such as `196X`. */
  readonly startedIn: string
  readonly measured: Measured
}

/** Parts of the graph that were asked about, with what was computed on them, as far as memory goes. */
export class Measures {
  readonly pool: Pool
  readonly jobs: Jobs
  readonly searches: Searches
  readonly #onParts: PartsDone
  #latest: Projection | null = null
  readonly #known = new LRUCache<string, Measured>({
    maxSize: limits.measuredCache_bytes,
    sizeCalculation: ({ selection: { nodes, edges } }) =>
      entry_bytes + nodes.length * bytesPerNode + edges.length * bytesPerEdge,
  })

  constructor(options: MeasuresOptions) {
    const { threads_count, jobs, startThread, onParts = () => {}, onFault = () => {} } = options
    this.pool = new Pool(threads_count, startThread)
    this.jobs = new Jobs({ ...jobBounds, ...jobs }, onFault)
    this.searches = new Searches(options.searchTime_ms ?? limits.searchTime_ms, startThread)
    this.#onParts = onParts
  }

  /**
   * A selection with its measures: those already known, where the same was asked of the same version.
   *
   * @param question what was asked for, as JSON can say it
   */
  of(selection: VersionedSelection, question: Question): Measured {
    const key = JSON.stringify(question)
    const known = this.#known.get(key)
    // A write past the log changes the projection, and not the version.
    const isCurrent =
      known?.selection.projection === selection.projection && known.selection.graphVersion === selection.graphVersion
    if (known && isCurrent) return known
    // What is of an older graph holds that whole graph in memory.
    if (selection.projection !== this.#latest) this.#known.clear()
    this.#latest = selection.projection
    const measured = new Measured(selection, { pool: this.pool, question, onParts: this.#onParts })
    this.#known.set(key, measured)
    return measured
  }

  /** A selection by the decades in which its ties began: see `byDecade`. */
  byDecade(measured: Measured): MeasuredDecade[] {
    const { selection, question } = measured
    return byDecade(selection).map(({ from, selection: own }) => {
      const startedIn = `${String(from / 10).padStart(3, '0')}X`
      const part = { ...own, graphVersion: selection.graphVersion }
      return { from, startedIn, measured: this.of(part, { ...question, startedIn } as Question) }
    })
  }

  async close(): Promise<void> {
    const closed = this.jobs.close()
    await Promise.all([closed, this.pool.close(), this.searches.close()])
  }
}

/** Of the graph and of all measures, once all have been asked for. */
const bytesPerNode = 150
const bytesPerEdge = 20
const entry_bytes = 1000
