import { byCodeUnit } from './by-code-unit.js'
import { invalidInput } from './errors.js'

/**
 * A date as precise as its source and no more, in a subset of EDTF
 * (ISO 8601-2:2019): `2010`, `2010-05`, `2010-05-22`, the decade `196X`,
 * the year unknown `XXXX-09-21`.
 */
export type PartialDate = string

export interface DateRange {
  /** ISO day; of the year 0000 where the year is unknown. */
  readonly earliest: string
  /** ISO day; of the year 9999 where the year is unknown. */
  readonly latest: string
}

const pattern = /^(?:(\d{4})|(\d{3})X|(XXXX))(?:-(\d{2})(?:-(\d{2}))?)?$/
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The first and last day that the date can mean, or null when the text is not a partial date. */
export function rangeOf(text: string): DateRange | null {
  const match = pattern.exec(text)
  if (!match) return null
  const [, year, decade, unknown, month, day] = match
  // There is no year zero; a range that begins in it is one of unknown year.
  if (year === '0000' || decade === '000') return null
  if (decade !== undefined) {
    return month === undefined ? { earliest: `${decade}0-01-01`, latest: `${decade}9-12-31` } : null
  }
  if (unknown !== undefined && day === undefined) return null
  const first = year ?? '0000'
  const last = year ?? '9999'
  if (month === undefined) return { earliest: `${first}-01-01`, latest: `${last}-12-31` }
  if (Number(month) < 1 || Number(month) > 12) return null
  // Any year may be meant where it is unknown, a leap year among them.
  const days = daysInMonth(year === undefined ? 2000 : Number(year), Number(month))
  if (day === undefined) return { earliest: `${first}-${month}-01`, latest: `${last}-${month}-${days}` }
  if (Number(day) < 1 || Number(day) > days) return null
  return { earliest: `${first}-${month}-${day}`, latest: `${last}-${month}-${day}` }
}

export const isPartialDate = (value: unknown): value is PartialDate =>
  typeof value === 'string' && rangeOf(value) !== null

export function parsePartialDate(value: unknown): PartialDate {
  if (isPartialDate(value)) return value
  throw invalidInput(
    `${JSON.stringify(value)} is not a date; write 2010, 2010-05, 2010-05-22, 196X (a decade) or XXXX-09-21 (year unknown).`,
  )
}

/**
 * The total order for sorting: by the earliest possible day, then the latest,
 * then the text (so that two spellings of one range have a fixed order).
 */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  const [x, y] = [rangeOf(parsePartialDate(a)), rangeOf(parsePartialDate(b))] as [DateRange, DateRange]
  return byCodeUnit(x.earliest, y.earliest) || byCodeUnit(x.latest, y.latest) || byCodeUnit(a, b)
}

/** The ISO day before an ISO day. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/**
 * True when the two have a day in common. A date of unknown year reaches over all years, and so
 * meets every date: it may be kept where it should not, never lost.
 */
export function overlaps(a: DateRange, b: DateRange): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest
}
