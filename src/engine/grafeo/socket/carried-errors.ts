import { CityTiesError, type ErrorDetails, type ErrorKind } from '../../../domain/errors.js'

/** An error as it goes to another process: what a caller may tell apart, and the words. */
export interface CarriedError {
  readonly message: string
  readonly kind?: ErrorKind
  readonly details?: ErrorDetails
}

export function carried(error: unknown): CarriedError {
  if (error instanceof CityTiesError) return { message: error.message, kind: error.kind, details: error.details }
  // The engine's errors come from native code, and need not be of this realm's Error.
  return { message: String((error as Partial<Error> | null | undefined)?.message ?? error) }
}

export const revived = ({ message, kind, details }: CarriedError): Error =>
  kind === undefined ? new Error(message) : new CityTiesError(kind, message, details)
