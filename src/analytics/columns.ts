/** What a column holds: numbers from 0 to 255, 32-bit integers, or doubles. */
interface Arrays {
  readonly byte: Uint8Array
  readonly integer: Int32Array
  readonly double: Float64Array
}
type Kind = keyof Arrays
interface ArrayType {
  readonly BYTES_PER_ELEMENT: number
  new (memory: ArrayBufferLike): Arrays[Kind]
}
const arrays: { readonly [K in Kind]: ArrayType } = { byte: Uint8Array, integer: Int32Array, double: Float64Array }

/** The columns of a table by name, with what each holds. */
export type Layout = Readonly<Record<string, Kind>>
export type Columns<L extends Layout> = { readonly [C in keyof L]: Arrays[L[C]] }
export type RowOf<L extends Layout> = { readonly [C in keyof L]: number }
/** The first `length` places of each column. */
export interface Table<L extends Layout> {
  readonly length: number
  readonly columns: Columns<L>
}

type Memory = typeof ArrayBuffer | typeof SharedArrayBuffer

function allocate<L extends Layout>(layout: L, length: number, memory: Memory): Columns<L> {
  const columns = Object.entries(layout).map(([name, kind]) => {
    const type = arrays[kind]
    return [name, new type(new memory(length * type.BYTES_PER_ELEMENT))]
  })
  return Object.fromEntries(columns) as Columns<L>
}

/** Columns in memory that worker threads read without a copy. */
export const sharedColumns = <L extends Layout>(layout: L, length: number): Columns<L> =>
  allocate(layout, length, SharedArrayBuffer)

/** Rows that come one by one, kept as columns: 1/5 of what as many objects take. */
export class GrowingTable<L extends Layout> implements Table<L> {
  length = 0
  #columns: Columns<L>
  #capacity = 64
  readonly #names: readonly (keyof L)[]

  constructor(readonly layout: L) {
    this.#names = Object.keys(layout)
    this.#columns = allocate(layout, this.#capacity, ArrayBuffer)
  }

  get columns(): Columns<L> {
    return this.#columns
  }

  push(row: RowOf<L>): void {
    if (this.length === this.#capacity) this.#grow()
    for (const name of this.#names) this.#columns[name][this.length] = row[name]
    this.length++
  }

  #grow(): void {
    this.#capacity *= 2
    const grown = allocate(this.layout, this.#capacity, ArrayBuffer)
    for (const name in this.layout) grown[name].set(this.#columns[name])
    this.#columns = grown
  }
}

/** The rows in an order: `order[i]` is the place of the row that shall be the i-th. */
export function inOrder<L extends Layout>(layout: L, table: Table<L>, order: Uint32Array): Table<L> {
  const columns = allocate(layout, order.length, ArrayBuffer)
  for (const name in layout) {
    const [from, to] = [table.columns[name], columns[name]]
    for (let row = 0; row < order.length; row++) to[row] = from[order[row] as number] as number
  }
  return { length: order.length, columns }
}

/** Rows of an old or of an added table, from `start` up to but not including `end`. */
export interface Segment {
  readonly of: 'old' | 'added'
  readonly start: number
  readonly end: number
}

/**
 * How two ordered tables become one, without some rows of the old.
 *
 * @param dropped places in the old table, ascending
 * @param placeOf where in the old table an added row belongs: the first old row that is not before it
 */
export function mergePlan(
  old_count: number,
  dropped: readonly number[],
  added_count: number,
  placeOf: (added: number) => number,
): Segment[] {
  const segments: Segment[] = []
  const take = (of: Segment['of'], start: number, end: number): void => {
    if (start === end) return
    const last = segments.at(-1)
    if (last?.of === of && last.end === start) segments[segments.length - 1] = { of, start: last.start, end }
    else segments.push({ of, start, end })
  }
  let [next, drop] = [0, 0]
  const keepUntil = (end: number): void => {
    for (let gone = dropped[drop]; gone !== undefined && gone < end; gone = dropped[++drop]) {
      take('old', next, gone)
      next = gone + 1
    }
    take('old', next, end)
    next = end
  }
  for (let row = 0; row < added_count; row++) {
    keepUntil(placeOf(row))
    take('added', row, row + 1)
  }
  keepUntil(old_count)
  return segments
}

export const lengthOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { start, end }) => sum + end - start, 0)

/** The table that a plan makes, in shared memory. */
export function merged<L extends Layout>(
  layout: L,
  segments: readonly Segment[],
  old: Columns<L>,
  added: Columns<L>,
): Columns<L> {
  const columns = sharedColumns(layout, lengthOf(segments))
  for (const name in layout) {
    let at = 0
    for (const { of, start, end } of segments) {
      columns[name].set((of === 'old' ? old : added)[name].subarray(start, end), at)
      at += end - start
    }
  }
  return columns
}

/** The first place from `from` up to `to` for which the test holds; the test holds from some place on. */
export function firstPlace(from: number, to: number, holds: (place: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
