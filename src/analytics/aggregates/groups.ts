/** Rows that have the same values: one value for each key, -1 where it is not known. */
export interface Group {
  readonly values: readonly number[]
  readonly count: number
}

/** Counts rows by their values, without an object for each row: values become digits of one number. */
export class GroupCounter {
  readonly #counts = new Map<number, number>()

  /** @param sizes for each key a number that its values stay under */
  constructor(readonly sizes: readonly number[]) {}

  add(values: readonly number[], count = 1): void {
    let digits = 0
    for (let key = 0; key < values.length; key++)
      digits = digits * ((this.sizes[key] as number) + 1) + (values[key] as number) + 1
    this.#counts.set(digits, (this.#counts.get(digits) ?? 0) + count)
  }

  groups(): Group[] {
    return Array.from(this.#counts, ([digits, count]) => ({ values: this.#valuesOf(digits), count }))
  }

  #valuesOf(digits: number): number[] {
    const values: number[] = []
    let rest = digits
    for (const size of this.sizes.toReversed()) {
      values.unshift((rest % (size + 1)) - 1)
      rest = Math.floor(rest / (size + 1))
    }
    return values
  }
}
