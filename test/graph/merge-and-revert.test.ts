import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import type { EditFault, EditReport, Operation } from '../../src/graph/commands/by-hand/operation.js'
import type { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { copyGraph } from '../../src/transfer/copy/copy-graph.js'
import { embedded, engines, openGraph } from '../support/engines.js'
import { author, city, content, dump, tie, twins } from './facts.js'
import { createCity, deleteCity, request, twin, twinsId, updateCity } from './operations.js'

const merge = (slug: string, other: string): Operation => ({
  kind: 'MERGE_ENTITIES',
  id: `ct:city/${slug}`,
  other: `ct:city/${other}`,
  expectedVersion: null,
})
const revert = (seq: number): Operation => ({ kind: 'REVERT_CHANGE', seq })
const nothing = { names: [], attributes: [], citations: [], ties: [] }
const split = (slug: string, into: string | null, move: object, names: readonly string[] = []): Operation => ({
  kind: 'SPLIT_ENTITY',
  id: `ct:city/${slug}`,
  expectedVersion: null,
  into: into === null ? null : `ct:city/${into}`,
  names: names.map((text) => ({ language: 'en', text })),
  move: { ...nothing, ...move },
})
const italy = { id: 'ct:country/italy', type: 'Country', names: { en: 'Italy' }, code: 'IT' }

describe.each(engines)('merging, splitting and taking back on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
  })
  beforeEach(async () => {
    const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }
    await graph.engine.write((transaction) => transaction.run(everything))
  })
  afterAll(() => graph.engine.close())

  const apply = (operations: readonly Operation[], more = {}): Promise<EditReport> =>
    graph.handEdits.apply({ ...request(operations), ...more }, 'somebody')
  const done = async (...operations: Operation[]): Promise<number> => {
    const report = await apply(operations)
    expect(report.faults).toEqual([])
    return Number(report.change?.seq)
  }
  /** Nothing is written then. */
  const faults = async (...operations: Operation[]): Promise<Omit<EditFault, 'message' | 'operation'>[]> => {
    const [before, head] = [await state(), await graph.log.head()]
    const report = await apply(operations)
    expect(report).toMatchObject({ results: [], change: null })
    expect([await state(), await graph.log.head()]).toEqual([before, head])
    return report.faults.map(({ message: _message, operation: _operation, ...one }) => one)
  }
  /** All but what is kept beside the graph. */
  const state = async (): Promise<string[]> =>
    (await dump(graph.engine)).filter((line) => !/^\["(?:Revision|Idempotency)"/.test(line))
  /** The edition of what is said by hand stays once it was begun. */
  const withoutEdits = (lines: readonly string[]): string[] =>
    lines.filter((line) => !line.includes('ct:source/edits"'))
  const entity = async (slug: string) => (await graph.entities.byIds([`ct:city/${slug}`])).get(`ct:city/${slug}`)
  const tieOf = async (id: string) => (await graph.relationships.byIds([id])).get(id)
  const load = (...contents: Parameters<typeof content>[]) =>
    graph.loader.load(
      contents.map((one) => content(...one)),
      author,
    )

  /** Two records of Pavia, from two sources, with Zadar, Ayaş and each other beside them. */
  const twice = () =>
    load(
      [
        'a',
        1,
        [city('pavia', { population: 1, wikidataId: 'Q1' }), city('zadar'), { ...city('it'), ...countryFact }],
        [twins('pavia', 'zadar', { since: '1990' }), tie('IN_COUNTRY', 'ct:city/pavia', italy.id)],
      ],
      [
        'b',
        1,
        [city('papia', { population: 2, region: 'x', names: { la: 'Papia' } }), city('zadar'), city('ayas')],
        [
          twins('papia', 'zadar', { since: '1991', claimant: 'ct:city/papia' }),
          twins('papia', 'ayas'),
          twins('papia', 'pavia'),
          tie('IN_COUNTRY', 'ct:city/papia', italy.id),
        ],
      ],
    )
  const countryFact = {
    id: italy.id,
    type: 'Country' as const,
    names: [{ language: 'en', text: 'Italy' }],
    attributes: { code: 'IT' },
  }

  test('a merge moves what is said, joins ties of the same two, drops those of a thing with itself', async () => {
    await twice()
    await done(
      updateCity('papia', { description: 'by hand', kind: 'CITY' }),
      updateCity('pavia', { kind: 'MUNICIPALITY' }),
    )
    const preview = await apply([merge('pavia', 'papia')], { dryRun: true })
    const before = await state()
    expect(preview).toMatchObject({ faults: [], change: null, results: [{ id: 'ct:city/pavia' }] })
    const report = await apply([merge('pavia', 'papia')])
    expect(report.faults).toEqual([])
    expect(report.results).toEqual(preview.results)
    expect(await state()).not.toEqual(before)
    const [{ moved } = { moved: undefined }] = report.results
    expect(moved?.ties.map(({ before: was, after, isJoined }) => [was, after, isJoined])).toEqual([
      ['rel:IN_COUNTRY~ct:city/papia~ct:country/italy~0', 'rel:IN_COUNTRY~ct:city/pavia~ct:country/italy~0', true],
      [twinsId('ayas', 'papia'), twinsId('ayas', 'pavia'), false],
      [twinsId('papia', 'pavia'), null, false],
      [twinsId('papia', 'zadar'), twinsId('pavia', 'zadar'), true],
    ])
    const fields = moved?.fields.filter(({ of }) => of === 'ct:city/pavia')
    expect(fields?.map(({ field }) => field).sort()).toEqual(['description', 'mergedIds', 'names', 'region'])
    expect(await entity('papia')).toBeUndefined()
    const pavia = await entity('pavia')
    expect(pavia).toMatchObject({
      population: 1,
      region: 'x',
      // Of what hands say of both, what they say of the one that stays.
      kind: 'MUNICIPALITY',
      description: 'by hand',
      wikidataId: 'Q1',
      mergedIds: ['ct:city/papia'],
    })
    expect(new Set(readCitations(pavia ?? {}).map(({ edition }) => edition.split('/')[1]))).toEqual(
      new Set(['edits', 'a', 'b']),
    )
    const conflicts = await graph.conflicts.page('VALUE', '', 10)
    expect(conflicts.map(({ subject, attribute }) => `${subject} ${attribute}`).sort()).toEqual([
      'ct:city/pavia population',
      `${twinsId('pavia', 'zadar')} since`,
    ])
    const zadar = await tieOf(twinsId('pavia', 'zadar'))
    expect(readCitations(zadar ?? {}).map(({ claimant }) => claimant)).toEqual(['', 'ct:city/pavia'])
    expect(await graph.relationships.count('TWINNED_WITH')).toBe(2)
    // The other name finds it.
    expect((await graph.entities.byName('City', 'papia')).map(({ id }) => id)).toEqual(['ct:city/pavia'])
  })

  test('a merge is taken back whole, and that again', async () => {
    await twice()
    await done(updateCity('papia', { description: 'by hand' }), twin('papia', 'ayas', { kind: 'FRIENDSHIP' }))
    const apart = await state()
    const merged = await done(merge('pavia', 'papia'))
    const one = await state()
    const reverted = await done(revert(merged))
    expect(await state()).toEqual(apart)
    const again = await done(revert(reverted))
    expect(await state()).toEqual(one)
    await done(revert(again))
    expect(await state()).toEqual(apart)
  })

  test('the old id reaches what it was merged into: by hand, in what is read, and in editions that come later', async () => {
    await twice()
    await done(merge('pavia', 'papia'))
    await done(updateCity('papia', { population: 7 }), createCity('new'), twin('papia', 'new'))
    expect(await entity('pavia')).toMatchObject({ population: 7 })
    expect(await tieOf(twinsId('new', 'pavia'))).toBeDefined()
    await done({
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      id: twinsId('ayas', 'papia'),
      expectedVersion: null,
      values: { since: '1999' },
    })
    expect(await tieOf(twinsId('ayas', 'pavia'))).toMatchObject({ since: '1999' })
    expect(await faults(createCity('papia'))).toEqual([
      { code: 'ALREADY_EXISTS', field: 'id', conflictingId: 'ct:city/pavia' },
    ])
    expect(await faults(merge('papia', 'pavia'))).toEqual([
      { code: 'INVALID_VALUE', field: 'other', conflictingId: 'ct:city/pavia' },
    ])
    await load([
      'b',
      2,
      [city('papia', { region: 'y' }), city('zadar'), city('ayas')],
      [twins('papia', 'zadar', { claimant: 'ct:city/papia' }), twins('papia', 'pavia')],
    ])
    expect(await entity('papia')).toBeUndefined()
    expect(await entity('pavia')).toMatchObject({ region: 'y', population: 7 })
    const zadar = await tieOf(twinsId('pavia', 'zadar'))
    expect(readCitations(zadar ?? {}).map(({ edition, claimant }) => `${edition.slice(-1)} ${claimant}`)).toEqual([
      '1 ',
      '2 ct:city/pavia',
    ])
    expect(await graph.relationships.count('TWINNED_WITH')).toBe(3)
    // What was merged is deleted by either id.
    await done(deleteCity('papia', true))
    expect(await entity('pavia')).toBeUndefined()
  })

  test('what is merged twice has the ids of all, also of their items', async () => {
    await load(['a', 1, [city('a', { wikidataId: 'Q1' }), city('b', { wikidataId: 'Q2' }), city('c')]])
    await done(merge('b', 'c'))
    await done(merge('a', 'b'))
    expect(await entity('a')).toMatchObject({ wikidataId: 'Q1', mergedIds: ['ct:city/b', 'wd:Q2', 'ct:city/c'] })
    expect([...(await graph.mergedIds.entities(['ct:city/c', 'wd:Q2', 'ct:city/b', 'ct:city/a', 'x']))]).toEqual(
      expect.arrayContaining([
        ['ct:city/c', 'ct:city/a'],
        ['wd:Q2', 'ct:city/a'],
        ['ct:city/b', 'ct:city/a'],
      ]),
    )
  })

  test('of ties of the same two those that hold become one, and those of the past stay beside them', async () => {
    await done(createCity('p'), createCity('q'), createCity('r'))
    await done(twin('p', 'r', { since: '1950', until: '1960' }))
    await done(twin('p', 'r'))
    await done(twin('q', 'r', { since: '1971' }))
    const report = await apply([merge('q', 'p')])
    expect(report.results[0]?.moved?.ties).toEqual([
      { before: twinsId('p', 'r'), after: twinsId('q', 'r', 'TWINNING-1'), isJoined: false },
      { before: twinsId('p', 'r', 'TWINNING-1'), after: twinsId('q', 'r'), isJoined: true },
    ])
    expect(await tieOf(twinsId('q', 'r'))).toMatchObject({ since: '1971' })
    expect(await tieOf(twinsId('q', 'r', 'TWINNING-1'))).toMatchObject({ since: '1950', until: '1960' })
  })

  /** Two records of a, of which each has twinned with x, and one may have again. */
  const twinnedTwice = () =>
    load(
      ['a', 1, [city('a'), city('x')], [twins('a', 'x', { since: '1990', until: '2000' })]],
      ['b', 1, [city('b'), city('x')], [twins('b', 'x', { since: '2010' })]],
    )
  const merged = { id: twinsId('b', 'x'), into: twinsId('a', 'x', 'TWINNING-1') }
  const currentId = async (id: string) => (await graph.mergedIds.relationships([id])).get(id)
  const updateTie = (id: string, values: object): Operation => ({
    kind: 'UPDATE_TIE',
    type: 'TWINNED_WITH',
    id,
    expectedVersion: null,
    values: { ...values },
  })
  const deleteTie = (id: string): Operation => ({
    kind: 'DELETE_TIE',
    types: ['TWINNED_WITH'],
    id,
    expectedVersion: null,
  })

  test('the old id of a tie that took another ordinal leads to that tie, and to no other', async () => {
    await twinnedTwice()
    const apart = await state()
    const seq = await done(merge('a', 'b'))
    expect(await currentId(merged.id)).toBe(merged.into)
    await done(updateTie(merged.id, { since: '2011' }))
    expect(await tieOf(merged.into)).toMatchObject({ since: '2011' })
    expect(await tieOf(twinsId('a', 'x'))).toMatchObject({ since: '1990', until: '2000' })
    await done(revert(seq + 1))
    await done(revert(seq))
    expect(withoutEdits(await state())).toEqual(withoutEdits(apart))
    const again = await done(merge('a', 'b'))
    await done(deleteTie(merged.id))
    expect(await tieOf(merged.into)).toBeUndefined()
    // Nor once what it led to is gone.
    expect(await faults(deleteTie(merged.id))).toEqual([{ code: 'NOT_FOUND', field: 'id' }])
    expect(await tieOf(twinsId('a', 'x'))).toBeDefined()
    await done(revert(again + 1))
    expect(await currentId(merged.id)).toBe(merged.into)
  })

  test('later editions say of a tie under its old id what they say, and of no other', async () => {
    await twinnedTwice()
    await done(merge('a', 'b'))
    await load(['b', 2, [city('b'), city('x')], [twins('b', 'x', { since: '2010-05' })]])
    expect(await tieOf(merged.into)).toMatchObject({ since: '2010-05' })
    expect(await tieOf(twinsId('a', 'x'))).toMatchObject({ since: '1990', until: '2000' })
    expect(await graph.conflicts.page('VALUE', '', 10)).toEqual([])
    await done(deleteTie(merged.id))
    await load(['b', 3, [city('b'), city('x')], [twins('b', 'x', { since: '2012' })]])
    expect(await tieOf(merged.into)).toMatchObject({ since: '2012' })
    expect(await graph.relationships.count('TWINNED_WITH')).toBe(2)
  })

  test('records that call a tie by its old id are of that tie', async () => {
    await twinnedTwice()
    const other = await openGraph(() => openEngine(embedded))
    await other.loader.load([content('c', 1, [city('b'), city('x')], [twins('b', 'x', { since: '2013' })])], author)
    await done(merge('a', 'b'))
    await copyGraph(other, graph, { into: true, signal: new AbortController().signal })
    await other.engine.close()
    const tied = await tieOf(merged.into)
    expect(readCitations(tied ?? {}).map(({ edition }) => edition.split('/')[1])).toEqual(['b', 'c'])
    expect(readCitations((await tieOf(twinsId('a', 'x'))) ?? {})).toHaveLength(1)
  })

  test('a copy of the graph knows the old ids of ties', async () => {
    await twinnedTwice()
    await done(merge('a', 'b'))
    const other = await openGraph(() => openEngine(embedded))
    const { same } = await copyGraph(graph, other, { signal: new AbortController().signal })
    expect(same).toBe(true)
    expect([...(await other.mergedIds.relationships([merged.id]))]).toEqual([[merged.id, merged.into]])
    await other.engine.close()
  })

  test('old ids of ties go on to lead to them when what they lead between is merged again', async () => {
    await twinnedTwice()
    // Of the one end without another ordinal, then of the other with one.
    await load(
      ['c', 1, [city('y'), city('a')], [twins('a', 'y', { since: '1950', until: '1960' })]],
      ['d', 1, [city('y')], [twins('a', 'y', { since: '1970', until: '1980', ordinal: 1 })]],
      ['e', 1, [city('z'), city('x')], [twins('x', 'z', { since: '2020' })]],
    )
    await done(merge('a', 'b'))
    await done(merge('y', 'x'))
    const first = twinsId('a', 'y', 'TWINNING-2')
    const second = twinsId('a', 'y', 'TWINNING-3')
    expect(await tieOf(first)).toMatchObject({ since: '1990' })
    expect(await tieOf(second)).toMatchObject({ since: '2010' })
    for (const [old, now] of [
      [twinsId('a', 'x'), first],
      [merged.id, second],
      [merged.into, second],
      // Its ordinal stayed.
      [twinsId('x', 'z'), twinsId('y', 'z')],
    ] as const)
      expect([old, await currentId(old)]).toEqual([old, now])
    await done(merge('z', 'a'))
    const last = (await graph.relationships.page('TWINNED_WITH', { window: { limit: 20, backward: false } })).find(
      ({ row }) => row['since'] === '2010',
    )?.row.id
    for (const old of [merged.id, merged.into, second]) expect([old, await currentId(old)]).toEqual([old, last])
  })

  test('what was merged and is split off again has its tie under the id that it had', async () => {
    await twinnedTwice()
    await done(merge('a', 'b'))
    const chosen = { citations: [{ source: 'ct:source/b', locator: null }], ties: [merged.id] }
    await done(split('a', 'b', chosen))
    expect(await tieOf(merged.id)).toMatchObject({ since: '2010' })
    expect(await tieOf(merged.into)).toBeUndefined()
    expect(await currentId(merged.id)).toBeUndefined()
    await load(['b', 2, [city('b'), city('x')], [twins('b', 'x', { since: '2011' })]])
    expect(await tieOf(merged.id)).toMatchObject({ since: '2011' })
    expect(await tieOf(twinsId('a', 'x'))).toMatchObject({ since: '1990' })
  })

  test('what cannot be one is refused', async () => {
    await twice()
    expect(await faults(merge('pavia', 'nowhere'))).toEqual([{ code: 'NOT_FOUND', field: 'other' }])
    expect(await faults(merge('pavia', 'pavia'))).toMatchObject([{ code: 'INVALID_VALUE', field: 'other' }])
    expect(await faults({ ...merge('pavia', 'x'), other: italy.id } as Operation)).toEqual([
      { code: 'INVALID_VALUE', field: 'other', conflictingId: italy.id },
    ])
    const stale = { ...merge('pavia', 'papia'), expectedVersion: 1 } as Operation
    expect(await faults(stale)).toMatchObject([{ code: 'STALE_VERSION', conflictingId: 'ct:city/pavia' }])
    const france = { ...countryFact, id: 'ct:country/france', attributes: { code: 'FR' } }
    await load(['c', 1, [{ ...city('x'), ...france }, city('gaul')], [tie('IN_COUNTRY', 'ct:city/gaul', france.id)]])
    expect(await faults(merge('pavia', 'gaul'))).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'other' }])
  })

  test('a split gives what is chosen to another, and may undo a merge in part', async () => {
    await twice()
    const apart = await state()
    await done(merge('pavia', 'papia'))
    const chosen = {
      names: [{ language: 'la', text: 'Papia' }],
      citations: [{ source: 'ct:source/b', locator: null }],
      ties: [twinsId('papia', 'ayas')],
    }
    const preview = await apply([split('pavia', 'papia', chosen)], { dryRun: true })
    const seq = await done(split('pavia', 'papia', chosen))
    expect(preview.results[0]).toMatchObject({
      id: 'ct:city/papia',
      moved: { ties: [{ before: twinsId('ayas', 'pavia'), after: twinsId('ayas', 'papia'), isJoined: false }] },
    })
    const [pavia, papia] = [await entity('pavia'), await entity('papia')]
    expect(papia).toMatchObject({ population: 2, region: 'x', name: 'Papia' })
    expect(pavia).not.toHaveProperty('mergedIds')
    expect(pavia).not.toHaveProperty('region')
    expect(await graph.mergedIds.entities(['ct:city/papia'])).toEqual(new Map())
    expect(await tieOf(twinsId('ayas', 'papia'))).toBeDefined()
    expect(await tieOf(twinsId('pavia', 'zadar'))).toBeDefined()
    // Both are taken back, the last first.
    await done(revert(seq))
    await done(revert(seq - 1))
    expect(withoutEdits(await state())).toEqual(withoutEdits(apart))
    // Another one, of a name of its own.
    const report = await apply([split('zadar', null, { attributes: ['names'] }, ['Zara']), createCity('x')])
    expect(report.faults).toMatchObject([{ code: 'INVALID_VALUE', field: 'move' }])
    await done(updateCity('zadar', { population: 9 }))
    const made = await apply([split('zadar', null, { attributes: ['population'] }, ['Zara'])])
    expect(made.results).toMatchObject([{ id: 'ct:city/zara' }])
    expect(await entity('zara')).toMatchObject({ population: 9, name: 'Zara' })
    expect(await entity('zadar')).not.toHaveProperty('population')
    expect(await faults(split('zadar', 'zara', { ties: [twinsId('pavia', 'zadar')] }, ['y']))).toMatchObject([
      { code: 'ALREADY_EXISTS', field: 'into' },
    ])
    for (const [move, field] of [
      [{ names: [{ language: 'en', text: 'none' }] }, 'move.names.0'],
      [{ attributes: ['region'] }, 'move.attributes.0'],
      [{ citations: [{ source: 'ct:source/none', locator: null }] }, 'move.citations.0'],
      [{ ties: [twinsId('a', 'b')] }, 'move.ties.0'],
    ] as const)
      expect(await faults(split('zadar', null, move, ['y']))).toMatchObject([{ code: 'NOT_FOUND', field }])
    expect(await faults(split('zadar', null, {}, ['y']))).toMatchObject([{ code: 'INVALID_VALUE', field: 'move' }])
    expect(await faults(split('zadar', null, { ties: [twinsId('pavia', 'zadar')] }))).toMatchObject([
      { code: 'INVALID_VALUE', field: 'names' },
    ])
  })

  test('changes of every kind are taken back', async () => {
    await twice()
    const steps: (() => Promise<number>)[] = [
      () => done(updateCity('pavia', { population: 3, region: 'r', location: { latitude: 1, longitude: 2 } })),
      () => done(updateCity('pavia', { population: null, region: null })),
      () => done(createCity('c'), twin('c', 'pavia')),
      () =>
        done({
          kind: 'UPDATE_TIE',
          type: 'TWINNED_WITH',
          id: twinsId('pavia', 'zadar'),
          expectedVersion: null,
          values: { status: 'ENDED' },
        }),
      () => done({ kind: 'DELETE_TIE', types: ['TWINNED_WITH'], id: twinsId('pavia', 'zadar'), expectedVersion: null }),
      () => done(deleteCity('pavia', true)),
      () => done(merge('zadar', 'papia')),
    ]
    const states: string[][] = []
    const seqs: number[] = []
    for (const step of steps) {
      states.push(await state())
      seqs.push(await step())
    }
    for (const [i, seq] of [...seqs.entries()].reverse()) {
      await done(revert(seq))
      expect(withoutEdits(await state())).toEqual(withoutEdits(states[i] ?? []))
    }
  })

  test('an end that nothing was said of comes back with what held it', async () => {
    await load(['a', 1, [city('a'), city('b')]], ['b', 1, [city('c')], [twins('a', 'c')]])
    await load(['a', 2, [city('b')]])
    const before = await state()
    const seq = await done({
      kind: 'DELETE_TIE',
      types: ['TWINNED_WITH'],
      id: twinsId('a', 'c'),
      expectedVersion: null,
    })
    expect(await entity('a')).toBeUndefined()
    const back = await done(revert(seq))
    expect(withoutEdits(await state())).toEqual(withoutEdits(before))
    const again = await done(revert(back))
    expect(await entity('a')).toBeUndefined()
    await done(revert(again))
    expect(withoutEdits(await state())).toEqual(withoutEdits(before))
  })

  test('what later changes build on is not taken back, and they are named', async () => {
    await twice()
    const first = await done(updateCity('pavia', { population: 3 }))
    const region = await done(updateCity('pavia', { region: 'r' }))
    const second = await done(updateCity('pavia', { population: 4 }))
    const since = (conflictingId: string, ...conflictingChanges: number[]) => [
      { code: 'CHANGED_SINCE', field: 'seq', conflictingId, conflictingChanges },
    ]
    expect(await faults(revert(first))).toEqual(since('ct:city/pavia', second))
    // What is of another field builds on nothing.
    await done(revert(region))
    await done(revert(second))
    await done(revert(first))
    expect(await entity('pavia')).toMatchObject({ population: 1 })
    expect(await entity('pavia')).not.toHaveProperty('region')
    const made = await done(createCity('n'))
    const tied = await done(twin('n', 'pavia'))
    expect(await faults(revert(made))).toEqual(since(twinsId('n', 'pavia'), tied))
    const gone = await done({
      kind: 'DELETE_TIE',
      types: ['TWINNED_WITH'],
      id: twinsId('n', 'pavia'),
      expectedVersion: null,
    })
    const goneToo = await done(deleteCity('n'))
    expect(await faults(revert(gone))).toEqual(since('ct:city/n', goneToo))
    await done(revert(goneToo))
    const again = await done(twin('n', 'pavia', { since: '2000' }))
    expect(await faults(revert(gone))).toEqual(since(twinsId('n', 'pavia'), again))
  })

  test('what newer editions say is not overwritten by what older ones said', async () => {
    await load(
      ['a', 1, [city('a', { population: 1 }), city('b')], [twins('a', 'b')]],
      ['b', 1, [city('a', { region: 'x' })]],
    )
    const gone = await done(deleteCity('a', true))
    await load(['a', 2, [city('b')]])
    await done(revert(gone))
    const a = await entity('a')
    expect(a).toMatchObject({ region: 'x' })
    expect(a).not.toHaveProperty('population')
    expect(await tieOf(twinsId('a', 'b'))).toBeUndefined()
    await load(['c', 1, [city('c1', { population: 5 }), city('c2')]])
    const merged = await done(merge('c2', 'c1'))
    await load(['c', 2, [city('c1', { population: 6 }), city('c2')]])
    expect(await faults(revert(merged))).toMatchObject([{ code: 'CHANGED_SINCE', conflictingId: 'ct:city/c1' }])
  })

  test('what is no change by hand is not taken back', async () => {
    await twice()
    expect(await faults(revert(999_999_999))).toEqual([{ code: 'NOT_FOUND', field: 'seq' }])
    expect(await faults(revert(await graph.log.head()))).toEqual([{ code: 'INVALID_VALUE', field: 'seq' }])
    expect(await faults(revert(0))).toEqual([{ code: 'INVALID_VALUE', field: 'seq' }])
  })

  test('a copy of the graph knows what was merged', async () => {
    await twice()
    await done(merge('pavia', 'papia'))
    const other = await openGraph(() => openEngine(embedded))
    const { same } = await copyGraph(graph, other, { signal: new AbortController().signal })
    expect(same).toBe(true)
    expect([...(await other.mergedIds.entities(['ct:city/papia']))]).toEqual([['ct:city/papia', 'ct:city/pavia']])
    await other.engine.close()
  })

  test('the history of a thing says who did what to it, also under ids that it had', async () => {
    await twice()
    const imported = await graph.log.head()
    const first = await done(updateCity('papia', { population: 3 }))
    const merged = await done(merge('pavia', 'papia'))
    const ids = ['ct:city/pavia', 'ct:city/papia']
    const [all = []] = await graph.history.of([ids], null, 100)
    expect(all.slice(0, 3)).toMatchObject([
      { seq: merged, about: 'ct:city/papia', actor: 'somebody', reason: 'because', revision: { act: 'MERGE' } },
      { seq: merged, about: 'ct:city/pavia', revision: { act: 'MERGE', source: 'ct:source/edits' } },
      {
        seq: first,
        about: 'ct:city/papia',
        revision: { act: 'UPDATE', fields: [{ field: 'population', before: 2, after: 3 }] },
      },
    ])
    expect(
      all.slice(3).every(({ seq, actor, revision }) => seq <= imported && actor === 'test' && revision === null),
    ).toBe(true)
    expect(await graph.history.count(ids)).toBe(all.length)
    // In pages, none is left out and none comes twice.
    const paged = []
    for (let after = null; ; ) {
      const [page = []] = await graph.history.of([ids], after, 2)
      if (page.length === 0) break
      paged.push(...page)
      after = page.at(-1) as never
    }
    expect(paged).toEqual(all)
  })
})

test('what is more than is moved at once is a limit', async () => {
  const graph = await openGraph(() => openEngine(embedded))
  const many = Array.from({ length: limits.cascadeMax_ties + 1 }, (_one, i) => city(`c${i}`))
  const ties = many.map(({ id }) => twins('hub', id.slice('ct:city/'.length)))
  await graph.loader.load([content('a', 1, [city('hub'), city('b'), ...many], ties)], author)
  await expect(graph.handEdits.apply(request([merge('b', 'hub')]), 'somebody')).rejects.toMatchObject({
    kind: 'LIMIT_EXCEEDED',
  })
  await graph.engine.close()
})
