/**
 * How long work says how far it is, and learns that nobody waits for it any more. Both
 * are asked every few milliseconds, not at every step.
 */
export interface Progress {
  onProgress?(done: number, total: number): void
  isCancelled?(): boolean
}

/** What work throws that finds itself cancelled. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'

  constructor() {
    super('The work was cancelled.')
  }
}

/** @throws Cancelled when nobody waits any more */
export function report(progress: Progress, done: number, total: number): void {
  if (progress.isCancelled?.()) throw new Cancelled()
  progress.onProgress?.(done, total)
}

/** For a part of some work: its progress is told as that of the whole. */
export const partOf = (progress: Progress, before: number, total: number): Progress => ({
  onProgress: (done) => progress.onProgress?.(before + done, total),
  isCancelled: () => progress.isCancelled?.() ?? false,
})

const cells = { cancelled: 0, done: 1, total: 2 } as const

/**
 * Progress over three cells of shared memory: it works from inside a worker thread that
 * never returns to its event loop, where no message would reach it.
 */
export class SharedProgress implements Progress {
  constructor(readonly state: Int32Array = new Int32Array(new SharedArrayBuffer(Object.keys(cells).length * 4))) {}

  cancel(): void {
    Atomics.store(this.state, cells.cancelled, 1)
  }

  isCancelled(): boolean {
    return Atomics.load(this.state, cells.cancelled) !== 0
  }

  onProgress(done: number, total: number): void {
    Atomics.store(this.state, cells.done, done)
    Atomics.store(this.state, cells.total, total)
  }

  /** What the worker said last. */
  get(): { readonly done: number; readonly total: number } {
    return { done: Atomics.load(this.state, cells.done), total: Atomics.load(this.state, cells.total) }
  }
}
