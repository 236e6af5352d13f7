import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import { statusOf } from '../../src/domain/tie-status.js'
import type {
  CreateTie,
  EditFault,
  EditReport,
  EditRequest,
  Operation,
} from '../../src/graph/commands/by-hand/operation.js'
import { undoEdition } from '../../src/graph/commands/undo-edition.js'
import { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { copyGraph } from '../../src/transfer/copy/copy-graph.js'
import { embedded, engines, openGraph, temporaryFolder } from '../support/engines.js'
import { exported } from '../transfer/export/sample-graph.js'
import { author, city, content, dump, entityFact, tie, twins } from './facts.js'
import { createCity, deleteCity, request, twin, twinsId, updateCity } from './operations.js'

const today = (): string => new Date().toISOString().slice(0, 10)
const hand = 'ct:edition/edits/000000000000'

describe.each(engines)('edits by hand on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
  })
  beforeEach(async () => {
    const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }
    await graph.engine.write((transaction) => transaction.run(everything))
  })
  afterAll(() => graph.engine.close())

  const apply = (operations: readonly Operation[], more: Partial<EditRequest> = {}): Promise<EditReport> =>
    graph.handEdits.apply(request(operations, more), 'somebody')
  /** Of what has to be carried out. */
  const done = async (...operations: Operation[]): Promise<EditReport> => {
    const report = await apply(operations)
    expect(report.faults).toEqual([])
    return report
  }
  const faults = async (...operations: Operation[]): Promise<Omit<EditFault, 'message'>[]> => {
    const [before, head] = [await dump(graph.engine), await graph.log.head()]
    const report = await apply(operations)
    expect(report).toMatchObject({ results: [], change: null })
    expect(await graph.log.head()).toBe(head)
    expect(await dump(graph.engine)).toEqual(before)
    return report.faults.map(({ message: _message, ...one }) => one)
  }
  const entity = async (slug: string) => (await graph.entities.byIds([`ct:city/${slug}`])).get(`ct:city/${slug}`)
  const tieOf = async (id: string) => (await graph.relationships.byIds([id])).get(id)
  const load = (...contents: Parameters<typeof content>[]) =>
    graph.loader.load(
      contents.map((one) => content(...one)),
      author,
    )
  const rows = (text: string) => graph.engine.read({ name: 'test/rows', text })

  test('a graph of the schema before is brought up to date, and a step may be repeated', async () => {
    const old = { name: 'test/old', text: 'MATCH (g:Graph {id: "graph"}) SET g.schemaVersion = 1' }
    await graph.engine.write((transaction) => transaction.run(old))
    const applied = ['0002-writing-by-hand', '0003-access-keys', '0004-merged-ids', '0005-names']
    expect((await Graph.open(graph.engine)).migration).toEqual({ schemaVersion: 5, applied })
    expect((await Graph.open(graph.engine)).migration).toEqual({ schemaVersion: 5, applied: [] })
  })

  test('what is made stands in an edition of its own, which is never the current one', async () => {
    const { change, results } = await done(createCity('pavia', { population: 70_000 }))
    expect(results).toEqual([{ id: 'ct:city/pavia', isGone: false }])
    expect(change).toMatchObject({ seq: await graph.log.head(), actor: 'somebody', reason: 'because' })
    const pavia = await entity('pavia')
    expect(pavia).toMatchObject({ name: 'pavia', population: 70_000, revision: change?.seq })
    expect(readCitations(pavia ?? {})).toEqual([
      { edition: hand, locator: today(), claimant: '', modality: 'STATED', attributes: ['names', 'population'] },
    ])
    const [edition] = await graph.sources.editions([hand])
    expect(edition).toMatchObject({ source: 'ct:source/edits', status: 'CURRENT', checksum: '0'.repeat(64) })
    const source = (await graph.sources.byIds(['ct:source/edits'])).get('ct:source/edits')
    expect(source).toMatchObject({ title: 'Edits made here', licence: 'CC0-1.0' })
    expect(source).not.toHaveProperty('current')
    expect(await graph.sources.lastImportAt()).toBeNull()
    const [entry] = await graph.log.since(Number(change?.seq) - 1)
    expect([...(entry?.touched ?? [])].sort()).toEqual(['ct:city/pavia', hand, 'ct:source/edits'].sort())
    expect(await graph.sources.facts({ id: 'ct:source/edits' }, '', 10)).toMatchObject([{ id: 'ct:city/pavia' }])
    expect(await graph.sources.factCount({ id: 'ct:source/edits' })).toBe(1)
  })

  test('a value by hand is shown first, and what a source says is recorded as a conflict', async () => {
    await load(['a', 1, [city('pavia', { population: 1, region: 'x' })]], ['b', 1, [city('pavia', { population: 1 })]])
    await done(updateCity('pavia', { population: 2 }))
    expect(await entity('pavia')).toMatchObject({ population: 2, region: 'x' })
    expect(await graph.conflicts.page('VALUE', '', 10)).toMatchObject([
      {
        subject: 'ct:city/pavia',
        attribute: 'population',
        claims: [
          { value: 2, preferred: true },
          { value: 1, preferred: false },
        ],
      },
    ])
    // In its place, and not beside it, whatever the source.
    await done({ ...createSource('ct:source/census') })
    await apply([updateCity('pavia', { population: 3 })], {
      saying: { source: 'ct:source/census', locator: 'page 7', modality: 'ANNOUNCED' },
    })
    expect(await entity('pavia')).toMatchObject({ population: 3 })
    const [conflict] = await graph.conflicts.page('VALUE', '', 10)
    expect(conflict?.claims.map(({ value }) => value)).toEqual([3, 1])
    expect(conflict?.claims[0]?.citations).toEqual([
      { edition: 'ct:edition/census/000000000000', locator: 'page 7', claimant: '', modality: 'ANNOUNCED' },
    ])
  })

  const createSource = (id: string): Operation => ({ kind: 'CREATE_SOURCE', id, values: { title: id, licence: 'x' } })

  test('null denies what sources say, and takes back what hands say', async () => {
    await load(['a', 1, [city('pavia', { population: 1, location: { latitude: 1, longitude: 2 } })]])
    await done(updateCity('pavia', { population: null, location: null, region: 'x' }))
    const pavia = await entity('pavia')
    for (const name of ['population', 'latitude', 'longitude']) expect(pavia).not.toHaveProperty(name)
    const conflicts = await graph.conflicts.page('VALUE', '', 10)
    expect(conflicts.map(({ attribute, claims }) => [attribute, claims.map(({ value }) => value)])).toEqual([
      ['location', [null, { latitude: 1, longitude: 2 }]],
      ['population', [null, 1]],
    ])
    await done(updateCity('pavia', { region: null }))
    expect(await entity('pavia')).not.toHaveProperty('region')
    // What nobody else says leaves nothing behind, and null once more changes nothing.
    expect(readCitations((await entity('pavia')) ?? {})[0]?.attributes).toEqual(['location', 'population'])
    expect((await apply([updateCity('pavia', { region: null, population: null })])).change).toBeNull()
    // The denial stays when the source says it no longer, and is then no conflict.
    await load(['a', 2, [city('pavia', { location: { latitude: 1, longitude: 2 } })]])
    expect(await entity('pavia')).not.toHaveProperty('population')
    expect((await graph.conflicts.page('VALUE', '', 10)).map(({ attribute }) => attribute)).toEqual(['location'])
    await load(['a', 3, [city('pavia', { population: 5 })]])
    expect(await entity('pavia')).not.toHaveProperty('population')
  })

  test('new editions, undone imports and loads again leave alone what is said by hand', async () => {
    await load(['a', 1, [city('pavia', { population: 1 }), city('zadar')], [twins('pavia', 'zadar')]])
    await done(updateCity('pavia', { population: 2 }), createCity('ayas'), twin('ayas', 'pavia', { since: '1999' }), {
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      id: twinsId('pavia', 'zadar'),
      expectedVersion: null,
      values: { since: '1970' },
    })
    const mine = async (): Promise<unknown> =>
      Promise.all(
        [
          await entity('pavia'),
          await entity('ayas'),
          await tieOf(twinsId('ayas', 'pavia')),
          await tieOf(twinsId('pavia', 'zadar')),
        ].map(async (record) => readCitations(record ?? {}).filter(({ edition }) => edition === hand)),
      )
    const before = await mine()
    expect(JSON.stringify(before)).toContain('population')
    await apply([updateCity('zadar', { population: 7 })], {
      saying: { source: 'ct:source/a', locator: 'page 2', modality: 'STATED' },
    })
    for (const step of [
      () => load(['a', 1, [city('pavia', { population: 1 }), city('zadar')], [twins('pavia', 'zadar')]]),
      () => load(['a', 2, [city('zadar')]]),
      () =>
        undoEdition({ editions: graph.loader.editions, sources: graph.sources }, 'ct:edition/a/000000000002', author),
    ]) {
      await step()
      expect(await mine()).toEqual(before)
      expect(await entity('pavia')).toMatchObject({ population: 2 })
      expect(await tieOf(twinsId('pavia', 'zadar'))).toMatchObject({ since: '1970' })
      // Also in the name of the source that is loaded.
      expect(await entity('zadar')).toMatchObject({ population: 7 })
    }
    const editions = await graph.sources.editionsOf(['ct:source/a'])
    expect(editions.map(({ id, status }) => [id.slice(-3), status]).sort()).toEqual([
      ['000', 'CURRENT'],
      ['001', 'SUPERSEDED'],
      ['002', 'UNDONE'],
    ])
    await expect(
      undoEdition({ editions: graph.loader.editions, sources: graph.sources }, hand, author),
    ).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
  })

  test('a copy of the graph has it too, denials and all, and is the same', async () => {
    await load(['a', 1, [city('pavia', { population: 1 }), city('zadar')], [twins('pavia', 'zadar')]])
    await done(updateCity('pavia', { region: 'x', population: null, kind: 'CITY' }), createCity('ayas'))
    await done(updateCity('pavia', { description: 'later' }), twin('ayas', 'zadar'))
    await load(['a', 2, [city('pavia'), city('zadar')], [twins('pavia', 'zadar')]])
    const other = await openGraph(() => openEngine(embedded))
    const { same, from, to } = await copyGraph(graph, other, { signal: new AbortController().signal })
    expect({ same, content: to.contentHash }).toEqual({ same: true, content: from.contentHash })
    expect((await other.sources.byIds(['ct:source/edits'])).get('ct:source/edits')).not.toHaveProperty('current')
    await other.engine.close()
    expect(await exported(graph, 'jsonl')).toContain('"population":null')
  })

  test('ids are made of the Wikidata item or the name, and none is given twice', async () => {
    const make = async (name: string, values = {}): Promise<string | undefined> => {
      const operation = { ...createCity('x', values), id: null, names: [{ language: 'it', text: name }] } as Operation
      return (await done(operation)).results[0]?.id
    }
    expect(await make('Iași', { wikidataId: 'Q46852' })).toBe('wd:Q46852')
    expect(await make('Reggio nell’Emilia')).toBe('ct:city/reggio-nell-emilia')
    expect(await make('Reggio nell’Emilia')).toBe('ct:city/reggio-nell-emilia-2')
    await done(deleteCity('reggio-nell-emilia-2'))
    expect(await make('Reggio nell’Emilia')).toBe('ct:city/reggio-nell-emilia-3')
    await done({ ...createCity('x'), id: 'wd:Q6259' } as Operation)
    expect((await graph.entities.byIds(['wd:Q6259'])).get('wd:Q6259')).toMatchObject({ wikidataId: 'Q6259' })
  })

  test('what is there already is told, with its id', async () => {
    await done(createCity('pavia', { wikidataId: 'Q6259' }), createCity('zadar'), createCountry('italy', 'IT'))
    const exists = (field: string, conflictingId: string) => [
      { code: 'ALREADY_EXISTS', field, conflictingId, operation: 0 },
    ]
    expect(await faults(createCity('pavia'))).toEqual(exists('id', 'ct:city/pavia'))
    expect(await faults(createCity('other', { wikidataId: 'Q6259' }))).toEqual(exists('wikidataId', 'ct:city/pavia'))
    expect(await faults(updateCity('zadar', { wikidataId: 'Q6259' }))).toEqual(exists('wikidataId', 'ct:city/pavia'))
    expect(await faults(createCountry('italia', 'IT'))).toEqual(exists('code', 'ct:country/italy'))
    const link: CreateTie = {
      kind: 'CREATE_TIE',
      type: 'IN_COUNTRY',
      from: 'ct:city/pavia',
      to: 'ct:country/italy',
      values: {},
    }
    await done(createCountry('france', 'FR'), link)
    const tieId = 'rel:IN_COUNTRY~ct:city/pavia~ct:country/italy~0'
    expect(await faults({ ...link, to: 'ct:country/france' })).toEqual(exists('from', tieId))
  })

  const createCountry = (slug: string, code: string): Operation =>
    ({ ...createCity(slug, { code }), type: 'Country', id: `ct:country/${slug}` }) as Operation

  test('one twinning of a kind holds at a time; after one that has ended another may come', async () => {
    await done(createCity('a'), createCity('b'), twin('b', 'a'))
    const exists = { code: 'ALREADY_EXISTS', conflictingId: twinsId('a', 'b'), operation: 0 }
    expect(await faults(twin('a', 'b'))).toEqual([{ ...exists, field: 'to' }])
    expect(await faults(twin('a', 'b', { status: 'SUSPENDED' }))).toEqual([{ ...exists, field: 'to' }])
    const past = twin('a', 'b', { since: '1950', until: '1960' })
    expect((await done(twin('a', 'b', { kind: 'FRIENDSHIP' }), past)).results.map(({ id }) => id)).toEqual([
      twinsId('a', 'b', 'FRIENDSHIP-0'),
      twinsId('a', 'b', 'TWINNING-1'),
    ])
    // The same of the past is not there twice, and does not come to life beside the one that holds.
    expect(await faults(past)).toEqual([{ ...exists, conflictingId: twinsId('a', 'b', 'TWINNING-1'), field: 'to' }])
    const change = (id: string, values: Readonly<Record<string, unknown>>): Operation => ({
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      id,
      expectedVersion: null,
      values,
    })
    const revive = change(twinsId('a', 'b', 'TWINNING-1'), { until: null })
    expect(await faults(revive)).toEqual([{ ...exists, field: 'until' }])
    await done(change(twinsId('a', 'b'), { status: 'ENDED' }))
    // Nobody says when: it counts as ended from the day on which that was said.
    const yesterday = new Date(Date.parse(`${today()}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    expect(await tieOf(twinsId('a', 'b'))).toMatchObject({ status: 'ENDED', untilLatest: yesterday })
    expect((await done(twin('a', 'b'))).results[0]?.id).toBe(twinsId('a', 'b', 'TWINNING-2'))
    expect(await faults(revive)).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'until' }])
  })

  test('what has come to an end is not called active, and what is to end later may be', async () => {
    await done(createCity('a'), createCity('b'))
    const outlived = [{ code: 'INVALID_VALUE', field: 'until', operation: 0 }]
    expect(await faults(twin('a', 'b', { status: 'ACTIVE', until: '1999' }))).toEqual(outlived)
    await done(twin('a', 'b', { status: 'ACTIVE', until: '9999' }))
    const change = (values: Readonly<Record<string, unknown>>): Operation => ({
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      id: twinsId('a', 'b'),
      expectedVersion: null,
      values,
    })
    expect(await faults(change({ until: '1999' }))).toEqual(outlived)
    await done(change({ until: '1999', status: null }))
    expect(await faults(change({ status: 'ACTIVE' }))).toEqual([{ ...outlived[0], field: 'status' }])
    await done(change({ status: 'ACTIVE', until: null }))
    // Today is no end yet.
    await done(change({ until: today() }))
  })

  test('a thing keeps a name, by hand or by another source', async () => {
    await load(['a', 1, [city('a')]])
    await done(createCity('b'), { ...updateCity('a', {}), names: [{ language: 'en', text: 'By hand' }] } as Operation)
    const unnamed = (slug: string) => ({ ...updateCity(slug, {}), names: [] }) as Operation
    expect(await faults(unnamed('b'))).toEqual([{ code: 'INVALID_VALUE', field: 'names', operation: 0 }])
    await done(unnamed('a'))
    expect(await entity('a')).toMatchObject({ name: 'a' })
  })

  test('nothing is a part of itself, by whichever way', async () => {
    await load(['a', 1, [city('a'), city('b'), city('c'), city('d')], [tie('PART_OF', 'ct:city/c', 'ct:city/d')]])
    const part = (from: string, to: string): CreateTie => ({
      kind: 'CREATE_TIE',
      type: 'PART_OF',
      from: `ct:city/${from}`,
      to: `ct:city/${to}`,
      values: {},
    })
    const circle = (field: string, conflictingId: string) => [
      { code: 'INVALID_VALUE', field, conflictingId: `ct:city/${conflictingId}`, operation: 0 },
    ]
    await done(part('a', 'b'))
    expect(await faults(part('b', 'a'))).toEqual(circle('to', 'a'))
    await done(part('b', 'c'))
    expect(await faults(part('d', 'a'))).toEqual(circle('to', 'a'))
    expect(
      await faults({ kind: 'MERGE_ENTITIES', id: 'ct:city/a', other: 'ct:city/c', expectedVersion: null }),
    ).toEqual(circle('other', 'a'))
    const aside = await done(part('a', 'd'), part('a', 'c'))
    await done({ kind: 'REVERT_CHANGE', seq: Number(aside.change?.seq) })
  })

  test('a second membership comes after a first has ended, and one signature is all', async () => {
    await load(['a', 1, [city('a'), network, accord]])
    const join: CreateTie = { kind: 'CREATE_TIE', type: 'MEMBER_OF', from: 'ct:city/a', to: network.id, values: {} }
    const leave: Operation = {
      kind: 'UPDATE_TIE',
      type: 'MEMBER_OF',
      id: `rel:MEMBER_OF~ct:city/a~${network.id}~0`,
      expectedVersion: null,
      values: { until: '2000' },
    }
    await done(join)
    expect(await faults(join)).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'to' }])
    expect((await done(leave, join)).results.map(({ id }) => id.split('~').at(-1))).toEqual(['0', '1'])
    expect((await done({ ...join, values: { role: 'OBSERVER' } })).results[0]?.id).toMatch(/~OBSERVER-0$/)
    const sign: CreateTie = { ...join, type: 'SIGNED', to: accord.id, values: { on: '2022' } }
    await done(sign)
    expect(await faults({ ...sign, values: { on: '2023' } })).toMatchObject([{ code: 'ALREADY_EXISTS' }])
  })

  const network = entityFact({ id: 'ct:programme/network', type: 'Programme' })
  const accord = entityFact({ id: 'ct:agreement/accord', type: 'Agreement' })

  test('dates are in order after the change, not only in it', async () => {
    await load(['a', 1, [city('a'), city('b')], [twins('a', 'b', { since: '1990' })]])
    const change = (values: Readonly<Record<string, unknown>>): Operation => ({
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      id: twinsId('a', 'b'),
      expectedVersion: null,
      values,
    })
    expect(await faults(change({ until: '1980' }))).toEqual([{ code: 'INVALID_VALUE', field: 'until', operation: 0 }])
    await done(change({ until: '1995' }))
    expect(await faults(change({ since: '1996' }))).toEqual([{ code: 'INVALID_VALUE', field: 'since', operation: 0 }])
    await done(change({ since: '1996', until: null }))
    await done(change({ since: null }))
    expect(await tieOf(twinsId('a', 'b'))).not.toHaveProperty('since')
  })

  test('ends are there and can be joined', async () => {
    await load(['a', 1, [city('a'), network]])
    expect(await faults(twin('a', 'nowhere'))).toEqual([{ code: 'NOT_FOUND', field: 'to', operation: 0 }])
    expect(await faults(twin('nowhere', 'a'))).toEqual([{ code: 'NOT_FOUND', field: 'from', operation: 0 }])
    expect(await faults({ ...twin('a', 'b'), to: network.id })).toEqual([
      { code: 'INVALID_VALUE', field: 'to', operation: 0 },
    ])
    expect(await faults({ ...twin('b', 'a'), from: network.id })).toEqual([
      { code: 'INVALID_VALUE', field: 'from', operation: 0 },
    ])
    expect(await faults(twin('a', 'a'))).toEqual([{ code: 'INVALID_VALUE', field: 'to', operation: 0 }])
  })

  test('what relationships hold is not taken away without them', async () => {
    await load(['a', 1, [city('a', { population: 1 }), city('b')], [twins('a', 'b')]])
    await done(createCity('c'), twin('a', 'c'))
    expect(await faults(deleteCity('a'))).toEqual([{ code: 'STILL_TIED', field: 'id', operation: 0 }])
    const { faults: told } = await apply([deleteCity('a')])
    expect(told[0]?.message).toContain('2 relationships')
    expect(told[0]?.message).toContain(twinsId('a', 'c'))
    const { results, change } = await done(deleteCity('a', true))
    expect(results).toEqual([{ id: 'ct:city/a', isGone: true }])
    const [entry] = await graph.log.since(Number(change?.seq) - 1)
    expect([...(entry?.removed ?? [])].sort()).toEqual(['ct:city/a', twinsId('a', 'b'), twinsId('a', 'c')])
    expect(await entity('a')).toBeUndefined()
    expect(await entity('b')).toBeDefined()
    expect(await rows('MATCH (c:Claim) RETURN count(c) AS count')).toEqual([{ count: 0 }])
    // A later edition that states it brings it back.
    await load(['a', 2, [city('a'), city('b')], [twins('a', 'b')]])
    expect(await entity('a')).toBeDefined()
  })

  test('more relationships than go with a thing are a limit, and nothing goes', async () => {
    const many = Array.from({ length: limits.cascadeMax_ties + 1 }, (_one, i) => city(`c${i}`))
    await load(['a', 1, [city('hub'), ...many], many.map(({ id }) => twins('hub', id.slice('ct:city/'.length)))])
    await expect(apply([deleteCity('hub', true)])).rejects.toMatchObject({ kind: 'LIMIT_EXCEEDED' })
    expect((await apply([deleteCity('hub')])).faults[0]?.message).toContain(`more than ${limits.cascadeMax_ties}`)
    expect(await graph.relationships.count('TWINNED_WITH')).toBe(limits.cascadeMax_ties + 1)
  })

  test('several changes are one change of the graph, or none', async () => {
    const { change, results } = await done(
      createCity('a'),
      createCity('b'),
      twin('a', 'b'),
      updateCity('a', { population: 5 }),
      createCity('gone'),
      deleteCity('gone'),
    )
    expect(results.map(({ isGone }) => isGone)).toEqual([false, false, false, false, false, true])
    expect(await graph.log.head()).toBe(change?.seq)
    expect((await entity('a'))?.revision).toBe(change?.seq)
    expect(await entity('gone')).toBeUndefined()
    expect(await faults(createCity('c'), twin('a', 'c'), twin('a', 'b'))).toMatchObject([
      { code: 'ALREADY_EXISTS', field: 'to', operation: 2 },
    ])
    // What is wrong whatever the graph holds is told of all of them.
    expect(
      await faults(createCity('c', { population: -1 }), createCity('d'), updateCity('a', { kind: 'TOWN' })),
    ).toEqual([
      { code: 'INVALID_VALUE', field: 'population', operation: 0 },
      { code: 'INVALID_VALUE', field: 'kind', operation: 2 },
    ])
    const most = limits.editsMax_count
    await expect(apply(Array.from({ length: most + 1 }, () => createCity('x')))).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      details: { limit: most, given: most + 1 },
    })
    const { change: large } = await done(...Array.from({ length: most }, (_one, i) => createCity(`x${i}`)))
    expect(await graph.log.head()).toBe(large?.seq)
    expect(await graph.entities.count('City')).toBe(most + 2)
  })

  test('a version that is not the one expected stops a change', async () => {
    const first = await done(createCity('a'), createCity('b'), twin('a', 'b'))
    const seq = Number(first.change?.seq)
    await done(updateCity('a', { population: 1 }))
    const stale = (operation: Operation, conflictingId: string) => async () =>
      expect(await faults({ ...operation, expectedVersion: seq - 1 } as Operation)).toEqual([
        { code: 'STALE_VERSION', field: 'expectedVersion', conflictingId, operation: 0 },
      ])
    for (const attempt of [
      stale(updateCity('a', { population: 2 }), 'ct:city/a'),
      stale(deleteCity('a', true), 'ct:city/a'),
      stale(
        { kind: 'DELETE_TIE', types: ['TWINNED_WITH'], id: twinsId('a', 'b'), expectedVersion: 0 },
        twinsId('a', 'b'),
      ),
      stale(
        {
          kind: 'UPDATE_TIE',
          type: 'TWINNED_WITH',
          id: twinsId('a', 'b'),
          expectedVersion: 0,
          values: { since: '1999' },
        },
        twinsId('a', 'b'),
      ),
    ])
      await attempt()
    const right = { ...updateCity('b', { population: 2 }), expectedVersion: seq } as Operation
    await done(right, { ...updateCity('b', { region: 'x' }), expectedVersion: seq } as Operation)
    expect(await entity('b')).toMatchObject({ population: 2, region: 'x' })
  })

  test('what was said of a thing before and after a change is kept with it', async () => {
    await load(['a', 1, [city('a', { population: 1 }), city('b')], [twins('a', 'b')]])
    const { change } = await done(updateCity('a', { population: 2 }), updateCity('a', { region: 'x' }))
    const revisions = async (about: string) =>
      (await rows(`MATCH (r:Revision {about: '${about}'}) RETURN properties(r) AS r ORDER BY r.seq`)).map(({ r }) => {
        const { before, after, ...rest } = r as Record<string, string>
        return { ...rest, before: JSON.parse(before ?? ''), after: JSON.parse(after ?? '') }
      })
    const said = (attribute: string, value: unknown) => ({ edition: hand, attribute, value, modality: 'STATED' })
    expect(await revisions('ct:city/a')).toMatchObject([
      { type: 'City', seq: change?.seq, before: [], after: [said('region', 'x'), said('population', 2)] },
    ])
    await apply([updateCity('a', { region: 'x' })])
    const { change: last } = await done(deleteCity('a', true))
    const [, ...gone] = await revisions('ct:city/a')
    expect(gone).toHaveLength(1)
    expect(gone[0]).toMatchObject({ seq: last?.seq, after: [] })
    // Nothing is lost: what the source said of it is among what went.
    expect(gone[0]?.before.map(({ edition, attribute }: Record<string, string>) => [edition, attribute])).toEqual(
      expect.arrayContaining([
        ['ct:edition/a/000000000001', 'population'],
        ['ct:edition/a/000000000001', 'names'],
        [hand, 'population'],
      ]),
    )
    expect(await revisions(twinsId('a', 'b'))).toMatchObject([{ type: 'TWINNED_WITH', seq: last?.seq, after: [] }])
  })

  test('an end that only what has gone held goes with it, and is noted', async () => {
    await load(['a', 1, [city('a'), city('b')]], ['b', 1, [city('c')], [twins('a', 'c')]])
    await load(['a', 2, [city('b')]])
    expect(readCitations((await entity('a')) ?? {})).toEqual([])
    const id = twinsId('a', 'c')
    const { change } = await done({ kind: 'DELETE_TIE', types: ['TWINNED_WITH'], id, expectedVersion: null })
    expect(await entity('a')).toBeUndefined()
    expect(
      await rows("MATCH (r:Revision {about: 'ct:city/a'}) RETURN r.seq AS seq, r.type AS type, r.before AS before"),
    ).toEqual([{ seq: change?.seq, type: 'City', before: '[]' }])
  })

  describe('a key', () => {
    const key = { idempotencyKey: 'key 1' }

    test('has a request carried out once, also by another process', async () => {
      const first = await apply([createCity('a')], key)
      const [before, head] = [await dump(graph.engine), await graph.log.head()]
      const again = await Graph.open(graph.engine)
      for (const one of [graph, again])
        expect(await one.handEdits.apply(request([createCity('a')], key), 'somebody')).toEqual(first)
      expect(await graph.log.head()).toBe(head)
      expect(await dump(graph.engine)).toEqual(before)
    })

    test('is of one request and one actor', async () => {
      await apply([createCity('a')], key)
      expect((await apply([createCity('b')], key)).faults).toMatchObject([
        { code: 'KEY_REUSED', field: 'idempotencyKey', operation: null },
      ])
      expect((await apply([createCity('a')], { ...key, reason: 'another' })).faults).toMatchObject([
        { code: 'KEY_REUSED' },
      ])
      const { faults: none } = await graph.handEdits.apply(request([createCity('b')], key), 'somebody else')
      expect(none).toEqual([])
    })

    test('of what was refused may come again; of what changed nothing is kept', async () => {
      await done(createCity('a', { population: 1 }))
      expect((await apply([updateCity('b', { population: 1 })], key)).faults).toMatchObject([{ code: 'NOT_FOUND' }])
      const other = { idempotencyKey: 'key 2' }
      expect((await apply([updateCity('a', { population: 1 })], other)).change).toBeNull()
      await done(updateCity('a', { population: 2 }), createCity('b'))
      expect((await apply([updateCity('a', { population: 1 })], other)).change).toBeNull()
      expect(await entity('a')).toMatchObject({ population: 2 })
      expect((await apply([updateCity('b', { population: 1 })], key)).change).not.toBeNull()
    })

    test('that comes 20 times at once has one write', async () => {
      const head = await graph.log.head()
      const reports = await Promise.all(Array.from({ length: 20 }, () => apply([createCity('a')], key)))
      for (const report of reports) expect(report).toEqual(reports[0])
      expect(reports[0]).toMatchObject({ faults: [], results: [{ id: 'ct:city/a' }] })
      expect(await graph.log.head()).toBe(head + 1)
    })

    test('is forgotten after its time', async () => {
      await apply([createCity('a')], key)
      await apply([createCity('b')], { idempotencyKey: 'key 2' })
      const old = new Date(Date.now() - limits.idempotencyKept_ms - 1000).toISOString()
      const age = { name: 'test/age', text: "MATCH (i:Idempotency) WHERE i.key = 'key 1' SET i.at = $old" }
      await graph.engine.write((transaction) => transaction.run(age, { old }))
      expect((await apply([createCity('a')], key)).faults).toMatchObject([{ code: 'ALREADY_EXISTS' }])
      await apply([createCity('c')], key)
      expect(await rows('MATCH (i:Idempotency) RETURN i.key AS key ORDER BY key')).toEqual([
        { key: 'key 1' },
        { key: 'key 2' },
      ])
      expect((await apply([createCity('c')], key)).faults).toEqual([])
      // Old ones are looked for now and then.
      const every = limits.idempotencyPruneEvery_changes
      const soon = { name: 'test/soon', text: 'MATCH (g:Graph) SET g.seq = $seq' }
      const seq = Math.ceil(((await graph.log.head()) + 2) / every) * every - 2
      await graph.engine.write(async (transaction) => {
        await transaction.run(age, { old })
        await transaction.run(soon, { seq })
      })
      const keys = async () =>
        (await rows('MATCH (i:Idempotency) RETURN i.key AS key ORDER BY key')).map((row) => row['key'])
      await apply([createCity('d')], { idempotencyKey: 'key 3' })
      expect(await keys()).toEqual(['key 1', 'key 2', 'key 3'])
      await apply([createCity('e')], { idempotencyKey: 'key 4' })
      expect(await keys()).toEqual(['key 2', 'key 3', 'key 4'])
    })
  })

  test('64 writers on the same pairs keep the rules, and the counts add up', async () => {
    const slugs = ['a', 'b', 'c', 'd']
    await done(...slugs.map((slug) => createCity(slug)))
    const pairs = slugs.flatMap((from) => slugs.filter((to) => to > from).map((to) => [from, to] as const))
    const made: string[] = []
    let ended_count = 0
    const head = await graph.log.head()
    /** Twins each pair in an order of its own, and ends every other twinning that it finds. */
    const writer = async (_none: unknown, number: number): Promise<void> => {
      for (let step = 0; step < 3; step++) {
        const [from = '', to = ''] = pairs[(number + step * 7) % pairs.length] ?? []
        const [one] = number % 2 === 0 ? [from, to] : [to, from]
        const { faults: told, results } = await apply([twin(one ?? '', one === from ? to : from)])
        if (told.length === 0) made.push(results[0]?.id ?? '')
        else expect(told).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'to' }])
        if (number % 4 !== step) continue
        const id = told[0]?.conflictingId ?? results[0]?.id ?? ''
        const before = await tieOf(id)
        const { faults: refused } = await apply([
          {
            kind: 'UPDATE_TIE',
            type: 'TWINNED_WITH',
            id,
            expectedVersion: Number(before?.revision),
            values: { status: 'ENDED', until: `20${10 + step}`, since: `19${10 + (number % 64)}` },
          },
        ])
        if (refused.length === 0) ended_count += statusOf((before ?? {}) as { status?: string }) === 'ENDED' ? 0 : 1
        else expect(refused).toMatchObject([{ code: 'STALE_VERSION', conflictingId: id }])
      }
    }
    await Promise.all(Array.from({ length: 64 }, writer))
    const all = (await rows('MATCH (:City)-[r:TWINNED_WITH]->(:City) RETURN properties(r) AS tie')).map(
      ({ tie: one }) => one as { id: string; from: string; to: string; key: string; status?: string },
    )
    expect(all.map(({ id }) => id).sort()).toEqual([...made].sort())
    expect(new Set(made).size).toBe(made.length)
    expect(all.filter((one) => statusOf(one) === 'ENDED')).toHaveLength(ended_count)
    for (const [from, to] of pairs) {
      const own = all.filter((one) => one.from === `ct:city/${from}` && one.to === `ct:city/${to}`)
      expect(own.filter((one) => statusOf(one) !== 'ENDED').length).toBeLessThanOrEqual(1)
      // The ordinals have no gap.
      expect(own.map(({ key }) => key).sort()).toEqual(own.map((_tie, i) => `TWINNING-${i}`).sort())
    }
    expect(ended_count).toBeGreaterThan(0)
    expect(made.length).toBeGreaterThanOrEqual(pairs.length)
    // Each carried out is one entry of the log, and no other is there.
    const changes = await graph.log.since(head)
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_change, i) => head + 1 + i))
    const revisions = await rows('MATCH (r:Revision) RETURN count(r) AS count')
    expect(revisions).toEqual([{ count: changes.flatMap(({ touched }) => touched).length + slugs.length }])
  })
})

test('a key is known after a restart', async () => {
  const folder = temporaryFolder()
  const open = async () => Graph.open(await openEngine({ kind: 'embedded', folder: folder.path }))
  const first = await open()
  const asked = request([createCity('a')], { idempotencyKey: 'key' })
  const report = await first.handEdits.apply(asked, 'somebody')
  await first.engine.close()
  const second = await open()
  expect(await second.handEdits.apply(asked, 'somebody')).toEqual(report)
  expect(await second.log.head()).toBe(report.change?.seq)
  await second.engine.close()
  folder.remove()
})
