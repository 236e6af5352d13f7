import type { GrafeoError } from '@grafeo-db/js'
import { CityTiesError } from '../../domain/errors.js'

/** Asked of anything: the engine's errors come from native code, and need not be of this realm's Error. */
const statusOf = (error: unknown): string | undefined => (error as Partial<GrafeoError> | null | undefined)?.gqlStatus

/** GQLSTATUS 40000: the transaction lost to another and may be run again. */
export const isLostRace = (error: unknown): boolean => statusOf(error) === '40000'

export function translate(error: unknown): unknown {
  if (isLostRace(error))
    return new CityTiesError('UNAVAILABLE', 'The database is busy; try again.', {}, { cause: error })
  return error
}
