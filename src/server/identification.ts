import { prefixIn } from '../access/access-key.js'
import type { AccessSettings } from '../access/access-settings.js'
import { assertRole } from '../access/assert-role.js'
import { type Caller, stranger, visitor } from '../access/caller.js'
import { type Credentials, credentialsIn, type Headers, hasCredentials } from '../access/credentials.js'
import type { JwksBounds } from '../access/jwks-source.js'
import type { KeyRing } from '../access/key-ring.js'
import { Role } from '../access/role.js'
import { TokenVerifier } from '../access/token-verifier.js'
import { CityTiesError } from '../domain/errors.js'
import type { Look } from '../graph/freshness.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import { FailedAttempts } from './failed-attempts.js'

export interface AccessOptions extends AccessSettings {
  /** In place of the limit. */
  readonly failedAttemptsMax_perMinute?: number
  /** In place of the limits. */
  readonly jwks?: Partial<JwksBounds>
}

/** Somebody who asks, as far as it matters for who they are. */
export interface Asking {
  readonly headers: Headers
  readonly address: string
  /** A look at the graph that began when they asked. */
  readonly seen: () => Promise<Look | undefined>
}

/** Where faults and refusals are written down. */
export interface AccessLog {
  /** Credentials did not count: why is for the log alone, never for whoever sent them. */
  refused(why: string, address: string): void
  keysOfIssuerFailed(error: unknown): void
}

/** Finds out who is calling, and lets in who may read. */
export class Identification {
  readonly #failures: FailedAttempts
  readonly #anonymous: Caller

  private constructor(
    readonly graph: Graph,
    readonly log: AccessLog,
    readonly verifier: TokenVerifier | null,
    { requireAuth, failedAttemptsMax_perMinute = limits.failedAttemptsMax_perMinute }: AccessOptions,
  ) {
    this.#failures = new FailedAttempts(failedAttemptsMax_perMinute)
    this.#anonymous = requireAuth ? stranger : visitor
  }

  /** @throws invalid input, for a file of keys that has none */
  static async open(graph: Graph, options: AccessOptions, log: AccessLog): Promise<Identification> {
    const { tokens, requireAuth, jwks } = options
    const everybodys = requireAuth ? [] : [Role.READER]
    const onFault = log.keysOfIssuerFailed
    const verifier = tokens && (await TokenVerifier.open(tokens, { onFault, bounds: jwks, everybodys }))
    return new Identification(graph, log, verifier, options)
  }

  /**
   * Who is calling; at once for those who show nothing. Wrong credentials are refused, and
   * never taken for none.
   *
   * @throws unauthenticated, forbidden for those who may not read, limit exceeded with `retryAfter_s`
   *   past so many wrong credentials, unavailable where they cannot be checked
   */
  callerOf(asking: Asking): Caller | Promise<Caller> {
    return hasCredentials(asking.headers) ? this.#known(asking).then(admitted) : admitted(this.#anonymous)
  }

  /**
   * Who is calling, for what is no reading of the graph. It also says that the database is gone, so
   * where keys cannot be read any more, those count that were known last.
   *
   * @throws as `callerOf`, and forbidden or unauthenticated for those who have none of the roles
   */
  async callerWith(roles: readonly Role[], asking: Asking): Promise<Caller> {
    const known = (seen: Asking['seen']): Promise<KeyRing> => this.#lastRing(seen)
    const caller = hasCredentials(asking.headers) ? await this.#known(asking, known) : this.#anonymous
    assertRole(caller, roles)
    return caller
  }

  async #known({ headers, address, seen }: Asking, ring = this.#ring): Promise<Caller> {
    const now_ms = Date.now()
    const retryAfter_s = this.#failures.wait_s(address, now_ms)
    if (retryAfter_s > 0)
      throw new CityTiesError(
        'LIMIT_EXCEEDED',
        `Too many keys or tokens that are not valid came from this address. Ask again in ${retryAfter_s} s.`,
        { retryAfter_s },
      )
    const credentials = credentialsIn(headers)
    const found = credentials === null ? 'FORM' : await this.#check(credentials, () => ring(seen), now_ms)
    if (typeof found !== 'string') return found
    this.#failures.note(address, now_ms)
    this.log.refused(found, address)
    throw new CityTiesError('UNAUTHENTICATED', 'The key or token that came with the request is not valid.')
  }

  /** A word on what is wrong, where something is. */
  async #check({ kind, text }: Credentials, ring: () => Promise<KeyRing>, now_ms: number): Promise<Caller | string> {
    if (kind === 'TOKEN') {
      const found = (await this.verifier?.verify(text)) ?? { fault: 'NO_TOKENS_TAKEN' }
      return 'fault' in found ? found.fault : found
    }
    const found = (await ring()).check(text, now_ms)
    if (typeof found !== 'string') this.graph.accessKeys.uses.note(prefixIn(text) ?? '', now_ms)
    return found
  }

  readonly #ring = async (seen: Asking['seen']): Promise<KeyRing> =>
    (await this.graph.accessKeys.ring.current(await seen())).view

  async #lastRing(seen: Asking['seen']): Promise<KeyRing> {
    try {
      return await this.#ring(seen)
    } catch (error) {
      const { state } = this.graph.accessKeys.ring
      if (state === null || !(error instanceof CityTiesError) || error.kind !== 'UNAVAILABLE') throw error
      return state.view
    }
  }
}

/** Reading is what all roles have in common; without it there is nothing here for anybody. */
function admitted(caller: Caller): Caller {
  if (caller.roles.has(Role.READER)) return caller
  if (caller.kind === 'ANONYMOUS')
    throw new CityTiesError(
      'UNAUTHENTICATED',
      'This server asks who is calling: send a key or token, as Authorization: Bearer ….',
    )
  throw new CityTiesError(
    'FORBIDDEN',
    caller.kind === 'KEY'
      ? 'The key has no role that reads here.'
      : 'The token names none of the roles that count here.',
  )
}
