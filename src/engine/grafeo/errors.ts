import type { GrafeoError } from '@grafeo-db/js'
import { CityTiesError } from '../../domain/errors.js'

const statusOf = (error: unknown): string | undefined =>
  error instanceof Error ? (error as GrafeoError).gqlStatus : undefined

/** GQLSTATUS 40000: the transaction lost to another and may be run again. */
export const isLostRace = (error: unknown): boolean => statusOf(error) === '40000'

export function translate(error: unknown): unknown {
  if (isLostRace(error))
    return new CityTiesError('UNAVAILABLE', 'The database is busy; try again.', {}, { cause: error })
  return error
}
