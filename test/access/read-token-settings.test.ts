import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.js'
import { limits } from '../../src/limits.js'

type Env = Readonly<Record<string, string>>

const whole = {
  JWT_ISSUER: 'https://id.example/',
  JWT_AUDIENCE: 'https://cityties.example, cityties',
  JWT_JWKS: 'https://id.example/jwks',
}
const tokensOf = (env: Env) => readConfig({}, env).access.tokens
function refusal(env: Env): string {
  try {
    readConfig({}, env)
  } catch (error) {
    expect(error).toMatchObject({ name: 'CityTiesError', kind: 'INVALID_INPUT' })
    return (error as Error).message
  }
  throw new Error(`${JSON.stringify(env)} was taken`)
}

test('nobody must show who they are unless that is said', () => {
  expect(readConfig({}, {}).access).toEqual({ requireAuth: false, tokens: null })
  expect(readConfig({ requireAuth: true }, { REQUIRE_AUTH: 'off' }).access.requireAuth).toBe(true)
  expect(readConfig({}, { REQUIRE_AUTH: 'true' }).access.requireAuth).toBe(true)
  expect(refusal({ REQUIRE_AUTH: 'perhaps' })).toBe("REQUIRE_AUTH is 'perhaps'; it takes on or off, true or false.")
})

describe('whose tokens count', () => {
  test('is said by issuer, audience and keys', () => {
    expect(tokensOf(whole)).toEqual({
      issuer: 'https://id.example/',
      audiences: ['https://cityties.example', 'cityties'],
      jwks: new URL('https://id.example/jwks'),
      algorithms: expect.arrayContaining(['RS256', 'ES256', 'EdDSA']),
      clockSkew_s: limits.clockSkewDefault_s,
      rolesClaim: 'roles',
    })
    expect(tokensOf(whole)?.algorithms.filter((name) => /^(?:HS|none$)/i.test(name))).toEqual([])
  })

  test.each(Object.keys(whole))('%s cannot be left out', (name) => {
    const { [name as keyof typeof whole]: _, ...rest } = whole
    expect(refusal(rest)).toMatch(
      new RegExp(
        `^JWT_\\w+ is set, but not ${name}; tokens are checked by all of JWT_ISSUER, JWT_AUDIENCE, JWT_JWKS\\.$`,
      ),
    )
  })

  test('is nobody’s where the audience is empty', () => {
    expect(refusal({ ...whole, JWT_AUDIENCE: ' , ' })).toMatch(/^JWT_AUDIENCE is ','; it takes whom tokens are for/)
  })

  test('is not said by the rest alone', () => {
    expect(refusal({ JWT_ROLES_CLAIM: 'groups' })).toMatch(/^JWT_ROLES_CLAIM is set, but not JWT_ISSUER and /)
  })

  test('keys come from where nobody can change them on the way', () => {
    const of = (JWT_JWKS: string) => tokensOf({ ...whole, JWT_JWKS })?.jwks
    expect(of('keys.json')).toEqual(pathToFileURL(join(process.cwd(), 'keys.json')))
    expect(of('/run/secrets/keys.json')).toEqual(new URL('file:///run/secrets/keys.json'))
    expect(of('file:///run/keys.json')).toEqual(new URL('file:///run/keys.json'))
    expect(of('http://localhost:8080/jwks')?.port).toBe('8080')
    for (const wrong of [
      'http://id.example/jwks',
      'ftp://id.example',
      'file://other/keys.json',
      'data:,{}',
      'https://',
    ])
      expect(refusal({ ...whole, JWT_JWKS: wrong })).toBe(
        'JWT_JWKS takes an https:// address, an http:// one on this machine, or a file.',
      )
    const said = refusal({ ...whole, JWT_JWKS: 'https://ada:s3cret@id.example/jwks' })
    expect(said).toBe('JWT_JWKS holds credentials; the public keys of an issuer need none.')
  })

  test.each(['HS256', 'none', 'RS256,HS512', 'rs256', ',', 'RS256;ES256'])('%j are no algorithms', (value) => {
    expect(refusal({ ...whole, JWT_ALGORITHMS: value })).toMatch(/^JWT_ALGORITHMS is '.*'; it takes RS256, /)
  })

  test('fewer algorithms, another claim and another skew may be wanted', () => {
    const env = {
      ...whole,
      JWT_ALGORITHMS: 'ES256, EdDSA',
      JWT_CLOCK_SKEW_S: '0',
      JWT_ROLES_CLAIM: 'realm_access.roles',
    }
    expect(tokensOf(env)).toMatchObject({
      algorithms: ['ES256', 'EdDSA'],
      clockSkew_s: 0,
      rolesClaim: 'realm_access.roles',
    })
    for (const value of ['301', '-1', '1e2', 'x'])
      expect(refusal({ ...whole, JWT_CLOCK_SKEW_S: value })).toBe(
        `JWT_CLOCK_SKEW_S is '${value}'; it takes seconds, from 0 to 300.`,
      )
  })
})
