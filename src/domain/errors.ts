/**
 * The kinds of failure that a caller can tell apart, with the stable code that
 * a GraphQL client reads and the exit code of the command line (sysexits.h).
 */
export const errorKinds = {
  INVALID_INPUT: { code: 'BAD_USER_INPUT', exitCode: 65 },
  UNAUTHENTICATED: { code: 'UNAUTHENTICATED', exitCode: 77 },
  FORBIDDEN: { code: 'FORBIDDEN', exitCode: 77 },
  NOT_FOUND: { code: 'NOT_FOUND', exitCode: 66 },
  CONFLICT: { code: 'CONFLICT', exitCode: 75 },
  LIMIT_EXCEEDED: { code: 'LIMIT_EXCEEDED', exitCode: 65 },
  UNAVAILABLE: { code: 'UNAVAILABLE', exitCode: 69 },
  INTERNAL: { code: 'INTERNAL_SERVER_ERROR', exitCode: 70 },
} as const

export type ErrorKind = keyof typeof errorKinds

/** Details that are safe to show: they reach the client under `extensions`. */
export type ErrorDetails = Readonly<Record<string, unknown>>

/** A failure with a message that is meant for the person who caused or meets it. */
export class CityTiesError extends Error {
  override readonly name = 'CityTiesError'

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

export const invalidInput = (message: string, details?: ErrorDetails): CityTiesError =>
  new CityTiesError('INVALID_INPUT', message, details)

export const notFound = (message: string, details?: ErrorDetails): CityTiesError =>
  new CityTiesError('NOT_FOUND', message, details)

export const conflict = (message: string, details?: ErrorDetails): CityTiesError =>
  new CityTiesError('CONFLICT', message, details)

export const limitExceeded = (message: string, details?: ErrorDetails): CityTiesError =>
  new CityTiesError('LIMIT_EXCEEDED', message, details)

export const unavailable = (message: string, cause?: unknown): CityTiesError =>
  new CityTiesError('UNAVAILABLE', message, {}, { cause })
