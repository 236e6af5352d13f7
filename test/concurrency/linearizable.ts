/** A read or write of a register, by the order in which calls began and ended. */
export interface Call<T> {
  readonly kind: 'READ' | 'WRITE'
  /** What was read, or written. */
  readonly value: T
  /** Of one clock for all calls, on which nothing happens twice at a time. */
  readonly begun: number
  /** Infinity of a write of which nobody knows whether it was done; a read without an answer says nothing. */
  readonly ended: number
}

/** Records calls as they begin and end, in the order in which this process sees it. */
export class History<T> {
  readonly calls: Call<T>[] = []
  #clock = 0

  /** A write; of one that fails it is not known whether it was done. */
  async write(value: T, work: () => Promise<unknown>): Promise<void> {
    const begun = this.#clock++
    let ended = Number.POSITIVE_INFINITY
    try {
      await work()
      ended = this.#clock++
    } finally {
      this.calls.push({ kind: 'WRITE', value, begun, ended })
    }
  }

  async read(work: () => Promise<T>): Promise<void> {
    const begun = this.#clock++
    const value = await work()
    this.calls.push({ kind: 'READ', value, begun, ended: this.#clock++ })
  }
}

interface Step<T> {
  readonly value: T
  /** Calls that have been put in order, beside all before `low`. */
  readonly beyond: ReadonlySet<number>
  readonly low: number
}

/**
 * Whether there is an order of the calls in which each read gives what was written last, and
 * which keeps the order of calls that did not overlap: a search as of Wing and Gong (Testing and
 * verifying concurrent objects, 1993, https://doi.org/10.1006/jpdc.1993.1015) that looks at
 * nothing twice (Lowe, Testing for linearizability, 2017, https://doi.org/10.1002/cpe.3928).
 *
 * A read that fits where the search is may always come next, as it changes nothing: only
 * writes are tried one after the other.
 *
 * @returns null if there is, else the calls among which the search got stuck at its furthest
 */
export function whyNotLinearizable<T>(history: readonly Call<T>[], initial: T): readonly Call<T>[] | null {
  const calls = [...history].sort((a, b) => a.begun - b.begun)
  const numbers = new Map<T, number>()
  const numberOf = (value: T): number => {
    const number = numbers.get(value) ?? numbers.size
    numbers.set(value, number)
    return number
  }
  const seen = new Set<string>()
  let furthest: readonly Call<T>[] = calls
  const open: Step<T>[] = [{ value: initial, beyond: new Set(), low: 0 }]
  for (let step = open.pop(); step; step = open.pop()) {
    const { value, beyond, low } = withReads(calls, step)
    const key = `${low} ${[...beyond].sort((a, b) => a - b)} ${numberOf(value)}`
    if (seen.has(key)) continue
    seen.add(key)
    const next = candidates(calls, beyond, low)
    const left = remaining(calls, beyond, low)
    if (!left.some(({ ended }) => ended < Number.POSITIVE_INFINITY)) return null
    if (left.length < furthest.length) furthest = left
    // The first that began is tried first.
    for (const index of next.reverse()) {
      const call = calls[index] as Call<T>
      if (call.kind === 'WRITE') open.push(ordered(calls, { value: call.value, beyond, low }, index))
    }
  }
  return furthest
}

/** The calls that may come next: those that began before any other one that is left had ended. */
function candidates<T>(calls: readonly Call<T>[], beyond: ReadonlySet<number>, low: number): number[] {
  const found: number[] = []
  let ended = Number.POSITIVE_INFINITY
  for (let index = low; index < calls.length; index++) {
    const call = calls[index] as Call<T>
    if (call.begun > ended) break
    if (beyond.has(index)) continue
    found.push(index)
    ended = Math.min(ended, call.ended)
  }
  return found
}

const remaining = <T>(calls: readonly Call<T>[], beyond: ReadonlySet<number>, low: number): Call<T>[] =>
  calls.slice(low).filter((_, index) => !beyond.has(low + index))

/** With all reads in order that fit here. */
function withReads<T>(calls: readonly Call<T>[], step: Step<T>): Step<T> {
  let at = step
  for (;;) {
    const fitting = candidates(calls, at.beyond, at.low).find((index) => {
      const { kind, value } = calls[index] as Call<T>
      return kind === 'READ' && value === at.value
    })
    if (fitting === undefined) return at
    at = ordered(calls, at, fitting)
  }
}

function ordered<T>(calls: readonly Call<T>[], { value, beyond, low }: Step<T>, index: number): Step<T> {
  const all = new Set(beyond).add(index)
  let next = low
  while (next < calls.length && all.delete(next)) next++
  return { value, beyond: all, low: next }
}
