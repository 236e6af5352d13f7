/**
 * Which categories nodes have, such as their country or the programmes that they belong to:
 * those of node v stand in `categories` from `offsets[v]` up to but not including
 * `offsets[v + 1]`, ascending, each once. A node may have none, or several.
 */
export interface Categories {
  /** How many categories there are, with nodes or without. */
  readonly count: number
  readonly offsets: Int32Array
  readonly categories: Int32Array
}

/** Categories by rows: of each node a list, ascending, each once. */
export function categoriesOf(rows: readonly (readonly number[])[], count: number): Categories {
  const offsets = new Int32Array(rows.length + 1)
  for (const [node, row] of rows.entries()) offsets[node + 1] = (offsets[node] as number) + row.length
  return { count, offsets, categories: Int32Array.from(rows.flat()) }
}

/** One category for each node, or none where its number is below 0. */
export const singleCategories = (numbers: Int32Array, count: number): Categories =>
  categoriesOf(
    Array.from(numbers, (number) => (number < 0 ? [] : [number])),
    count,
  )

export const rowOf = ({ offsets, categories }: Categories, node: number): Int32Array =>
  categories.subarray(offsets[node], offsets[node + 1])

/**
 * The pairs of categories that a tie of two nodes counts for, each once and the lower first:
 * one that the one has with one that the other has.
 */
export function forEachPair(
  all: Categories,
  a: number,
  b: number,
  visit: (lower: number, higher: number) => void,
): void {
  const [ofA, ofB] = [rowOf(all, a), rowOf(all, b)]
  for (const x of ofA)
    for (const y of ofB) {
      // Where both have both, the same pair is met the other way round too.
      if (x > y && ofA.includes(y) && ofB.includes(x)) continue
      visit(Math.min(x, y), Math.max(x, y))
    }
}
