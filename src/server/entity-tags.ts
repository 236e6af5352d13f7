import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Caller } from '../access/caller.js'
import { buildId } from '../build-id.js'
import type { HttpSettings } from './http-settings.js'

/**
 * Names an answer by the state of the graph and what else it depends on. Weak, because one
 * answer has several forms on the wire, compressed or not.
 */
export const entityTag = (state: string, key: string): string =>
  `W/"${createHash('sha256').update(`${buildId()} ${state} ${key}`).digest('base64url')}"`

/** `If-None-Match` compares weakly: it is a list of tags, each perhaps weak. */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))

/** `If-None-Match: *` holds for whatever has a good answer, which must be known first. */
export const namesAny = (header: string | undefined): boolean => header?.trim() === '*'

/**
 * Whether the answer to `GET` may be kept, and for how long; by others than the client alone
 * where the caller showed nothing, so that everybody would be given the same.
 */
export function cacheControlFor({ maxAge_s, staleWhileRevalidate_s }: HttpSettings): (caller: Caller) => string {
  const stale = staleWhileRevalidate_s === 0 ? '' : `, stale-while-revalidate=${staleWhileRevalidate_s}`
  const time = maxAge_s === 0 && stale === '' ? 'no-cache' : `max-age=${maxAge_s}${stale}`
  const [shared, own] = [`public, ${time}`, `private, ${time}`]
  return ({ kind }) => (kind === 'ANONYMOUS' ? shared : own)
}

/** Headers by which callers are told apart: answers vary by them, also where this one was nobody's in particular. */
export const byCaller = ['Authorization', 'X-API-Key'] as const

/** Others that vary the answer may have said so already (CORS: by origin). */
export function varyBy(reply: FastifyReply, ...headers: readonly string[]): void {
  const said = reply.getHeader('vary')
  reply.header('vary', [...(said === undefined ? [] : [String(said)]), ...headers].join(', '))
}
