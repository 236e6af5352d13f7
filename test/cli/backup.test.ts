import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Manifest } from '../../src/transfer/backup/manifest.js'
import { assertBuilt, expectClean, run, start } from '../support/cli.js'
import { neo4j, temporaryFolder } from '../support/engines.js'

let folder: ReturnType<typeof temporaryFolder>
beforeAll(assertBuilt)
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())
const at = (name: string): string => join(folder.path, name)
const data = (name = 'data'): string[] => ['-d', `file:${at(name)}`]

async function backUp(...words: string[]): Promise<Manifest> {
  const ended = await run(['backup', at('backup'), '--json', ...data(), ...words])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return JSON.parse(ended.stdout) as Manifest
}
const exported = async (name: string): Promise<string> => (await run(['export', 'jsonl', ...data(name)])).stdout
/** All records; what stands first says when the file was written. */
const records = (text: string): string[] => text.split('\n').slice(1)

describe('a backup', () => {
  test('is restored as it was, with its history and its keys, and exported as the graph was', async () => {
    await run(['seed', ...data()])
    const key = JSON.parse(
      (await run(['keys', 'create', '--name', 'me', '--role', 'editor', '--json', ...data()])).stdout,
    )
    const before = await exported('data')
    const manifest = await backUp('--name', 'atlas 2026')
    expect(manifest).toMatchObject({ name: 'atlas 2026', comparedWithGraph: true, counts: { sources: 4 } })
    expect(readdirSync(at('backup')).sort()).toEqual(['backup.json', 'graph.grafeo'])
    expect(JSON.parse(readFileSync(join(at('backup'), 'backup.json'), 'utf8'))).toEqual(manifest)
    expect(statSync(at('backup')).mode & 0o777).toBe(0o700)

    const restored = await run(['restore', at('backup'), ...data('again')])
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect(restored.stdout).toContain(`content ${manifest.contentHash}`)
    expect(readdirSync(at('again')).filter((name) => name.startsWith('restoring'))).toEqual([])
    expect(statSync(join(at('again'), 'graph.grafeo')).mode & 0o777).toBe(0o600)
    expect(records(await exported('again'))).toEqual(records(before))
    const keys = JSON.parse((await run(['keys', 'list', '--json', ...data('again')])).stdout) as { prefix: string }[]
    expect(keys.map(({ prefix }) => prefix)).toEqual([key.prefix])
    // Its own, which the restored graph goes on from.
    const undone = await run(['backup', at('second'), '--json', ...data('again')])
    expect(JSON.parse(undone.stdout)).toMatchObject({
      graphVersion: manifest.graphVersion,
      contentHash: manifest.contentHash,
      name: null,
    })
  })

  test('of a graph of an earlier version says that it is none for that version any more', async () => {
    mkdirSync(at('data'))
    const earlier = readFileSync(join(import.meta.dirname, '..', 'data-of', 'schema-1.grafeo.gz'))
    writeFileSync(join(at('data'), 'graph.grafeo'), gunzipSync(earlier))
    const { code, stdout, stderr } = await run(['backup', at('backup'), '--json', ...data()])
    expect([code, (JSON.parse(stdout) as Manifest).schemaVersion]).toEqual([0, 5])
    expect(stderr).toMatch(/^The schema of the graph was older and is version 5 now: no earlier version .*\.\n$/)
    expect(await run(['backup', at('second'), ...data()])).toMatchObject({ code: 0, stderr: '' })
  })

  test('of a graph that a server writes to is as of one moment', async () => {
    await run(['seed', ...data()])
    const key = JSON.parse(
      (await run(['keys', 'create', '--name', 'me', '--role', 'editor', '--json', ...data()])).stdout,
    )
    const serving = start(['serve', ...data(), '-p', '0', '--rate-limit', '0'])
    const [, base = ''] = await serving.output(/health\s+(http:\S+)\/healthz/)
    let writes_count = 0
    let goesOn = true
    const writing = (async () => {
      for (; goesOn; writes_count++) {
        const id = `ct:city/written-${writes_count}`
        const query = `mutation { createCity(input: {id: "${id}", names: [{text: "Written"}]}, by: {reason: "test"}) { userErrors { message } } }`
        const answer = await fetch(`${base}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key.key}` },
          body: JSON.stringify({ query }),
        })
        expect(await answer.json()).toMatchObject({ data: { createCity: { userErrors: [] } } })
      }
    })()
    try {
      while (writes_count < 5) await new Promise((soon) => setTimeout(soon, 10))
      const manifest = await backUp()
      const written_count = writes_count
      expect(manifest.counts['entities']).toBeGreaterThan(5)
      goesOn = false
      await writing
      expect((await run(['restore', at('backup'), ...data('again')])).code).toBe(0)
      const cities = records(await exported('again')).filter((line) => line.includes('ct:city/written-'))
      const numbers = cities.map((line) => Number(/ct:city\/written-(\d+)"/.exec(line)?.[1])).sort((a, b) => a - b)
      // All that were made before it, none left out between.
      expect(numbers).toEqual(numbers.map((_, i) => i))
      expect(numbers.length).toBeGreaterThanOrEqual(5)
      expect(numbers.length).toBeLessThanOrEqual(written_count + 1)
    } finally {
      goesOn = false
      await serving.stop()
    }
  })

  test('that is not what it was is refused, and nothing stays of it', async () => {
    await run(['seed', ...data()])
    const manifest = await backUp()
    const description = join(at('backup'), 'backup.json')
    const refusedWith = async (words: string, code: number): Promise<void> => {
      const ended = await run(['restore', at('backup'), ...data('again')])
      expect(ended.stderr).toContain(words)
      expect(ended.code).toBe(code)
      expectClean(ended)
      expect(existsSync(at('again')) ? readdirSync(at('again')) : []).toEqual([])
    }
    writeFileSync(description, JSON.stringify({ ...manifest, contentHash: 'another' }))
    await refusedWith('says that it holds another', 75)
    writeFileSync(description, JSON.stringify({ ...manifest, more: 1 }))
    await refusedWith('is no description of a backup', 65)
    writeFileSync(description, '{')
    await refusedWith('is not JSON', 65)
    writeFileSync(description, JSON.stringify(manifest))
    appendFileSync(join(at('backup'), 'graph.grafeo'), 'x')
    await refusedWith('is not as it was written', 75)
    rmSync(join(at('backup'), 'graph.grafeo'))
    await refusedWith('graph.grafeo is missing', 66)
  })

  test('can be read by nobody else where its folder can, and is restored into none with a part of a graph', async () => {
    await run(['seed', ...data()])
    mkdirSync(at('backup'))
    chmodSync(at('backup'), 0o755)
    await backUp()
    const modes = readdirSync(at('backup')).map((name) => statSync(join(at('backup'), name)).mode & 0o777)
    expect(modes).toEqual([0o600, 0o600])

    // What a graph leaves of which the file alone was taken away.
    mkdirSync(join(at('again'), 'graph.grafeo.wal'), { recursive: true })
    const over = await run(['restore', at('backup'), ...data('again')])
    expect([over.code, over.stderr]).toEqual([75, expect.stringContaining('There is a graph in')])
    expect(readdirSync(at('again'))).toEqual(['graph.grafeo.wal'])
    // Another restore's.
    mkdirSync(join(at('other'), 'restoring-another'), { recursive: true })
    expect((await run(['restore', at('backup'), ...data('other')])).code).toBe(0)
    expect(readdirSync(at('other'))).toContain('restoring-another')
  })

  test('is never written over anything, nor restored over a graph', async () => {
    await run(['seed', ...data()])
    await backUp()
    const again = await run(['backup', at('backup'), ...data()])
    expect([again.code, again.stderr]).toEqual([65, expect.stringContaining('is not empty')])
    const over = await run(['restore', at('backup'), ...data()])
    expect([over.code, over.stderr]).toEqual([75, expect.stringContaining('There is a graph in')])
    const none = await run(['restore', at('nothing'), ...data('again')])
    expect([none.code, none.stderr]).toEqual([66, expect.stringContaining('There is no backup in')])
    const missing = await run(['backup', at('other'), ...data('missing')])
    expect([missing.code, existsSync(at('other'))]).toEqual([66, false])
  })
})

;(neo4j?.kind === 'neo4j' ? test : test.skip)(
  'of a Neo4j is made by its own tools (skipped where there is none)',
  async () => {
    const env = { DATABASE_URL: neo4j?.kind === 'neo4j' ? neo4j.url : '' }
    const ended = await run(['backup', at('backup')], { env })
    expect([ended.code, ended.stderr]).toEqual([65, expect.stringContaining('neo4j-admin')])
    const restored = await run(['restore', at('backup')], { env })
    expect([restored.code, restored.stderr]).toEqual([65, expect.stringContaining('cityties copy')])
  },
)
