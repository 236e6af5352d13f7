import { type PartialDate, rangeOf } from '../../domain/partial-date.js'

/** A point in time as Wikidata has it: `+2010-05-00T00:00:00Z` in the dump, `2010-05-01T00:00:00Z` from the query service. */
export interface WikidataTime {
  readonly time: string
  /** 11 for a day, 10 for a month, 9 for a year, 8 for a decade, less for what is vaguer. */
  readonly precision?: number
  /** The item of the calendar that the time was written in. */
  readonly calendar?: string
  /** How many units of the precision it may lie earlier or later. */
  readonly margin?: number
}

export type DateReading = { readonly date: PartialDate } | { readonly refused: string }

const gregorian = 'Q1985727'
const julian = 'Q1985786'
const [decade, year, month] = [8, 9, 10]

/**
 * The date as precise as it is stated, or why it is not taken: a date before the year 1, in the
 * Julian calendar or vaguer than a decade cannot be said in the graph's dates.
 *
 * @see https://www.wikidata.org/wiki/Help:Dates
 */
export function dateOf({ time, precision, calendar = gregorian, margin = 0 }: WikidataTime): DateReading {
  const match = /^([+-]?)0*(\d+)-(\d\d)-(\d\d)(?:T|$)/.exec(time)
  if (!match) return { refused: `'${time.slice(0, 40)}' is no time` }
  const [, sign, years = '', months = '', days = ''] = match
  if (sign === '-' || years === '0') return { refused: `${time} is before the year 1` }
  if (calendar === julian) return { refused: `${time} is in the Julian calendar` }
  if (calendar !== gregorian) return { refused: `${time} is in a calendar that is not known (${calendar})` }
  if (margin !== 0) return { refused: `${time} is uncertain by ${margin}` }
  const [yyyy, known] = [years.padStart(4, '0'), precision ?? precisionSeen(months, days)]
  if (known < decade) return { refused: `${time} is vaguer than a decade (precision ${known})` }
  const date =
    known === decade
      ? `${yyyy.slice(0, -1)}X`
      : [yyyy, months, days].slice(0, Math.min(known, month + 1) - year + 1).join('-')
  return rangeOf(date) ? { date } : { refused: `${time} is no day of the calendar` }
}

/** A saved result may lack the precision: then a first of January may stand for the whole year, and is taken for it. */
const precisionSeen = (months: string, days: string): number =>
  days === '01' || days === '00' ? (months === '01' || months === '00' ? year : month) : month + 1
