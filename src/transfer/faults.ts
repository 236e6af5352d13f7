import { type CityTiesError, invalidInput } from '../domain/errors.js'

/** Something wrong in a file: where (`seed/x.yaml:12:5`), and what. */
export interface PlacedFault {
  readonly place: string
  readonly message: string
}

const shown_count = 20

/** One error that lists what is wrong, the first faults of many. */
export function faultyInput(what: string, faults: readonly PlacedFault[]): CityTiesError {
  const lines = faults.slice(0, shown_count).map(({ place, message }) => `  ${place}  ${message}`)
  const more = faults.length > shown_count ? [`  … and ${faults.length - shown_count} more`] : []
  return invalidInput([`${what}; nothing was loaded:`, ...lines, ...more].join('\n'), { faults: faults.length })
}
