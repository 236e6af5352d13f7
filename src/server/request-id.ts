import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { limits } from '../limits.js'

const ownPrefix = randomBytes(4).toString('hex')
let requests_count = 0

const shape = new RegExp(`^[\\w.:-]{1,${limits.requestIdMax_chars}}$`)

/** Under which the log has a request: as whoever is before us names it (`X-Request-Id`), else one of our own. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && shape.test(given) ? given : `${ownPrefix}-${(++requests_count).toString(36)}`
}
