import type { Words } from '../words/english.js'

/** A date as the source has it, in words where it is a whole day, month or year; `196X` stays as it is. */
export function dateInWords(date: string, words: Words): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date) ?? []
  if (year === undefined) return date
  const style: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
  }
  const time = new Date(0)
  time.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  return new Intl.DateTimeFormat(words.locale === 'en' ? 'en-GB' : words.locale, style).format(time)
}

export const sinceInWords = (date: string | null | undefined, words: Words): string | null =>
  date ? words.profile.since(dateInWords(date, words)) : null

export const untilInWords = (date: string | null | undefined, words: Words): string | null =>
  date ? words.profile.until(dateInWords(date, words)) : null

/** From and to, once where both are the same. */
export function spanInWords(start: string | null | undefined, end: string | null | undefined, words: Words): string {
  const known = [...new Set([start, end])].filter((date) => date !== null && date !== undefined)
  return known.map((date) => dateInWords(date, words)).join(' – ') || words.profile.undated
}
