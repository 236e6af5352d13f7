import neo4j, { Neo4jError } from 'neo4j-driver'
import { CityTiesError, type ErrorKind, unavailable } from '../../domain/errors.js'

/** Also the bounds on what a transaction or all of them may take (`db.memory.transaction.max`). */
const outOfMemory = /^Neo\.(?:Transient|Database)Error\.General\.\w*(?:OutOfMemory|StackOverFlow)Error$/

const rules: readonly (readonly [RegExp, ErrorKind, string])[] = [
  [
    /^Neo\.ClientError\.Security\./,
    'UNAVAILABLE',
    'Neo4j refuses the credentials; set NEO4J_USERNAME and NEO4J_PASSWORD',
  ],
  [/^Neo\.ClientError\.Database\.DatabaseNotFound$/, 'UNAVAILABLE', 'Neo4j has no such database; set NEO4J_DATABASE'],
  [
    /^Neo\.ClientError\.Transaction\.TransactionTimedOut/,
    'LIMIT_EXCEEDED',
    'The database took longer than it may; ask for less at once',
  ],
  [/^Neo\.ClientError\.Schema\.ConstraintValidationFailed$/, 'CONFLICT', 'The graph has such an entry already'],
  [
    outOfMemory,
    'LIMIT_EXCEEDED',
    'The database has not the memory for this; ask for less at once, or for shorter lists and texts',
  ],
  [/^Neo\.TransientError\./, 'UNAVAILABLE', 'The database is busy; try again'],
  [/^Neo\.DatabaseError\./, 'UNAVAILABLE', 'The database failed'],
  [/^(?:ServiceUnavailable|SessionExpired)$/, 'UNAVAILABLE', 'Neo4j cannot be reached'],
]

export const isOutOfMemory = (error: unknown): boolean => error instanceof Neo4jError && outOfMemory.test(error.code)

/** What took all memory would take it again, though the database calls it passing. */
export const isRetryable = (error: unknown): boolean => neo4j.isRetryableError(error as Error) && !isOutOfMemory(error)

/**
 * The driver's errors as ours, by their codes; what is not known stays as it is and is masked
 * further up, except when connecting (to the URL): then whatever it is, there is no Neo4j.
 */
export function translate(error: unknown, url?: string): unknown {
  if (error instanceof CityTiesError) return error
  const rule = error instanceof Neo4jError ? rules.find(([pattern]) => pattern.test(error.code)) : undefined
  if (!rule) return url === undefined ? error : unavailable(`Neo4j cannot be reached at ${url}.`, error)
  const [, kind, message] = rule
  return new CityTiesError(kind, url === undefined ? `${message}.` : `${message} (${url}).`, {}, { cause: error })
}
