import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { KeyRecord } from '../../src/access/access-key.js'
import { Role } from '../../src/access/role.js'
import type { Engine } from '../../src/engine/engine.js'
import type { CreatedKey } from '../../src/graph/access/access-keys.js'
import { Graph } from '../../src/graph/graph.js'
import { translate } from '../../src/graph/raw-cypher/translate.js'
import { limits } from '../../src/limits.js'
import { CsvPart } from '../../src/transfer/export/format.js'
import { formatNames } from '../../src/transfer/export/formats.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { countingAll } from '../http/wrapped-engine.js'
import { engines, openGraph } from '../support/engines.js'
import { throughSocket } from '../support/through-socket.js'
import { exported } from '../transfer/export/sample-graph.js'
import { author, city, content } from './facts.js'

const places = [...engines, ['the embedded engine of another process', throughSocket] as (typeof engines)[number]]

describe.each(places)('keys of access on %s', (_, open) => {
  let graph: Graph
  let asked: ReturnType<typeof countingAll>['asked']
  beforeEach(async () => {
    const counted = countingAll(await open())
    asked = counted.asked
    graph = await Graph.open(counted.engine)
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await graph.engine.close()
  })

  const create = (
    more: { name?: string; roles?: readonly Role[]; expiresAt?: Date | null } = {},
  ): Promise<CreatedKey> =>
    graph.accessKeys.create({ name: 'test', roles: [Role.EDITOR], expiresAt: null, ...more }, author)
  const check = async (key: string, now_ms = Date.now()): Promise<string> => {
    const found = (await graph.accessKeys.ring.current()).view.check(key, now_ms)
    return typeof found === 'string' ? found : found.actor
  }
  const namesOf = async (): Promise<string[]> => (await graph.accessKeys.all()).map(({ name }) => name).sort()

  test('are made, count at once, are listed without their secret, and end', async () => {
    const { key, record } = await create({ name: 'Ada’s', roles: [Role.EDITOR, Role.RESEARCHER] })
    expect(await check(key)).toBe(`key:${record.prefix}`)
    expect(await graph.accessKeys.all()).toEqual([record])
    expect(JSON.stringify(record)).not.toContain(key.slice(record.prefix.length))
    const revoked = await graph.accessKeys.revoke(record.prefix, author)
    expect(revoked).toMatchObject({ prefix: record.prefix, name: 'Ada’s', unchanged: false })
    expect(await check(key)).toBe('REVOKED')
    const again = await graph.accessKeys.revoke(record.prefix, author)
    expect(again).toMatchObject({ unchanged: true, revokedAt: revoked.revokedAt })
    await expect(graph.accessKeys.revoke('ct_0000000000', author)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    // The log says of each change which key it was about, and nothing of what is secret.
    const changes = await graph.log.since(0)
    expect(changes.map(({ touched }) => touched)).toEqual(Array(2).fill([`ct:key/${record.prefix}`]))
    expect(JSON.stringify(changes)).not.toMatch(new RegExp(`${record.hash}|Ada|${key.slice(20)}`))
  })

  test('no two have one prefix or one checksum', async () => {
    const { record } = await create()
    const write = (key: Partial<KeyRecord>): Promise<unknown> =>
      graph.engine.write((transaction) =>
        transaction.run(graph.statements.get('access-key/create'), { key: { ...record, ...key } as never }),
      )
    await expect(write({ hash: 'other' })).rejects.toThrow()
    await expect(write({ prefix: 'ct_0000000000' })).rejects.toThrow()
    expect(await graph.accessKeys.all()).toHaveLength(1)
  })

  test('end at their time, in every process that looks', async () => {
    const expiresAt = new Date(Date.now() + 60_000)
    const { key, record } = await create({ expiresAt })
    expect(record.expiresAt).toBe(expiresAt.toISOString())
    expect(await check(key, expiresAt.getTime() - 1)).toBe(`key:${record.prefix}`)
    expect(await check(key, expiresAt.getTime())).toBe('EXPIRED')
  })

  test('are in memory: while nothing is written no statement is read for them, and a write elsewhere is seen', async () => {
    const { key, record } = await create()
    const seen = await graph.freshness.version()
    await graph.accessKeys.ring.current(seen)
    asked()
    for (let i = 0; i < 20; i++) (await graph.accessKeys.ring.current(seen)).view.check(key, Date.now())
    expect(asked()).toEqual({ looks: 0, statements: [] })
    // Another change of the graph is no reason to read them again.
    await graph.loader.load([content('two', 2, [city('brno')])], author)
    asked()
    expect(await check(key)).toBe(`key:${record.prefix}`)
    expect(asked().statements).not.toContain('access-key/list')
    await graph.accessKeys.revoke(record.prefix, author)
    expect(await check(key)).toBe('REVOKED')
    // Past the log, as with cypher-shell.
    await graph.engine.write((transaction) =>
      transaction.run({ name: 'test/foreign', text: 'MATCH (k:AccessKey) DELETE k' }),
    )
    expect(await check(key)).toBe('UNKNOWN')
  })

  test('are as many as may be, and those that ended long ago make room', async () => {
    const old = await create({ name: 'revoked long ago' })
    await graph.accessKeys.revoke(old.record.prefix, author)
    await create({ name: 'over long ago', expiresAt: new Date(Date.now() + 1000) })
    const late = await create({ name: 'revoked lately' })
    await create({ name: 'endless' })
    expect(await namesOf()).toHaveLength(4)
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + limits.endedKeyKept_ms + 5000)
    await graph.accessKeys.revoke(late.record.prefix, author)
    expect(await namesOf()).toEqual(['endless', 'revoked lately'])
    await create({ name: 'new' })
    expect(await namesOf()).toEqual(['endless', 'new', 'revoked lately'])
    const [change] = (await graph.log.since(5)) as unknown as { removed: string[] }[]
    expect(change?.removed).toContain(`ct:key/${old.record.prefix}`)
    await graph.engine.write((transaction) =>
      transaction.run({
        name: 'test/many',
        text: `UNWIND range(4, ${limits.accessKeysMax_count}) AS i CREATE (:AccessKey {prefix: 'ct_' + i, hash: 'x' + i, name: '', roles: ['reader'], createdAt: '2026'})`,
      }),
    )
    expect(await namesOf()).toHaveLength(limits.accessKeysMax_count)
    await expect(create()).rejects.toMatchObject({ kind: 'LIMIT_EXCEEDED' })
  })

  describe('when they were last used', () => {
    const lastUsed = async (prefix: string): Promise<string | undefined> =>
      (await graph.accessKeys.all()).find((one) => one.prefix === prefix)?.lastUsedAt
    const at_ms = Date.parse('2026-06-01T12:00:00.000Z')

    test('is noted without a commit, and written with the next change', async () => {
      const { record } = await create()
      const { uses } = graph.accessKeys
      const before = await graph.freshness.look()
      for (let i = 0; i < 100; i++) uses.note(record.prefix, at_ms + i * 500)
      expect(await graph.freshness.look()).toBe(before)
      expect(await lastUsed(record.prefix)).toBeUndefined()
      await graph.loader.load([content('one', 1, [city('alba')])], author)
      // Once a minute is enough.
      expect(await lastUsed(record.prefix)).toBe('2026-06-01T12:00:00.000Z')
      expect(uses.waiting).toEqual([])
      uses.note(record.prefix, at_ms + 59_999)
      expect(uses.waiting).toEqual([])
      uses.note(record.prefix, at_ms + 60_000)
      expect(uses.waiting).toEqual([record.prefix])
    })

    test('is written by itself where no change comes, all in one, of which what is derived needs nothing anew', async () => {
      const keys = [await create(), await create()]
      await graph.warm()
      const projection = (await graph.projection.current()).view
      for (const { record } of keys) graph.accessKeys.uses.note(record.prefix, at_ms)
      const seq = await graph.log.head()
      await graph.accessKeys.writeUses(author)
      for (const { record } of keys) expect(await lastUsed(record.prefix)).toBe('2026-06-01T12:00:00.000Z')
      expect(await graph.log.head()).toBe(seq + 1)
      expect((await graph.projection.current()).view).toBe(projection)
      await graph.accessKeys.writeUses(author)
      expect(await graph.log.head()).toBe(seq + 1)
    })

    test('stays the later time, whoever writes it', async () => {
      const { record } = await create()
      const beside = await Graph.open(graph.engine)
      beside.accessKeys.uses.note(record.prefix, at_ms + 5000)
      graph.accessKeys.uses.note(record.prefix, at_ms)
      await beside.accessKeys.writeUses(author)
      await graph.accessKeys.writeUses(author)
      expect(await lastUsed(record.prefix)).toBe('2026-06-01T12:00:05.000Z')
    })

    test('of a change that fails it waits on', async () => {
      const { record } = await create()
      graph.accessKeys.uses.note(record.prefix, at_ms)
      await expect(graph.accessKeys.revoke('ct_0000000000', author)).rejects.toThrow()
      expect(graph.accessKeys.uses.waiting).toEqual([record.prefix])
      const failing = graph.log.commit(author, async () => {
        throw new Error('fails')
      })
      await expect(failing).rejects.toThrow('fails')
      expect(graph.accessKeys.uses.waiting).toEqual([record.prefix])
    })
  })
})

