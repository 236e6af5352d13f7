import { LRUCache } from 'lru-cache'
import type { Projection } from '../analytics/projection.js'
import { limitExceeded } from '../domain/errors.js'
import { limits } from '../limits.js'
import type { PartsDone } from './in-parts.js'
import { Measured, type MeasuredOptions, type VersionedSelection } from './measured.js'
import { Pool } from './pool.js'

export interface MeasuresOptions {
  /** Threads to compute on. */
  readonly threads_count: number
  /** How long a piece of work may take; for as long as it does where nothing is said. */
  readonly time_ms?: number
  /** Told how far work is that goes in parts. */
  readonly onParts?: PartsDone
}

/** Parts of the graph that were asked about, with what was computed on them, as far as memory goes. */
export class Measures {
  readonly pool: Pool
  readonly #options: MeasuredOptions
  #latest: Projection | null = null
  readonly #known = new LRUCache<string, Measured>({
    maxSize: limits.measuredCache_bytes,
    sizeCalculation: ({ selection: { nodes, edges } }) =>
      entry_bytes + nodes.length * bytesPerNode + edges.length * bytesPerEdge,
  })

  constructor({ threads_count, time_ms, onParts = () => {} }: MeasuresOptions) {
    this.pool = new Pool(threads_count)
    this.#options = { tooLong: time_ms === undefined ? null : { time_ms, error: () => tooLong(time_ms) }, onParts }
  }

  /**
   * A selection with its measures: those already known, where the same was asked of the same version.
   *
   * @param question what was asked for, as JSON can say it
   */
  of(selection: VersionedSelection, question: unknown): Measured {
    const key = JSON.stringify(question)
    const known = this.#known.get(key)
    // A write past the log changes the projection, and not the version.
    const isCurrent =
      known?.selection.projection === selection.projection && known.selection.graphVersion === selection.graphVersion
    if (known && isCurrent) return known
    // What is of an older graph holds that whole graph in memory.
    if (selection.projection !== this.#latest) this.#known.clear()
    this.#latest = selection.projection
    const measured = new Measured(selection, this.pool, this.#options)
    this.#known.set(key, measured)
    return measured
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}

/** Of the graph and of all measures, once all have been asked for. */
const bytesPerNode = 150
const bytesPerEdge = 20
const entry_bytes = 1000

const tooLong = (time_ms: number): Error =>
  limitExceeded(
    `This takes longer than ${time_ms / 1000} seconds, which is the most while serving. Ask about a part of the graph (where), for sampled betweenness (sampling), or run it with \`cityties analyze\`, which has no such bound.`,
    { limit_ms: time_ms },
  )
