import { type DateRange, rangeOf } from '../../src/domain/partial-date.js'
import type { Filter } from '../../src/graph/filters/filter.js'
import {
  BruteForce,
  distance_km,
  type Model,
  type ModelEntity,
  type ModelTie,
  shownStatus,
  type TieType,
  twinnings,
} from './filter-model.js'
import { countriesIn } from './projection-dump.js'

/** What aggregates mean, by plain loops over what was loaded. */

export interface ModelQuestion {
  readonly types: readonly TieType[]
  readonly cities?: Filter | undefined
  readonly twinnings?: Filter | undefined
  readonly asOf?: string | undefined
}

/** What can be an end of ties of a type, as the design has it. */
const members = ['City', 'Organisation']
const endsOf: Readonly<Record<TieType, readonly string[]>> = {
  TWINNED_WITH: ['City'],
  MEMBER_OF: [...members, 'Programme'],
  SIGNED: [...members, 'Agreement'],
  IN_COUNTRY: ['City', 'Country'],
  LOCATED_IN: ['Event', 'Organisation', 'City'],
}

export class ModelSubgraph {
  readonly entities: readonly ModelEntity[]
  readonly ties: readonly ModelTie[]
  readonly countryOf: (id: string) => string | null
  readonly #byId: ReadonlyMap<string, ModelEntity>

  constructor(
    readonly model: Model,
    readonly question: ModelQuestion,
  ) {
    const brute = new BruteForce(model, question.asOf)
    const labels = question.types.flatMap((type) => endsOf[type])
    this.entities = model.entities.filter(
      (one) => labels.includes(one.label) && (one.label !== 'City' || brute.entityFits(one, question.cities)),
    )
    this.#byId = new Map(this.entities.map((one) => [one.id, one]))
    this.ties = model.ties.filter(
      (tie) =>
        question.types.includes(tie.type) &&
        brute.canHold(tie) &&
        this.#byId.has(tie.from) &&
        this.#byId.has(tie.to) &&
        (tie.type !== 'TWINNED_WITH' || brute.tieFits(tie, question.twinnings, twinnings, brute.ends(tie))),
    )
    // Where a city lies does not hang on what the question is about.
    this.countryOf = countriesIn(model.ties)
  }

  /** `it fr 3 TWINNED_WITH 2 MEMBER_OF 1`, the ids in order. */
  countryMatrix(): string[] {
    const pairs = new Map<string, TieType[]>()
    for (const { from, to, type } of this.ties) {
      const countries = [this.countryOf(from), this.countryOf(to)]
      if (countries.includes(null)) continue
      const pair = countries.sort().join(' ')
      pairs.set(pair, [...(pairs.get(pair) ?? []), type])
    }
    return [...pairs]
      .map(([pair, types]) => {
        const byType = Object.keys(endsOf).flatMap((type) => {
          const count = types.filter((one) => one === type).length
          return count > 0 ? [`${type} ${count}`] : []
        })
        return `${pair} ${types.length} ${byType.join(' ')}`
      })
      .sort()
  }

  tieCounts(keys: readonly string[]): string[] {
    const rows = this.ties.flatMap((tie) => {
      const countries = new Set(keys.includes('COUNTRY') ? [this.countryOf(tie.from), this.countryOf(tie.to)] : [null])
      return [...countries].map((country) => keys.map((key) => (key === 'COUNTRY' ? country : valueBy(tie, key))))
    })
    return counted(rows)
  }

  cityCounts(keys: readonly string[]): string[] {
    const cities = this.entities.filter(({ label }) => label === 'City')
    const rowOf = ({ id, values }: ModelEntity): unknown[] =>
      keys.map((key) => (key === 'COUNTRY' ? this.countryOf(id) : (values['kind'] ?? null)))
    return counted(cities.map(rowOf)).map((row) => {
      const own = cities.filter((one) => row.startsWith(`${JSON.stringify(rowOf(one))} `))
      const known = own.map(({ values }) => values['population']).filter((value) => value !== undefined) as number[]
      return `${row} ${known.reduce((sum, value) => sum + value, 0)} ${known.length}`
    })
  }

