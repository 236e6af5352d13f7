import { Role, withIncluded } from './role.js'

/** Who is calling, as far as that is known, and what they may do. */
export interface Caller {
  readonly kind: 'ANONYMOUS' | 'KEY' | 'TOKEN'
  /** The name under which the change log has what they write: `key:ct_0123456789`, `token:<subject>`, `anonymous`. */
  readonly actor: string
  /** With all that they include. */
  readonly roles: ReadonlySet<Role>
  /** The roles as one text: callers with equal rights are given equal answers. */
  readonly rights: string
  /** When what they showed ends, in milliseconds since 1970; null where it does not, or they showed nothing. */
  readonly until_ms: number | null
}

function caller(kind: Caller['kind'], actor: string, names: readonly string[], until_ms: number | null = null): Caller {
  const roles = withIncluded(names)
  return Object.freeze({ kind, actor, roles, rights: [...roles].sort().join(), until_ms })
}

/** Somebody who shows nothing, where reading is open. */
export const visitor = caller('ANONYMOUS', 'anonymous', [Role.READER])

/** The same where it is not. */
export const stranger = caller('ANONYMOUS', 'anonymous', [])

const keyActor = (prefix: string): string => `key:${prefix}`

/** @param prefix of the key */
export const callerWithKey = (prefix: string, roles: readonly string[], until_ms: number | null = null): Caller =>
  caller('KEY', keyActor(prefix), roles, until_ms)

/** The prefix of the key with which somebody calls; null where it is none. */
export const keyOf = ({ kind, actor }: Caller): string | null =>
  kind === 'KEY' ? actor.slice(keyActor('').length) : null

/** @param subject as the token's issuer names whom it is about */
export const callerWithToken = (subject: string, roles: readonly string[], until_ms: number | null = null): Caller =>
  caller('TOKEN', `token:${subject}`, roles, until_ms)
