import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Ended, expectClean, type Running, run, workplace } from '../support/cli.js'
import { neo4j } from '../support/engines.js'

const place = workplace()
const embeddedDatabase = () => `file:${join(place.path, 'data')}`
const version = `/graphql?query=${encodeURIComponent('{ graphVersion }')}`

interface Created {
  readonly key: string
  readonly prefix: string
  readonly expiresAt: string | null
}

const neo4jUrl = neo4j?.kind === 'neo4j' ? neo4j.url : null
const databases: [string, () => string][] = [
  ['the embedded engine', embeddedDatabase],
  ...(neo4jUrl === null ? [] : [['Neo4j', () => neo4jUrl] as [string, () => string]]),
]

describe.each(databases)('cityties keys, on %s', (_, database) => {
  const keys = (...words: string[]): Promise<Ended> => run(['keys', ...words, '-d', database()])
  const report = async <T>(...words: string[]): Promise<T> => {
    const ended = await keys(...words, '--json')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    return JSON.parse(ended.stdout) as T
  }
  const create = (...words: string[]): Promise<Created> => report('create', '--name', 'test', ...words)
  const serve = async (...words: string[]): Promise<Running & { readonly base: string }> => {
    const serving = place.start(['serve', '--no-seed', '-d', database(), '-p', '0', ...words])
    const [, base = ''] = await serving.output(/health\s+(http:\/\/\S+)\/healthz/)
    return Object.assign(serving, { base })
  }

  test('makes, lists and revokes keys while a server has the graph, and the next request knows', async () => {
    const serving = await serve('--require-auth')
    const statusOf = async (key?: string): Promise<number> =>
      (await fetch(serving.base + version, key === undefined ? {} : { headers: { 'x-api-key': key } })).status
    expect(await statusOf()).toBe(401)
    const { key, prefix, expiresAt } = await create('--role', 'reader')
    expect([key.startsWith(`${prefix}_`), expiresAt]).toEqual([true, null])
    expect(await statusOf(key)).toBe(200)
    const listed = await report<{ prefix: string }[]>('list')
    const mine = listed.filter((one) => one.prefix === prefix)
    expect(mine).toEqual([
      {
        prefix,
        name: 'test',
        roles: ['reader'],
        status: 'ACTIVE',
        createdAt: expect.any(String),
        expiresAt: null,
        revokedAt: null,
        lastUsedAt: null,
      },
    ])
    expect(await report('revoke', prefix)).toMatchObject({ prefix, unchanged: false })
    expect(await statusOf(key)).toBe(401)
    expect(await report('revoke', key)).toMatchObject({ prefix, unchanged: true })
    // What was used shows when the server has stopped.
    const ended = await serving.stop()
    expect(ended).toMatchObject({ code: 0, signal: null })
    expect(ended.stderr).toContain('"why":"REVOKED"')
    expect(ended.stdout + ended.stderr).not.toContain(key.slice(prefix.length))
    const [after] = (await report<{ prefix: string; lastUsedAt: string }[]>('list')).filter(
      (one) => one.prefix === prefix,
    )
    expect(after).toMatchObject({ status: 'REVOKED', lastUsedAt: expect.stringMatching(/^20\d\d-/) })
  }, 120_000)

  test('shows a key once, and lists are for people too', async () => {
    const made = await keys('create', '--name', 'Ada’s  notebook', '--role', 'researcher', '--days', '1')
    expect(made.code).toBe(0)
    const [, prefix = '', rest = ''] = /^ {2}(ct_[0-9a-f]{10})(_[\w-]{43})$/m.exec(made.stdout) ?? []
    expect(made.stdout).toContain(`${prefix} is made, for “Ada’s  notebook”, with the role researcher, until 20`)
    const list = await keys('list')
    expectClean(list)
    expect(list.stdout).toMatch(new RegExp(`^${prefix} +Ada’s {2}notebook +researcher +active +20\\d\\d-`, 'm'))
    const revoked = await keys('revoke', prefix)
    expect(revoked.stdout).toBe(`${prefix} (“Ada’s  notebook”) is revoked\n`)
    for (const { stdout, stderr } of [list, revoked]) expect(stdout + stderr).not.toContain(rest)
  }, 60_000)

  test('says what is wrong, and repeats nothing that may be secret', async () => {
    await create('--role', 'reader')
    const unknown = await keys('revoke', 'ct_0000000000')
    expect(unknown).toMatchObject({ code: 66, stdout: '' })
    expect(unknown.stderr).toMatch(/^cityties: There is no key ct_0000000000; /)
    const cut = await keys('revoke', `ct_0123456789_${'s3cret'.repeat(7)}`)
    expect(cut).toMatchObject({ code: 65, stdout: '' })
    expect(cut.stderr).not.toContain('s3cret')
    for (const words of [
      ['create', '--name', 'x'],
      ['create', '--role', 'reader'],
      ['create', '--name', 'x', '--role', 'owner'],
      ['create', '--name', 'x', '--role', 'reader', '--days', '0'],
      ['create', '--name', 'x', '--role', 'reader', '--days', '9999'],
    ])
      expect(await keys(...words)).toMatchObject({ code: 64, stdout: '' })
    for (const name of ['', ' ', 'a\nb', 'x'.repeat(101), 'turned\u202e'])
      expect(await keys('create', '--role', 'reader', '--name', name)).toMatchObject({
        code: 65,
        stderr: 'cityties: --name takes 1 to 100 characters on one line.\n',
      })
  }, 120_000)
})

describe('serve', () => {
  test('says that nobody can read yet', async () => {
    const words = ['serve', '-d', embeddedDatabase(), '-p', '0', '--no-seed']
    const closed = place.start([...words, '--require-auth'])
    await closed.output(/Nobody can read yet: there is no key\. Make one with `cityties keys create/)
    await closed.stop()
    const opened = place.start(words, { env: { REQUIRE_AUTH: 'off' } })
    await opened.output(/healthz/)
    expect((await opened.stop()).stdout).not.toContain('Nobody can read')
  })

  test('does not begin with tokens that nobody could check', async () => {
    const env = { JWT_ISSUER: 'https://id.example', JWT_AUDIENCE: 'us', JWT_JWKS: join(place.path, 'none.json') }
    const ended = await run(['serve', '-d', 'memory:', '--no-seed', '-p', '0'], { env })
    expect(ended.code).toBe(65)
    expect(ended.stderr).toMatch(/^cityties: JWT_JWKS is .*none\.json, which is no JSON Web Key Set: ENOENT/)
    expectClean(ended)
  })

  test.each([['create', '--name', 'x', '--role', 'reader'], ['list']])(
    'a graph in memory has no keys: %s',
    async (...words) => {
      expect(await run(['keys', ...words, '-d', 'memory:'])).toMatchObject({
        code: 65,
        stderr: expect.stringContaining('name the folder or the Neo4j'),
      })
    },
  )

  test('a folder without a graph has none to list, and none is made there', async () => {
    expect(await run(['keys', 'list', '-d', embeddedDatabase()])).toMatchObject({ code: 66 })
  })
})
