import { type ErrorKind, errorKinds } from '../domain/errors.js'

/** The HTTP status of a request that failed as a whole. */
export const statuses: Readonly<Record<ErrorKind, number>> = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** The same by the code that a client reads; undefined for a code that is not ours. */
export const statusOfCode = (code: unknown): number | undefined =>
  Object.entries(errorKinds)
    .filter(([, kind]) => kind.code === code)
    .map(([kind]) => statuses[kind as ErrorKind])[0]
