import { fileURLToPath } from 'node:url'
import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose'
import { CityTiesError, invalidInput, unavailable } from '../domain/errors.js'
import { limits } from '../limits.js'
import type { TokenSettings } from './access-settings.js'
import { type Caller, callerWithToken } from './caller.js'
import { type JwksBounds, JwksSource, jwksBounds } from './jwks-source.js'

export interface VerifierOptions {
  /** Told when the issuer's keys cannot be had. */
  readonly onFault: (error: unknown) => void
  readonly bounds?: Partial<JwksBounds> | undefined
  /** Roles that every caller has. */
  readonly everybodys: readonly string[]
}

/** A word for the log on why a token does not count. */
export type TokenFault = { readonly fault: string }

/** Checks tokens (JWT, signed) of one issuer. */
export class TokenVerifier {
  readonly #keys: RemoteJWKSet

  private constructor(
    readonly settings: TokenSettings,
    readonly options: VerifierOptions,
  ) {
    const bounds = { ...jwksBounds, ...options.bounds }
    const source = new JwksSource(settings.jwks, bounds, options.onFault)
    this.#keys = createRemoteJWKSet(settings.jwks, {
      cacheMaxAge: limits.jwksKept_ms,
      // A key that is not among those known is looked for once, then not again for this long.
      cooldownDuration: bounds.pause_ms,
      timeoutDuration: limits.jwksTimeout_ms,
      [customFetch]: async (_url, { signal }) => new Response(await textOf(source, signal)),
    })
  }

  /** @throws invalid input for a file that has no keys; an issuer may come up later than we do */
  static async open(settings: TokenSettings, options: VerifierOptions): Promise<TokenVerifier> {
    if (settings.jwks.protocol === 'file:') await assertKeysIn(settings.jwks)
    return new TokenVerifier(settings, options)
  }

  /** @throws unavailable while the issuer's keys cannot be had */
  async verify(token: string): Promise<Caller | TokenFault> {
    const { issuer, audiences, algorithms, clockSkew_s, rolesClaim } = this.settings
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience: [...audiences],
        algorithms: [...algorithms],
        clockTolerance: clockSkew_s,
        requiredClaims: ['exp', 'sub'],
      })
      const { sub, exp = 0 } = payload
      if (typeof sub !== 'string' || !subject.test(sub)) return { fault: 'SUBJECT' }
      const roles = [...this.options.everybodys, ...rolesIn(payload, rolesClaim)]
      return callerWithToken(sub, roles, (exp + clockSkew_s) * 1000)
    } catch (error) {
      if (error instanceof CityTiesError) throw error
      // Its other words may hold claims.
      return { fault: error instanceof errors.JOSEError ? error.code : 'UNUSABLE' }
    }
  }
}

async function assertKeysIn(file: URL): Promise<void> {
  try {
    await new JwksSource(file, jwksBounds, () => {}).text(AbortSignal.timeout(limits.jwksTimeout_ms))
  } catch (error) {
    throw invalidInput(`JWT_JWKS is ${fileURLToPath(file)}, which is no JSON Web Key Set: ${(error as Error).message}.`)
  }
}

async function textOf(source: JwksSource, signal: AbortSignal): Promise<string> {
  try {
    return await source.text(signal)
  } catch (error) {
    throw unavailable('The keys that tokens are checked with cannot be had at the moment; try again.', error)
  }
}

/** It goes into the change log as it is. */
const subject = new RegExp(`^[^\\p{C}]{1,${limits.subjectMax_chars}}$`, 'u')

/** A list, or words in one text; the name of a claim may have dots itself, as addresses do. */
function rolesIn(payload: JWTPayload, claim: string): readonly string[] {
  const value = part(payload, claim) ?? claim.split('.').reduce<unknown>(part, payload)
  const words = typeof value === 'string' ? value.split(/[\s,]+/) : value
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : []
}

const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
