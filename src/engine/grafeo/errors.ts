import type { GrafeoError } from '@grafeo-db/js'
import { unavailable } from '../../domain/errors.js'

/** Asked of anything: the engine's errors come from native code, and need not be of this realm's Error. */
const statusOf = (error: unknown): string | undefined => (error as Partial<GrafeoError> | null | undefined)?.gqlStatus

/** The engine's own code, which stands in its message alone: `Transaction error: GRAFEO-T009: …`. */
const codeOf = (error: unknown): string | undefined =>
  /\bGRAFEO-[A-Z]\d{3}\b/.exec(String((error as Partial<Error> | null | undefined)?.message))?.[0]

/** The log could not be written: no room, a limit, a fault of the disk. Nothing of the transaction remains. */
const isNotWritten = (error: unknown): boolean => codeOf(error) === 'GRAFEO-T009'

/** GQLSTATUS 40000: the transaction lost to another and may be run again. The same status says that it could not be written. */
export const isLostRace = (error: unknown): boolean => statusOf(error) === '40000' && !isNotWritten(error)

export function translate(error: unknown): unknown {
  if (isNotWritten(error))
    return unavailable(
      'The change cannot be written to the disk, where there may be no room; nothing of it was made. What is there can be read. Send it again when there is room.',
      error,
    )
  if (isLostRace(error)) return unavailable('The database is busy; try again.', error)
  return error
}
