export interface GridCountry {
  readonly id: string
  readonly code: string | null
  readonly name: string
}

export interface CountryPair {
  readonly from: GridCountry
  readonly to: GridCountry
  readonly count: number
}

export interface CountryGrid {
  /** The most tied first. */
  readonly countries: readonly GridCountry[]
  /** `cells[row][column]`: ties between two of them, the same on both sides of the diagonal. */
  readonly cells: readonly (readonly number[])[]
  /** How many countries the pairs name, also those that are left out. */
  readonly all_count: number
}

/** The countries with the most ties, at home or abroad, and the ties between any two of them. */
export function countryGrid(pairs: readonly CountryPair[], countriesMax_count: number): CountryGrid {
  const totals = new Map<string, { country: GridCountry; ties_count: number }>()
  const add = (country: GridCountry, ties_count: number): void => {
    const known = totals.get(country.id)
    if (known) known.ties_count += ties_count
    else totals.set(country.id, { country, ties_count })
  }
  for (const { from, to, count } of pairs) {
    add(from, count)
    if (to.id !== from.id) add(to, count)
  }
  const countries = [...totals.values()]
    .sort((a, b) => b.ties_count - a.ties_count || (a.country.id < b.country.id ? -1 : 1))
    .slice(0, countriesMax_count)
    .map(({ country }) => country)
  const places = new Map(countries.map(({ id }, index) => [id, index]))
  const cells = countries.map(() => countries.map(() => 0))
  for (const { from, to, count } of pairs) {
    const [row, column] = [places.get(from.id), places.get(to.id)]
    if (row === undefined || column === undefined) continue
    for (const [one, other] of row === column
      ? [[row, column] as const]
      : ([
          [row, column],
          [column, row],
        ] as const)) {
      const line = cells[one]
      if (line) line[other] = (line[other] ?? 0) + count
    }
  }
  return { countries, cells, all_count: totals.size }
}
