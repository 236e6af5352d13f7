import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import type { TokenSettings } from '../../src/access/access-settings.js'
import { asymmetricAlgorithms } from '../../src/access/access-settings.js'

export const audience = 'https://cityties.example'

interface Pair {
  readonly kid: string
  readonly algorithm: string
  readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
  readonly jwk: JWK
}

/** Somebody who issues tokens, with keys of their own at an address of their own. */
export interface Issuer {
  readonly url: string
  readonly settings: TokenSettings
  /** How often the keys were asked for. */
  readonly asked: () => number
  /** What the address answers in place of the keys: a status, or a text; null for the keys again. */
  answerInstead(instead: number | string | null): void
  /** The public keys, as they are given. */
  keys(): { readonly keys: readonly JWK[] }
  /** From now on tokens are signed with a new key, whose public one is given beside the others, or alone. */
  rotate(options?: { readonly alone?: boolean; readonly algorithm?: string }): Promise<void>
  /** A token for an editor, good for five minutes, but for what is said. */
  token(claims?: JWTPayload, header?: { readonly kid?: string }): Promise<string>
  close(): Promise<void>
}

async function pairOf(algorithm: string, number: number): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  const kid = `key-${number}`
  return { kid, algorithm, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } }
}

export async function startIssuer(): Promise<Issuer> {
  let asked_count = 0
  let instead: number | string | null = null
  let pairs = [await pairOf('RS256', 1)]
  const keys = () => ({ keys: pairs.map(({ jwk }) => jwk) })
  const server: Server = createServer((_, response) => {
    asked_count++
    if (typeof instead === 'number') response.writeHead(instead, { location: '/elsewhere' }).end()
    else response.end(instead ?? JSON.stringify(keys()))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    settings: {
      issuer: url,
      audiences: [audience],
      jwks: new URL(`${url}/jwks`),
      algorithms: asymmetricAlgorithms,
      clockSkew_s: 5,
      rolesClaim: 'roles',
    },
    asked: () => asked_count,
    answerInstead(answer) {
      instead = answer
    },
    keys,
    async rotate({ alone = false, algorithm = 'ES256' } = {}) {
      const next = await pairOf(algorithm, pairs.length + 1)
      pairs = alone ? [next] : [...pairs, next]
    },
    token(claims = {}, header = {}) {
      const { kid, algorithm, privateKey } = pairs.at(-1) as Pair
      const now_s = Math.floor(Date.now() / 1000)
      const usual = { iss: url, aud: audience, sub: 'ada', iat: now_s, exp: now_s + 300, roles: ['editor'] }
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: algorithm, kid, ...header })
        .sign(privateKey)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token that nobody's library would make: header and claims as given, and what stands for a signature. */
export const forged = (header: unknown, claims: unknown, signature: string): string =>
  `${encoded(header)}.${encoded(claims)}.${signature}`
