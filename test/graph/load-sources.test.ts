import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { EntityFact, RelationshipFact } from '../../src/domain/facts.js'
import { aliasesOf } from '../../src/domain/names.js'
import { readNames } from '../../src/domain/record.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import type { LoadReport, SourceContent } from '../../src/graph/commands/load-sources.js'
import { Graph } from '../../src/graph/graph.js'
import type { EntityRecord } from '../../src/graph/records.js'
import { limits } from '../../src/limits.js'
import { engines, openGraph } from '../support/engines.js'
import { all, listed } from '../support/lists.js'
import { author, city, content, dump, entityFact, tie, twins } from './facts.js'

describe.each(engines)('loading sources on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
  })
  beforeEach(async () => {
    const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }
    await graph.engine.write((transaction) => transaction.run(everything))
  })
  afterAll(() => graph.engine.close())

  const load = (...contents: SourceContent[]): Promise<LoadReport[]> => graph.loader.load(contents, author)
  const entity = async (id: string): Promise<EntityRecord | undefined> => (await graph.entities.byIds([id])).get(id)
  const tieOf = async (id: string) => (await graph.relationships.byIds([id])).get(id)
  const claimsAbout = async (id: string): Promise<unknown[]> => {
    const rows = await graph.engine.read(graph.statements.get('claim/about'), { ids: [id] })
    return rows.map(({ claim }) => (claim as { value: string }).value)
  }
  const found = async (key: string): Promise<string[]> => (await graph.entities.byName('City', key)).map(({ id }) => id)

  test('the same edition again reads nothing and writes nothing', async () => {
    const once = content('a', 1, [city('pavia'), city('zadar')], [twins('pavia', 'zadar')])
    const [first] = await load(once)
    expect(first).toMatchObject({
      unchanged: false,
      facts_count: 3,
      created_count: 3,
      updated_count: 0,
      removed_count: 0,
    })
    const [before, head, version] = [await dump(graph.engine), await graph.log.head(), await graph.engine.version()]
    const [second] = await load(once)
    expect(second).toMatchObject({ unchanged: true, facts_count: 0, created_count: 0 })
    expect(await graph.log.head()).toBe(head)
    expect(await graph.engine.version()).toEqual(version)
    expect(await dump(graph.engine)).toEqual(before)
  })

  test('every write is in the log, with who, why and what', async () => {
    const head = await graph.log.head()
    await load(content('a', 1, [city('pavia'), city('zadar')], [twins('pavia', 'zadar')]))
    await load(content('a', 2, [city('pavia')]))
    const changes = await graph.log.since(head)
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_change, i) => head + 1 + i))
    expect(
      changes.every(({ actor, reason, at }) => actor === 'test' && reason === 'test' && !Number.isNaN(Date.parse(at))),
    ).toBe(true)
    const touched = new Set(changes.flatMap((change) => change.touched))
    for (const id of ['ct:source/a', 'ct:edition/a/000000000001', 'ct:city/pavia', 'ct:city/zadar'])
      expect(touched).toContain(id)
    expect(changes.flatMap(({ removed }) => removed).sort()).toEqual([
      'ct:city/zadar',
      'rel:TWINNED_WITH~ct:city/pavia~ct:city/zadar~TWINNING-0',
    ])
    const pavia = await entity('ct:city/pavia')
    const last = changes.filter((change) => change.touched.includes('ct:city/pavia')).at(-1)
    expect(pavia?.revision).toBe(last?.seq)
  })

  test('a new edition takes back what it no longer says, and nothing that another source says', async () => {
    await load(
      content(
        'a',
        1,
        [city('pavia', { population: 70_000, kind: 'CITY' }), city('zadar'), city('ayas')],
        [twins('pavia', 'zadar'), twins('pavia', 'ayas', { since: '1999' })],
      ),
      content('b', 1, [city('zadar'), city('pavia', { population: 70_000 })], [twins('pavia', 'ayas')]),
    )
    const [report] = await load(content('a', 2, [city('pavia')]))
    expect(report).toMatchObject({ removed_count: 1 })
    // The tie goes that only the old edition stated; the other stays, without the date that only it gave.
    expect(await tieOf(twinsId('pavia', 'zadar'))).toBeUndefined()
    const kept = await tieOf(twinsId('pavia', 'ayas'))
    expect(kept).toMatchObject({ citeEditions: ['ct:edition/b/000000000001'] })
    expect(kept).not.toHaveProperty('since')
    expect(kept).not.toHaveProperty('sinceEarliest')
    const pavia = await entity('ct:city/pavia')
    expect(pavia).toMatchObject({
      population: 70_000,
      citeEditions: ['ct:edition/a/000000000002', 'ct:edition/b/000000000001'],
    })
    expect(pavia).not.toHaveProperty('kind')
    expect(await entity('ct:city/zadar')).toMatchObject({ citeEditions: ['ct:edition/b/000000000001'] })
    // Nothing states it any more, but a tie that b states holds it: it stays, bare.
    expect(await entity('ct:city/ayas')).toMatchObject({ name: 'ct:city/ayas', citeEditions: [] })
    expect(await found('ayas')).toEqual([])
  })

  test('an entity that nothing states and nothing holds goes, with its names and claims', async () => {
    await load(
      content('a', 1, [city('pavia', { population: 1 }), city('zadar')], [twins('pavia', 'zadar')]),
      content('b', 1, [city('pavia', { population: 2 })]),
    )
    await load(content('a', 2, [city('zadar')]), content('b', 2, [city('zadar')]))
    expect(await entity('ct:city/pavia')).toBeUndefined()
    const left = await dump(graph.engine)
    expect(left.filter((line) => line.includes('pavia') && !line.includes('edition'))).toEqual([])
    expect(left.filter((line) => line.includes('"Claim"'))).toEqual([])
    expect(await found('pavia')).toEqual([])
    expect(await found('zadar')).toEqual(['ct:city/zadar'])
  })

  test('an entity that only a tie held goes with that tie', async () => {
    await load(
      content('a', 1, [city('pavia'), city('ayas')]),
      content('b', 1, [city('zadar')], [twins('zadar', 'ayas'), twins('zadar', 'pavia')]),
    )
    await load(content('a', 2, [city('pavia')]))
    expect(await entity('ct:city/ayas')).toMatchObject({ citeEditions: [] })
    const head = await graph.log.head()
    const [report] = await load(content('b', 2, [city('zadar')]))
    expect(report).toMatchObject({ removed_count: 3 })
    expect((await graph.log.since(head)).flatMap(({ removed }) => removed).sort()).toEqual([
      'ct:city/ayas',
      twinsId('ayas', 'zadar'),
      twinsId('pavia', 'zadar'),
    ])
    expect(await entity('ct:city/ayas')).toBeUndefined()
    expect(await entity('ct:city/pavia')).toBeDefined()
  })

  test('a removed fact of a source and the same graph built without it are the same', async () => {
    const b = content('b', 1, [city('zadar', { region: 'x' })], [])
    await load(content('a', 1, [city('pavia'), city('zadar', { region: 'y' })], [twins('pavia', 'zadar')]), b)
    await load(content('a', 2, [city('zadar')]))
    const withoutEditions = (lines: string[]): string[] => lines.filter((line) => !line.startsWith('["Edition"'))
    const after = withoutEditions(await dump(graph.engine))
    await graph.engine.write((transaction) =>
      transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
    )
    await load(content('a', 2, [city('zadar')]), b)
    expect(after).toEqual(withoutEditions(await dump(graph.engine)))
  })

  test('editions are noted: one current, the older superseded', async () => {
    for (const number of [1, 2, 3]) await load(content('a', number, [city('pavia')]))
    const editions = await graph.sources.editionsOf(['ct:source/a'])
    expect(editions.map(({ id, status }) => [id, status])).toEqual([
      ['ct:edition/a/000000000001', 'SUPERSEDED'],
      ['ct:edition/a/000000000002', 'SUPERSEDED'],
      ['ct:edition/a/000000000003', 'CURRENT'],
    ])
    expect((await graph.sources.byIds(['ct:source/a'])).get('ct:source/a')?.current).toBe('ct:edition/a/000000000003')
    expect(await graph.sources.factCount({ id: 'ct:source/a', current: 'ct:edition/a/000000000003' })).toBe(1)
    expect(await graph.sources.factCount({ id: 'ct:source/a', current: 'ct:edition/a/000000000001' })).toBe(0)
  })

  test('an older edition that comes again is current again', async () => {
    await load(content('a', 1, [city('pavia')]))
    await load(content('a', 2, [city('zadar')]))
    await load(content('a', 1, [city('pavia')]))
    const editions = await graph.sources.editionsOf(['ct:source/a'])
    expect(editions.filter(({ status }) => status === 'CURRENT').map(({ id }) => id)).toEqual([
      'ct:edition/a/000000000001',
    ])
    expect(await entity('ct:city/zadar')).toBeUndefined()
    expect(await entity('ct:city/pavia')).toBeDefined()
  })

  test('names: every spelling is kept and found, and one that only an old edition used goes', async () => {
    await load(
      content('a', 1, [city('turin', { names: { it: ['Torino', 'Taurinum'], en: 'Turin' } })]),
      content('b', 1, [city('turin', { names: { it: 'Torino', de: 'Türin' } })]),
    )
    for (const key of ['torino', 'taurinum', 'turin']) expect(await found(key)).toEqual(['ct:city/turin'])
    await load(content('a', 2, [city('turin', { names: { en: 'Turin' } })]))
    const turin = await entity('ct:city/turin')
    const names = readNames(turin ?? {})
    expect(aliasesOf(names, 'Turin')).toEqual(['Torino', 'Türin'])
    expect(await found('taurinum')).toEqual([])
    expect(await found('torino')).toEqual(['ct:city/turin'])
    const keys = await graph.engine.read({ name: 'test/keys', text: 'MATCH (k:Name) RETURN k.key AS key ORDER BY key' })
    expect(keys).toEqual([{ key: 'torino' }, { key: 'turin' }])
  })

  test('two values of one attribute are claims, and one value again when the other goes', async () => {
    await load(content('a', 1, [city('pavia', { population: 1 })]), content('b', 1, [city('pavia', { population: 2 })]))
    // As many sources for each: the first in the order of the citations is shown.
    expect(await entity('ct:city/pavia')).toMatchObject({ population: 1 })
    expect(await claimsAbout('ct:city/pavia')).toEqual(['1', '2'])
    expect(await graph.conflicts.page('VALUE', '', 10)).toMatchObject([
      {
        subject: 'ct:city/pavia',
        attribute: 'population',
        claims: [
          { value: 1, preferred: true },
          { value: 2, preferred: false },
        ],
      },
    ])
    await load(content('c', 1, [city('pavia', { population: 2 })]))
    expect(await entity('ct:city/pavia')).toMatchObject({ population: 2 })
    expect((await graph.conflicts.page('VALUE', '', 10))[0]?.claims[0]).toMatchObject({ value: 2, preferred: true })
    await load(content('a', 2, [city('pavia', { population: 2 })]))
    expect(await entity('ct:city/pavia')).toMatchObject({ population: 2 })
    expect(await claimsAbout('ct:city/pavia')).toEqual([])
    expect(await graph.conflicts.count('VALUE')).toBe(0)
  })

  test('disputed attributes of a relationship, and of one source at two places', async () => {
    await load(
      content(
        'a',
        1,
        [city('pavia'), city('zadar')],
        [twins('pavia', 'zadar', { since: '1999' }), twins('pavia', 'zadar', { since: '2001', at: 'page 2' })],
      ),
    )
    const id = twinsId('pavia', 'zadar')
    expect(await claimsAbout(id)).toEqual(['"1999"', '"2001"'])
    expect(await tieOf(id)).toMatchObject({ since: '1999', sinceLatest: '1999-12-31' })
    await load(
      content('a', 2, [city('pavia'), city('zadar')], [twins('pavia', 'zadar', { since: '2001', at: 'page 2' })]),
    )
    expect(await claimsAbout(id)).toEqual([])
    expect(await tieOf(id)).toMatchObject({ since: '2001', sinceLatest: '2001-12-31' })
  })

  test('an entity of another type is a conflict, an end that is not there is not found, one of a wrong type refused', async () => {
    await load(
      content('a', 1, [
        city('pavia'),
        entityFact({ id: 'wd:Q1', type: 'City' }),
        entityFact({ id: 'ct:event/feast', type: 'Event' }),
      ]),
    )
    const before = (await dump(graph.engine)).filter((line) => !line.includes('/b'))
    const country = { id: 'wd:Q1', type: 'Country' }
    await expect(load(content('b', 1, [entityFact(country)]))).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: 'wd:Q1 is a City, not a Country.',
    })
    await expect(
      load(content('b', 2, [entityFact({ id: 'wd:Q2', type: 'City' }), entityFact({ ...country, id: 'wd:Q2' })])),
    ).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
    })
    await expect(load(content('b', 3, [], [twins('pavia', 'nowhere')]))).rejects.toMatchObject({
      kind: 'NOT_FOUND',
      message: expect.stringContaining('there is no ct:city/nowhere') as unknown,
    })
    await expect(
      load(content('b', 4, [], [tie('TWINNED_WITH', 'ct:city/pavia', 'ct:event/feast')])),
    ).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringContaining('is a Event') as unknown,
    })
    await expect(load(content('b', 5, [], [tie('PART_OF', 'ct:event/feast', 'ct:city/pavia')]))).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringContaining('not from Event to City') as unknown,
    })
    expect((await dump(graph.engine)).filter((line) => !line.includes('/b'))).toEqual(before)
  })

  test('ends of an undirected tie are sorted, so both claims are one tie, claimed by both', async () => {
    const claimed = (from: string, to: string, at: string): RelationshipFact =>
      twins(from, to, { claimant: `ct:city/${from}`, at })
    await load(content('a', 1, [city('pavia'), city('zadar')], [claimed('zadar', 'pavia', 'line 1')]))
    const id = twinsId('pavia', 'zadar')
    expect(await tieOf(id)).toMatchObject({
      from: 'ct:city/pavia',
      to: 'ct:city/zadar',
      kind: 'TWINNING',
      oneSidedId: id,
    })
    expect(await graph.conflicts.count('ONE_SIDED')).toBe(1)
    await load(
      content(
        'a',
        2,
        [city('pavia'), city('zadar')],
        [claimed('zadar', 'pavia', 'line 1'), claimed('pavia', 'zadar', 'line 2')],
      ),
    )
    expect(await graph.conflicts.count('ONE_SIDED')).toBe(0)
    expect(await graph.relationships.count('TWINNED_WITH')).toBe(1)
    const tieNow = await tieOf(id)
    expect(tieNow).not.toHaveProperty('oneSidedId')
    expect(readCitations(tieNow ?? {}).map(({ claimant, locator }) => [claimant, locator])).toEqual([
      ['ct:city/zadar', 'line 1'],
      ['ct:city/pavia', 'line 2'],
    ])
    // A directed one keeps its ends as they are stated.
    await load(content('b', 1, [], [tie('PART_OF', 'ct:city/zadar', 'ct:city/pavia')]))
    expect(await tieOf('rel:PART_OF~ct:city/zadar~ct:city/pavia~0')).toBeDefined()
  })

  test('kinds, roles and ordinals are ties of their own; dates are not', async () => {
    const network = entityFact({ id: 'ct:programme/network', type: 'Programme' })
    const member = (more: Readonly<Record<string, unknown>>): RelationshipFact =>
      tie('MEMBER_OF', 'ct:city/pavia', network.id, more)
    await load(
      content(
        'a',
        1,
        [city('pavia'), network],
        [
          member({ role: 'FULL', since: '1990', until: '1995' }),
          member({ role: 'FULL', ordinal: 1, since: '2001' }),
          member({ role: 'OBSERVER' }),
          member({}),
        ],
      ),
    )
    await load(content('b', 1, [], [member({ role: 'FULL', ordinal: 1, until: '2005' })]))
    const ties = await listed(graph.relationships.page('MEMBER_OF', all))
    expect(ties.map(({ key, role, since, until }) => [key, role, since, until])).toEqual([
      ['0', undefined, undefined, undefined],
      ['FULL-0', 'FULL', '1990', '1995'],
      ['FULL-1', 'FULL', '2001', '2005'],
      ['OBSERVER-0', 'OBSERVER', undefined, undefined],
    ])
  })

  test('the order in which sources are loaded does not show', async () => {
    const sources = (['a', 'b', 'c'] as const).map((slug, i) =>
      content(
        slug,
        1,
        [
          city('pavia', {
            population: [1, 2, 2][i],
            kind: 'CITY',
            names: { it: ['Pavia', `Pavia ${slug}`], [slug.repeat(2)]: 'P' },
            location: { latitude: i, longitude: 0 },
          }),
          city('zadar', { modality: i === 0 ? 'ANNOUNCED' : 'STATED', region: `region ${slug}` }),
        ],
        [
          twins('pavia', 'zadar', {
            since: ['1999', '1999-05', '2001'][i],
            claimant: `ct:city/${['pavia', 'zadar', 'zadar'][i] ?? ''}`,
          }),
        ],
      ),
    )
    const dumps: string[][] = []
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      await graph.engine.write((transaction) =>
        transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
      )
      for (const i of order) await load(...sources.slice(i, i + 1))
      dumps.push(await dump(graph.engine))
    }
    expect(dumps[1]).toEqual(dumps[0])
    expect(dumps[2]).toEqual(dumps[0])
    expect(dumps[0]?.length).toBeGreaterThan(10)
  })

  /** More than two batches of facts, of which the last fails or not. */
  const many = Math.max(limits.embeddedBatch_rows, limits.neo4jBatch_rows) * 2 + 10
  async function* cities(upTo: number): AsyncIterable<EntityFact> {
    for (let i = 0; i < many; i++) {
      if (i === upTo) throw new Error('struck')
      yield city(`c${i}`, i % 7 === 0 ? { population: i } : {})
    }
  }
  async function* ties(upTo: number): AsyncIterable<RelationshipFact> {
    for (let i = 0; i + 1 < many; i++) {
      if (i === upTo) throw new Error('struck')
      yield twins(`c${i}`, `c${i + 1}`)
    }
  }

  test('an interrupted load, run again, gives the graph of an uninterrupted one', async () => {
    const old = content('a', 1, [city('old'), city('c3', { population: 3 })], [twins('old', 'c3')])
    const whole = (): SourceContent => content('a', 2, cities(many), ties(many))
    await load(old)
    await load(whole())
    const expected = await dump(graph.engine)
    for (const strike of [
      () => content('a', 2, cities(graph.engine.capabilities.batch_rows + 5), ties(many)),
      () => content('a', 2, cities(many), ties(graph.engine.capabilities.batch_rows + 5)),
      // And one of another edition, which never became current: what it said goes too.
      () => content('a', 3, [city('c1', { population: 5 }), city('stray')], ties(2)),
    ]) {
      await graph.engine.write((transaction) =>
        transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
      )
      await load(old)
      const struck = strike()
      await expect(load(struck)).rejects.toThrow('struck')
      // It struck in the midst: something of it is in, not all, and the old edition stands.
      const editions = await graph.sources.editionsOf(['ct:source/a'])
      expect(editions.map(({ status }) => status)).toEqual(['CURRENT', 'LOADING'])
      expect(await graph.entities.count('City')).toBeGreaterThan(2)
      expect((await graph.sources.byIds(['ct:source/a'])).get('ct:source/a')?.current).toBe('ct:edition/a/000000000001')
      expect(await entity('ct:city/old')).toBeDefined()
      await load(whole())
      const stray = 'ct:edition/a/000000000003'
      expect((await dump(graph.engine)).filter((line) => !line.includes(stray))).toEqual(expected)
    }
  })

  test('progress counts the facts of all sources, and reports what was done', async () => {
    const seen: number[] = []
    const reports = await graph.loader.load(
      [
        content('a', 1, [city('pavia'), city('zadar')], [twins('pavia', 'zadar')]),
        content('b', 1, [city('pavia', { population: 1 })]),
      ],
      author,
      (count) => seen.push(count),
    )
    expect(seen).toEqual([2, 3, 4])
    expect(
      reports.map(({ source, facts_count, created_count, updated_count }) => [
        source,
        facts_count,
        created_count,
        updated_count,
      ]),
    ).toEqual([
      ['ct:source/a', 3, 3, 0],
      ['ct:source/b', 1, 0, 1],
    ])
  })

  test('sources may refer to each other, whichever comes first', async () => {
    await load(content('a', 1, [city('pavia')], [twins('pavia', 'zadar')]), content('b', 1, [city('zadar')]))
    expect(await tieOf(twinsId('pavia', 'zadar'))).toBeDefined()
  })
})

const twinsId = (from: string, to: string): string => {
  const [a = '', b = ''] = [from, to].map((slug) => `ct:city/${slug}`).sort()
  return `rel:TWINNED_WITH~${a}~${b}~TWINNING-0`
}
