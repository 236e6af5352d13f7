import { Stop } from '../domain/stop.js'
import { Tally } from '../domain/tally.js'
import { limits } from '../limits.js'

type Found<T> = ReadonlyMap<string, T>
type Read<T> = (ids: readonly string[], stop: Stop) => Promise<Found<T>>

interface Batch<T> {
  readonly ids: Set<string>
  readonly found: Promise<Found<T>>
  readonly wish: Wish
  start(): void
}

/** Reads of one kind: those under way, and what waits for one of them to end. */
interface Line {
  running_count: number
  readonly waiting: Batch<unknown>[]
}

/**
 * Reads by id that differ in the ids alone share statements, whoever asks: while as many
 * of a kind are under way as may be, those who come wait, and go together in one statement
 * for all their ids. So a busy service asks the database for more at once instead of more
 * often, and an idle one waits for nothing. A statement begins after everybody who shares
 * it has asked, so nobody is given what was read before their own write.
 */
export class SharedReads {
  readonly #lines = new Map<string, Line>()

  /**
   * @param kind what the reads have in common: equal kinds read the same of each id
   * @param stop of who asks; a read stops when nobody wants it any more who shares it
   * @returns what was found, also for ids that others asked for
   */
  read<T>(kind: string, ids: readonly string[], read: Read<T>, stop?: Stop): Promise<Found<T>> {
    let line = this.#lines.get(kind)
    if (!line) {
      line = { running_count: 0, waiting: [] }
      this.#lines.set(kind, line)
    }
    const last = line.waiting.at(-1) as Batch<T> | undefined
    // One that nobody wants any more ends without a read.
    if (last && !last.wish.stop.reason && last.ids.size + ids.length <= limits.loaderBatch_ids) {
      for (const id of ids) last.ids.add(id)
      last.wish.join(stop)
      return last.found
    }
    const batch = batchOf(ids, read)
    batch.wish.join(stop)
    line.waiting.push(batch)
    this.#advance(kind, line)
    return batch.found
  }

  #advance(kind: string, line: Line): void {
    while (line.running_count < limits.sharedReads_count) {
      const next = line.waiting.shift()
      if (!next) break
      line.running_count++
      const ended = (): void => {
        line.running_count--
        this.#advance(kind, line)
      }
      next.found.then(ended, ended)
      next.start()
    }
    if (line.running_count === 0) this.#lines.delete(kind)
  }
}

/** Of all who share a read: it ends when the last of them has left. */
class Wish {
  readonly #tally = new Tally()
  readonly stop = new Stop(this.#tally)
  #sharers_count = 0

  join(stop: Stop | undefined): void {
    this.#sharers_count++
    if (stop?.tally) this.#tally.shareWith(stop.tally)
    stop?.onStop((reason) => {
      if (--this.#sharers_count === 0) this.stop.stop(reason)
    })
  }
}

function batchOf<T>(ids: readonly string[], read: Read<T>): Batch<T> {
  const all = new Set(ids)
  const wish = new Wish()
  let start = (): void => {}
  const found = new Promise<Found<T>>((resolve, reject) => {
    start = () => {
      const { reason } = wish.stop
      if (reason) reject(reason)
      else resolve(read([...all], wish.stop))
    }
  })
  return { ids: all, found, wish, start: () => start() }
}
