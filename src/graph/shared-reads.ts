import { limits } from '../limits.js'

type Found<T> = ReadonlyMap<string, T>
type Read<T> = (ids: readonly string[]) => Promise<Found<T>>

interface Batch<T> {
  readonly ids: Set<string>
  readonly found: Promise<Found<T>>
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
   * @returns what was found, also for ids that others asked for
   */
  read<T>(kind: string, ids: readonly string[], read: Read<T>): Promise<Found<T>> {
    let line = this.#lines.get(kind)
    if (!line) {
      line = { running_count: 0, waiting: [] }
      this.#lines.set(kind, line)
    }
    const last = line.waiting.at(-1) as Batch<T> | undefined
    if (last && last.ids.size + ids.length <= limits.loaderBatch_ids) {
      for (const id of ids) last.ids.add(id)
      return last.found
    }
    const batch = batchOf(ids, read)
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

function batchOf<T>(ids: readonly string[], read: Read<T>): Batch<T> {
  const all = new Set(ids)
  let start = (): void => {}
  const found = new Promise<Found<T>>((resolve) => {
    start = () => resolve(read([...all]))
  })
  return { ids: all, found, start: () => start() }
}
