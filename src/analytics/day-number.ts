const perDay_ms = 86_400_000

/**
 * Days since 1970-01-01 of an ISO day, such as the ends of a partial date's range. In the
 * order of the days, also at the ends of unknown years: 9999 stands for those, and is
 * counted as the leap year that any of them may be.
 */
export function dayNumber(day: string): number {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)].map(Number) as [number, number, number]
  return new Date(0).setUTCFullYear(year === 9999 ? 10_000 : year, month - 1, date) / perDay_ms
}

/** The day number of the first day of a year: every 4th has a day more, but every 100th, and again every 400th. */
function firstDayOf(year: number): number {
  const before = year - 1
  return 365 * before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162
}

/** The year of a day number: 0 and 10,000 of the ends of a range whose year is unknown. */
export function yearOf(day: number): number {
  let year = 1970 + Math.floor(day / 365.2425)
  while (firstDayOf(year) > day) year--
  while (firstDayOf(year + 1) <= day) year++
  return year
}
