import { statSync } from 'node:fs'
import type { GrafeoDB } from '@grafeo-db/js'

export interface CheckpointBounds {
  readonly interval_ms: number
  /** Of the log that is written since the last checkpoint. */
  readonly leastWal_bytes: number
}

/** Commits between two looks at the file. */
const lookEvery_commits = 16
/** Of the file's size, what the log may grow to. */
const walShare = 0.5
/** The engine is told anew when the bound has grown by so much. */
const grown_ratio = 1.25

/**
 * When the engine checkpoints by itself. A checkpoint writes the whole file, so with one for
 * each so many bytes of the log an import would write the square of its size: at a million
 * cities, 40 files of up to 3 GB. The log may grow with the file, so all that is written
 * stays in proportion to what is loaded.
 */
export class CheckpointPace {
  #commits_count = 0
  #wal_bytes = 0

  constructor(
    readonly db: GrafeoDB,
    readonly file: string,
    readonly bounds: CheckpointBounds,
  ) {
    this.#follow()
  }

  /** To be called after each commit. */
  committed(): void {
    if (++this.#commits_count % lookEvery_commits === 0) this.#follow()
  }

  #follow(): void {
    const { interval_ms, leastWal_bytes } = this.bounds
    const file_bytes = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0
    const wal_bytes = Math.max(leastWal_bytes, Math.round(file_bytes * walShare))
    if (wal_bytes < this.#wal_bytes * grown_ratio) return
    this.#wal_bytes = wal_bytes
    this.db.setCheckpointTriggers({ intervalMs: interval_ms, walBytes: wal_bytes })
  }
}
