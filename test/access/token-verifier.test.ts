import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type JWTPayload, SignJWT } from 'jose'
import type { TokenSettings } from '../../src/access/access-settings.js'
import type { Caller } from '../../src/access/caller.js'
import { type TokenFault, TokenVerifier, type VerifierOptions } from '../../src/access/token-verifier.js'
import { limits } from '../../src/limits.js'
import { temporaryFolder } from '../support/engines.js'
import { audience, forged, type Issuer, startIssuer } from '../support/issuer.js'

let issuer: Issuer
let faults: unknown[]
beforeEach(async () => {
  issuer = await startIssuer()
  faults = []
})
afterEach(() => issuer.close())

const open = (more: Partial<TokenSettings> = {}, options: Partial<VerifierOptions> = {}): Promise<TokenVerifier> =>
  TokenVerifier.open(
    { ...issuer.settings, ...more },
    { onFault: (error) => faults.push(error), everybodys: [], ...options },
  )
const faultOf = async (verifier: TokenVerifier, token: string): Promise<string | null> => {
  const found: Caller | TokenFault = await verifier.verify(token)
  return 'fault' in found ? found.fault : null
}
const soon_s = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

describe('a token', () => {
  test('says who calls, and what they may', async () => {
    const found = await (await open()).verify(await issuer.token())
    expect(found).toMatchObject({ kind: 'TOKEN', actor: 'token:ada', rights: 'editor,reader' })
  })

  test.each<[string, JWTPayload, string]>([
    ['of another issuer', { iss: 'https://evil.example' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of nobody', { iss: undefined } as unknown as JWTPayload, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for another audience', { aud: 'https://other.example' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for no audience', { aud: [] }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for an audience that only begins alike', { aud: `${audience}.evil` }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['that is over', { exp: soon_s(-60) }, 'ERR_JWT_EXPIRED'],
    ['without an end', { exp: undefined } as unknown as JWTPayload, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['that does not count yet', { nbf: soon_s(120) }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['about nobody', { sub: undefined } as unknown as JWTPayload, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['about an empty name', { sub: '' }, 'SUBJECT'],
    ['about a number', { sub: 7 } as unknown as JWTPayload, 'SUBJECT'],
    ['about a name with a line end', { sub: 'ada\nkey:ct_0123456789' }, 'SUBJECT'],
    ['about a name that turns the line', { sub: 'ada\u202eadmin' }, 'SUBJECT'],
    ['about a name without end', { sub: 'a'.repeat(limits.subjectMax_chars + 1) }, 'SUBJECT'],
  ])('%s is refused', async (_, claims, fault) => {
    expect(await faultOf(await open(), await issuer.token(claims))).toBe(fault)
  })

  test('may be over, or not count yet, by as much as clocks may differ', async () => {
    const verifier = await open({ clockSkew_s: 60 })
    expect(await faultOf(verifier, await issuer.token({ exp: soon_s(-30), nbf: soon_s(30) }))).toBeNull()
    expect(await faultOf(await open({ clockSkew_s: 0 }), await issuer.token({ exp: soon_s(-1) }))).toBe(
      'ERR_JWT_EXPIRED',
    )
  })

  test('with any part of it changed is refused', async () => {
    const verifier = await open()
    const parts = (await issuer.token()).split('.')
    for (const at of [0, 1, 2]) {
      const changed = parts.map((part, i) =>
        i === at ? part.replace(/^(.{12})(.)/, (_, a, b) => a + (b === 'A' ? 'B' : 'A')) : part,
      )
      expect(await faultOf(verifier, changed.join('.'))).not.toBeNull()
    }
    for (const cut of [
      parts.slice(0, 2).join('.'),
      `${parts.slice(0, 2).join('.')}.`,
      `${parts.join('.')}.`,
      '..',
      'a.b.c.d.e',
    ])
      expect(await faultOf(verifier, cut)).not.toBeNull()
  })

  test('that somebody else has signed in the name of the issuer is refused', async () => {
    const other = await startIssuer()
    try {
      expect(await faultOf(await open(), await other.token({ iss: issuer.url }))).toBe(
        'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      )
    } finally {
      await other.close()
    }
  })
})

describe('algorithms', () => {
  const claims = () => ({ iss: issuer.url, aud: audience, sub: 'ada', exp: soon_s(300), roles: ['admin'] })

  test.each(['none', 'None', 'NONE', 'nOnE', ''])('%j signs nothing', async (alg) => {
    const verifier = await open()
    for (const signature of ['', 'AA']) {
      expect(await faultOf(verifier, forged({ alg }, claims(), signature))).not.toBeNull()
      expect(await faultOf(verifier, forged({ alg, kid: 'key-1' }, claims(), signature))).not.toBeNull()
    }
    // Nor is anybody asked for keys.
    expect(issuer.asked()).toBe(0)
  })

  test.each(['HS256', 'HS384', 'HS512'])('%s with the public key as a shared secret is refused', async (alg) => {
    const verifier = await open()
    const [jwk] = issuer.keys().keys
    const secrets = [
      JSON.stringify(jwk),
      JSON.stringify(issuer.keys()),
      Buffer.from(String(jwk?.n), 'base64url'),
      String(jwk?.n),
    ]
    for (const secret of secrets) {
      const input = forged({ alg, kid: 'key-1' }, claims(), '').slice(0, -1)
      const signature = createHmac(alg.replace('HS', 'sha'), secret).update(input).digest('base64url')
      expect(await faultOf(verifier, `${input}.${signature}`)).toBe('ERR_JOSE_ALG_NOT_ALLOWED')
    }
    expect(issuer.asked()).toBe(0)
  })

  test('a shared secret among the keys is not used', async () => {
    const secret = Buffer.alloc(32, 7)
    issuer.answerInstead(
      JSON.stringify({ keys: [{ kty: 'oct', kid: 'shared', alg: 'HS256', k: secret.toString('base64url') }] }),
    )
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'shared' }).sign(secret)
    expect(await faultOf(await open(), token)).toBe('ERR_JOSE_ALG_NOT_ALLOWED')
  })

  test('another than the key is for is refused', async () => {
    const verifier = await open()
    const [header = '', payload = '', signature = ''] = (await issuer.token()).split('.')
    const said = JSON.parse(Buffer.from(header, 'base64url').toString()) as object
    for (const alg of ['RS384', 'PS256', 'ES256']) {
      const other = Buffer.from(JSON.stringify({ ...said, alg })).toString('base64url')
      expect(await faultOf(verifier, `${other}.${payload}.${signature}`)).not.toBeNull()
    }
  })

  test('may be fewer', async () => {
    expect(await faultOf(await open({ algorithms: ['ES256'] }), await issuer.token())).toBe('ERR_JOSE_ALG_NOT_ALLOWED')
  })

  test('keys that a token brings along, or says where they are, are not used', async () => {
    const evil = await startIssuer()
    try {
      const [jwk] = evil.keys().keys
      const verifier = await open()
      for (const header of [{ jwk }, { jku: `${evil.url}/jwks` }, { x5u: `${evil.url}/jwks` }])
        expect(await faultOf(verifier, await evil.token({ iss: issuer.url }, header as object))).not.toBeNull()
      expect(evil.asked()).toBe(0)
    } finally {
      await evil.close()
    }
  })
})

describe('roles', () => {
  const rightsOf = async (claims: JWTPayload, more: Partial<TokenSettings> = {}): Promise<string> => {
    const found = await (await open(more)).verify(await issuer.token({ roles: undefined, ...claims } as JWTPayload))
    if ('fault' in found) throw new Error(found.fault)
    return found.rights
  }

  test('are a list or words, of which those count that there are', async () => {
    expect(await rightsOf({ roles: ['editor', 'billing', 7, null] })).toBe('editor,reader')
    expect(await rightsOf({ roles: 'openid researcher, profile' })).toBe('reader,researcher')
    for (const roles of [undefined, null, {}, { 0: 'admin' }, true, 'Admin', [['admin']], ['admin '], 'toString'])
      expect(await rightsOf({ roles })).toBe('')
  })

  test('stand in the claim that is named, also within another, or with dots in its name', async () => {
    const claims = { realm_access: { roles: ['editor'] }, 'https://cityties.example/roles': ['researcher'] }
    expect(await rightsOf(claims)).toBe('')
    expect(await rightsOf(claims, { rolesClaim: 'realm_access.roles' })).toBe('editor,reader')
    expect(await rightsOf(claims, { rolesClaim: 'https://cityties.example/roles' })).toBe('reader,researcher')
    for (const rolesClaim of ['__proto__', 'constructor.name', 'realm_access', 'realm_access.roles.0.x', ''])
      expect(await rightsOf(claims, { rolesClaim })).toBe('')
  })

  test('that everybody has, tokens have too', async () => {
    const found = await (await open({}, { everybodys: ['reader'] })).verify(await issuer.token({ roles: [] }))
    expect(found).toMatchObject({ rights: 'reader' })
  })
})

describe('keys of the issuer', () => {
  test('are asked for once, and again when a token names one that is new', async () => {
    const verifier = await open({}, { bounds: { pause_ms: 0 } })
    expect(issuer.asked()).toBe(0)
    const old = await issuer.token()
    await Promise.all(Array.from({ length: 20 }, async () => expect(await faultOf(verifier, old)).toBeNull()))
    expect(issuer.asked()).toBe(1)
    await issuer.rotate()
    expect(await faultOf(verifier, await issuer.token())).toBeNull()
    expect(await faultOf(verifier, old)).toBeNull()
    expect(issuer.asked()).toBe(2)
    // What the issuer gives no more counts no more, once somebody has looked.
    await issuer.rotate({ alone: true, algorithm: 'EdDSA' })
    expect(await faultOf(verifier, await issuer.token())).toBeNull()
    expect(await faultOf(verifier, old)).toBe('ERR_JWKS_NO_MATCHING_KEY')
  })

  test('are not asked for by a flood of tokens with keys that nobody knows', async () => {
    const verifier = await open()
    expect(await faultOf(verifier, await issuer.token())).toBeNull()
    for (let i = 0; i < 200; i++)
      expect(await faultOf(verifier, await issuer.token({}, { kid: `flood-${i}` }))).toBe('ERR_JWKS_NO_MATCHING_KEY')
    expect(issuer.asked()).toBe(1)
    expect(await faultOf(verifier, await issuer.token())).toBeNull()
  })

  test('that cannot be had are not asked for by a flood either, and whoever waits is told so', async () => {
    issuer.answerInstead(500)
    const verifier = await open()
    for (let i = 0; i < 50; i++)
      await expect(verifier.verify(await issuer.token({}, { kid: `flood-${i}` }))).rejects.toMatchObject({
        kind: 'UNAVAILABLE',
        message: 'The keys that tokens are checked with cannot be had at the moment; try again.',
      })
    expect(issuer.asked()).toBe(1)
    expect(faults.map(String)).toEqual(['Error: the answer has status 500'])
  })

  test('count on for a while when they cannot be had anew, and no longer', async () => {
    const verifier = await open({}, { bounds: { pause_ms: 0, stale_ms: 60_000 } })
    const token = await issuer.token()
    expect(await faultOf(verifier, token)).toBeNull()
    issuer.answerInstead(503)
    expect(await faultOf(verifier, await issuer.token({}, { kid: 'other' }))).toBe('ERR_JWKS_NO_MATCHING_KEY')
    expect(faults).toHaveLength(1)
    expect(await faultOf(verifier, token)).toBeNull()
    const strict = await open({}, { bounds: { pause_ms: 0, stale_ms: 0 } })
    issuer.answerInstead(null)
    expect(await faultOf(strict, token)).toBeNull()
    issuer.answerInstead(503)
    await expect(strict.verify(await issuer.token({}, { kid: 'other' }))).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
  })

  test.each<[string, number | string, RegExp]>([
    ['that point elsewhere', 302, /./],
    ['that are no JSON', '<html>', /it is not JSON/],
    ['that are no keys', '{"keys": "none"}', /no list of keys/],
    ['that are nothing', 'null', /no list of keys/],
    ['that have nothing for a key', '{"keys": [null]}', /no list of keys/],
    [
      'that have no end',
      JSON.stringify({ keys: [], more: 'x'.repeat(limits.jwksMax_bytes) }),
      /more than 262144 bytes/,
    ],
  ])('%s are none', async (_, answer, says) => {
    issuer.answerInstead(answer)
    const verifier = await open()
    await expect(verifier.verify(await issuer.token())).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    expect(String(faults[0])).toMatch(says)
    expect(issuer.asked()).toBe(1)
  })

  test('that fit no algorithm fail nobody but the token', async () => {
    issuer.answerInstead(JSON.stringify({ keys: [{ kty: 'RSA', kid: 'key-1', n: 'AQAB', e: 'AQAB', alg: 'RS256' }] }))
    expect(await faultOf(await open(), await issuer.token())).not.toBeNull()
  })
})

describe('keys in a file', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())
  const file = () => join(folder.path, 'keys.json')
  const write = (text = JSON.stringify(issuer.keys())) => writeFileSync(file(), text)

  test('are read at the start, and again when a token names one that is new', async () => {
    write()
    const verifier = await open({ jwks: pathToFileURL(file()) }, { bounds: { pause_ms: 0 } })
    expect(await faultOf(verifier, await issuer.token())).toBeNull()
    await issuer.rotate()
    write()
    expect(await faultOf(verifier, await issuer.token())).toBeNull()
    expect(issuer.asked()).toBe(0)
  })

  test.each([
    ['is not there', null, /ENOENT/],
    ['has no keys', '{}', /it has no list of keys/],
    ['is no JSON', 'ct_', /it is not JSON/],
  ])('keep the server from starting where the file %s', async (_, text, says) => {
    if (text !== null) write(text)
    await expect(open({ jwks: pathToFileURL(file()) })).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(says),
    })
  })
})
