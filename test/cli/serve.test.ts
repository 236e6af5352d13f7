import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { assertBuilt, expectClean, run, start } from '../support/cli.js'
import { neo4j, temporaryFolder } from '../support/engines.js'

const memory = ['-d', 'memory:']
let folder: ReturnType<typeof temporaryFolder>
beforeAll(assertBuilt)
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())
const data = () => `file:${join(folder.path, 'data')}`

describe('serve', () => {
  const ask = async (base: string, query: string): Promise<unknown> =>
    (await fetch(`${base}/graphql?query=${encodeURIComponent(query)}`)).json()

  test.each(['SIGTERM', 'SIGINT'] as const)('says each step and where it is, and ends well on %s', async (signal) => {
    const serving = start(['serve', '-d', data(), '-p', '0'])
    const [, base = ''] = await serving.output(/health\s+(http:\/\/127\.0\.0\.1:\d+)\/healthz/)
    expect(await ask(base, '{ city(name: "iasi") { id } }')).toMatchObject({ data: { city: { id: 'wd:Q46852' } } })
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    const ended = await serving.stop(signal)
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' })
    expectClean(ended)
    const time = String.raw` {2}\d+\.\d s\n`
    expect(ended.stdout).toMatch(
      new RegExp(
        `^✔ embedded engine \\(Grafeo .*${time}✔ schema brought to version 5${time}` +
          `✔ seed graph loaded: \\d+ entities and relationships from 4 sources${time}✔ listening; stop with Ctrl-C\n` +
          `\n  explorer    ${base}/\n  playground  ${base}/playground\n  GraphQL     ${base}/graphql\n  health      ${base}/healthz\n$`,
      ),
    )
    // The folder is whole and free again, and not seeded a second time.
    const again = start(['serve', '-d', data(), '-p', '0'])
    await again.output(/healthz/)
    const { code, stdout } = await again.stop(signal)
    expect(code).toBe(0)
    expect(stdout).toContain('✔ schema is up to date (version 5)')
    expect(stdout).not.toContain('seed graph')
  })

  test('--no-seed leaves the graph empty', async () => {
    const serving = start(['serve', ...memory, '--no-seed'], { env: { PORT: '0' } })
    const [, base = ''] = await serving.output(/health\s+(http:\S+)\/healthz/)
    expect(await ask(base, '{ cities { totalCount } sources { totalCount } graphVersion }')).toMatchObject({
      data: { cities: { totalCount: 0 }, sources: { totalCount: 0 }, graphVersion: 0 },
    })
    expect((await serving.stop()).stdout).not.toContain('seed')
  })

  test('its HTTP settings reach the server', async () => {
    mkdirSync(join(folder.path, 'operations'))
    writeFileSync(join(folder.path, 'operations', 'version.graphql'), '{ graphVersion }')
    const words = ['--no-seed', '--operations', join(folder.path, 'operations'), '--trusted-only', '--rate-limit', '7']
    const serving = start(['serve', ...memory, ...words, '--cors-origin', 'https://a.example', '--max-age', '9'], {
      env: { PORT: '0', CORS_ORIGINS: '*', RESPONSE_CACHE_MIB: '1' },
    })
    const [, base = ''] = await serving.output(/health\s+(http:\S+)\/healthz/)
    expect(await ask(base, '{ graphVersion __typename }')).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
    const { headers } = await fetch(`${base}/graphql?documentId=version`, { headers: { origin: 'https://a.example' } })
    expect(headers.get('access-control-allow-origin')).toBe('https://a.example')
    expect(headers.get('cache-control')).toBe('public, max-age=9')
    expect(headers.get('ratelimit-policy')).toBe('"address";q=7;w=60')
    expect(headers.get('cache-status')).toBe('CityTies; fwd=miss; stored')
    await serving.stop()
  })

  test('an operation that the schema does not allow keeps it from starting, and is shown by file and line', async () => {
    const file = join(folder.path, 'wrong.graphql')
    writeFileSync(file, '{\n  nothing\n}\n')
    const ended = await run(['serve', ...memory, '--no-seed', '--operations', folder.path])
    expect(ended.code).toBe(65)
    expect(ended.stderr).toBe(`cityties: ${file}:2:3: Cannot query field "nothing" on type "Query".\n`)
    expectClean(ended)
  })

  test('without a setting the data is in ./data of the folder that it runs in', async () => {
    expect(await run(['migrate'], { cwd: folder.path })).toMatchObject({ code: 0, stderr: '' })
    const again = await run(['migrate', '--json', '-d', data()])
    expect(JSON.parse(again.stdout)).toEqual({ schemaVersion: 5, applied: [] })
  })
})

// Run by the same command line; the suites of the graph itself run it through and through.
;(neo4j?.kind === 'neo4j' ? describe : describe.skip)('on Neo4j (skipped where there is none)', () => {
  test('migrates and seeds', async () => {
    const env = { DATABASE_URL: neo4j?.kind === 'neo4j' ? neo4j.url : '' }
    expect(await run(['migrate', '--json'], { env })).toMatchObject({ code: 0, stderr: '' })
    expect(await run(['seed'], { env })).toMatchObject({ code: 0, stderr: '' })
    const again = await run(['seed', '--json'], { env })
    expect(JSON.parse(again.stdout)).toHaveLength(4)
    for (const report of JSON.parse(again.stdout)) expect(report).toMatchObject({ unchanged: true })
  })
})