  ranking(by: string, first: number): string[] {
    const values = this.entities
      .filter(({ label }) => label === 'City')
      .map(({ id }) => ({ id, value: this.#metric(by, id) }))
      .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
    return values
      .map(({ id, value }) => `${1 + values.filter((other) => other.value > value).length} ${id} ${value}`)
      .slice(0, first)
  }

  #metric(by: string, id: string): number {
    const own = this.ties.filter(({ from, to }) => from === id || to === id)
    const neighbours = new Set(own.map(({ from, to }) => (from === id ? to : from)))
    if (by === 'DEGREE') return neighbours.size
    if (by === 'STRENGTH') return own.length
    return new Set([...neighbours].map(this.countryOf).filter((country) => country !== null)).size
  }

  /** Kilometres, ascending, by a formula other than the code's. */
  distances(): number[] {
    return this.ties
      .flatMap(({ from, to }) => {
        const [a, b] = [from, to].map((id) => this.#byId.get(id)?.values['location'])
        return a && b ? [distance_km(a as never, b as never)] : []
      })
      .sort((a, b) => a - b)
  }

  timeline(years: number): string[] {
    const buckets = (range: DateRange | null): number[] => {
      if (!range || range.earliest.startsWith('0000')) return []
      const [first, last] = [range.earliest, range.latest].map((day) => Math.floor(Number(day.slice(0, 4)) / years))
      return first === last ? [first as number] : []
    }
    const starts = this.ties.flatMap((tie) => buckets(startOf(tie)))
    const ends = this.ties.flatMap((tie) => buckets(endOf(tie)))
    const all = [...starts, ...ends]
    if (all.length === 0) return []
    const [first, last] = [Math.min(...all), Math.max(...all)]
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const bucket = first + i
      const [from, to] = [bucket * years, bucket * years + years - 1]
      const day = years === 1 ? String(from) : `${String(from).slice(0, 3)}X`
      const active = this.ties.filter((tie) => new BruteForce(this.model, day).canHold(tie)).length
      const among = (list: number[]): number => list.filter((one) => one === bucket).length
      return `${from} ${to} ${among(starts)} ${among(ends)} ${active}`
    })
  }

  coverage(): Record<string, number> {
    const count = (holds: (tie: ModelTie) => boolean): number => this.ties.filter(holds).length
    const unknownYear = (range: DateRange | null): boolean => !range || range.earliest.startsWith('0000')
    const spansYears = (range: DateRange | null): boolean =>
      !unknownYear(range) && range?.earliest.slice(0, 4) !== range?.latest.slice(0, 4)
    return {
      tieCount: this.ties.length,
      withoutCountry: count(({ from, to }) => this.countryOf(from) === null || this.countryOf(to) === null),
      withoutCoordinates: this.ties.length - this.distances().length,
      withoutStart: count((tie) => unknownYear(startOf(tie))),
      startSpansYears: count((tie) => spansYears(startOf(tie))),
      endedWithoutEnd: count((tie) => tie.values['status'] === 'ENDED' && unknownYear(endOf(tie))),
      endSpansYears: count((tie) => spansYears(endOf(tie))),
      withoutStatus: count((tie) => tie.values['status'] === undefined),
    }
  }
}

const startOf = ({ values }: ModelTie): DateRange | null => rangeOf(String(values['since'] ?? values['on'] ?? ''))
const endOf = ({ values }: ModelTie): DateRange | null => rangeOf(String(values['until'] ?? ''))

function valueBy(tie: ModelTie, key: string): unknown {
  if (key === 'TYPE') return tie.type
  if (key === 'DECADE') {
    const range = startOf(tie)
    return !range || range.earliest.startsWith('0000') ? null : Math.floor(Number(range.earliest.slice(0, 4)) / 10) * 10
  }
  return (key === 'STATUS' ? shownStatus(tie) : tie.values[key.toLowerCase()]) ?? null
}

/** `["ACTIVE",1960] 3`, ordered. */
function counted(rows: readonly (readonly unknown[])[]): string[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(JSON.stringify(row), (counts.get(JSON.stringify(row)) ?? 0) + 1)
  return [...counts].map(([row, count]) => `${row} ${count}`).sort()
}