describe.each(engines)('what is secret of keys on %s', (engine, open) => {
  let graph: Graph
  let key: CreatedKey
  let secret: RegExp
  beforeAll(async () => {
    graph = await openGraph(open)
    await loadSeed(graph)
    key = await graph.accessKeys.create({ name: 's3cret name', roles: [Role.ADMIN], expiresAt: null }, author)
    const { prefix, hash } = key.record
    secret = new RegExp([prefix, hash, key.key.slice(prefix.length + 1), 's3cret', 'AccessKey'].join('|'))
  })
  afterAll(() => graph.engine.close())

  test.each(formatNames)('is in no export: %s', async (format) => {
    for (const part of format === 'csv' ? Object.values(CsvPart) : [CsvPart.nodes]) {
      const text = await exported(graph, format, { part })
      expect(text.length).toBeGreaterThan(100)
      expect(text).not.toMatch(secret)
    }
  })

  test.each([
    'MATCH (k:AccessKey) RETURN k',
    'MATCH (k:AccessKey) RETURN count(*)',
    'MATCH (n) RETURN n.hash',
    'MATCH (n) WHERE n.hash STARTS WITH $h RETURN 1',
    'MATCH (n:City|AccessKey) RETURN n',
    'MATCH (n) RETURN n {.hash}',
    'MATCH (n) RETURN n["hash"]',
    'MATCH (n) RETURN n.lastUsedAt',
    'MATCH (n) RETURN properties(n).hash',
    'MATCH (c:Change) RETURN c',
  ])('cannot be asked for in Cypher: %s', (statement) => {
    expect(() => translate(statement, {})).toThrow()
  })

  if (engine !== 'Neo4j') return
  test.each(['MATCH (n) RETURN n', 'MATCH (n:%) RETURN n, labels(n)', 'MATCH (n:!City) RETURN n'])(
    'is not among what an open question finds: %s',
    async (statement) => {
      const { rows } = await graph.rawCypher.run(statement, {}, new AbortController().signal)
      expect(rows.length).toBeGreaterThan(20)
      expect(JSON.stringify(rows)).not.toMatch(secret)
      // Though the node is there.
      const all = await (graph.engine as Engine).read({
        name: 'test/all',
        text: 'MATCH (k:AccessKey) RETURN k.hash AS hash',
      })
      expect(all).toEqual([{ hash: key.record.hash }])
    },
  )
})
