import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import { forgetActor } from '../../src/graph/commands/forget-actor.js'
import { Graph } from '../../src/graph/graph.js'
import { author, city, content, entityFact, tie, twins } from '../graph/facts.js'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, serveGraph, startServer, type TestServer } from '../support/http.js'

interface Payload {
  readonly userErrors: readonly {
    readonly code: string
    readonly path: readonly string[]
    readonly conflictingChanges: readonly number[] | null
  }[]
  readonly change: { readonly seq: number } | null
  readonly [shown: string]: unknown
}
interface Entry {
  readonly seq: number
  readonly about: string
  readonly actor: string | null
  readonly act: string
  readonly reason: string
  readonly reverts: number | null
  readonly source: { readonly id: string } | null
  readonly fields: readonly {
    readonly of: string
    readonly field: string
    readonly before: unknown
    readonly after: unknown
  }[]
}

const beside = 'userErrors { code path conflictingChanges } change { seq }'
const entry = 'seq about actor act reason reverts source { id } fields { of field before after }'

describe.each(engines)('merging, splitting and history on %s', (_, open) => {
  let server: TestServer
  let visitor: TestServer
  beforeAll(async () => {
    server = await startServer(open, { seed: false, role: Role.EDITOR })
    visitor = await serveGraph(server.graph)
  })
  beforeEach(async () => {
    const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph AND NOT n:AccessKey DETACH DELETE n' }
    await server.graph.engine.write((transaction) => transaction.run(everything))
    const italy = entityFact({ id: 'ct:country/italy', type: 'Country', names: { en: 'Italy' }, code: 'IT' })
    const inItaly = (slug: string) => tie('IN_COUNTRY', `ct:city/${slug}`, 'ct:country/italy')
    await server.graph.loader.load(
      [
        content(
          'a',
          1,
          [
            italy,
            city('pavia', { population: 70_000, location: { latitude: 45.19, longitude: 9.16 }, wikidataId: 'Q6259' }),
            city('papia', {
              names: { en: 'Pavia', la: 'Papia' },
              population: 71_000,
              location: { latitude: 45.19, longitude: 9.17 },
              wikidataId: 'Q2',
            }),
            city('zadar'),
            city('ayas'),
          ],
          [
            inItaly('pavia'),
            inItaly('papia'),
            twins('pavia', 'zadar'),
            twins('papia', 'zadar'),
            twins('papia', 'ayas'),
          ],
        ),
      ],
      author,
    )
  })
  afterAll(async () => {
    await visitor.closeServer()
    await server.close()
  })

  const merge = (more = '', client = server): Promise<Payload> =>
    client
      .data<{ mergeEntities: Payload }>(
        `mutation { mergeEntities(input: {keep: "ct:city/pavia", merge: "ct:city/papia"}, by: {reason: "the same"}${more}) {
          ${beside} entity { id mergedIds } ties { before after isJoined } fields { of field before after } } }`,
      )
      .then(({ mergeEntities }) => mergeEntities)
  const revert = (seq: number, more = ''): Promise<Payload> =>
    server
      .data<{ revertChange: Payload }>(
        `mutation { revertChange(seq: ${seq}, reason: "a slip"${more}) { ${beside} node { id } } }`,
      )
      .then(({ revertChange }) => revertChange)
  const update = (population: number): Promise<number> =>
    server
      .data<{ updateCity: Payload }>(
        `mutation { updateCity(input: {id: "ct:city/pavia", population: ${population}}, by: {reason: "census"}) { ${beside} } }`,
      )
      .then(({ updateCity }) => Number(updateCity.change?.seq))

  test('likely duplicates are listed with reasons, merged, and then reached by either id', async () => {
    const duplicates =
      '{ likelyDuplicates(country: "it") { totalCount edges { node { score cities { id } evidence { reason value name } } } } }'
    const before = await server.data<{
      likelyDuplicates: Nodes<{ score: number; cities: { id: string }[]; evidence: { reason: string }[] }> & {
        totalCount: number
      }
    }>(duplicates)
    expect(before.likelyDuplicates.totalCount).toBe(1)
    const [pair] = nodesOf(before.likelyDuplicates)
    expect(pair?.cities.map(({ id }) => id)).toEqual(['ct:city/papia', 'ct:city/pavia'])
    expect(pair?.evidence.map(({ reason }) => reason).sort()).toEqual([
      'LIKE_POPULATION',
      'NEAR',
      'OTHER_ITEM',
      'SAME_NAME',
      'SHARED_TWINS',
    ])
    expect(await server.data('{ likelyDuplicates(country: "FR") { totalCount } }')).toEqual({
      likelyDuplicates: { totalCount: 0 },
    })

    const preview = await merge(', dryRun: true')
    expect(preview).toMatchObject({ userErrors: [], change: null, entity: { id: 'ct:city/pavia', mergedIds: [] } })
    const merged = await merge()
    expect(merged).toMatchObject({
      userErrors: [],
      entity: { id: 'ct:city/pavia', mergedIds: ['ct:city/papia', 'wd:Q2'] },
    })
    expect([merged['ties'], merged['fields']]).toEqual([preview['ties'], preview['fields']])
    expect(await server.data(duplicates)).toMatchObject({ likelyDuplicates: { totalCount: 0 } })

    const pavia = { id: 'ct:city/pavia' }
    const tieId = 'rel:TWINNED_WITH~ct:city/ayas~ct:city/pavia~TWINNING-0'
    const reached = `{
      whole: city(id: "ct:city/papia") { id aliases } held: city(id: "ct:city/papia") { id name }
      node(id: "ct:city/papia") { id } nodes(ids: ["ct:city/papia", "ct:city/none", "ct:city/zadar"]) { id }
      item: city(wikidataId: "Q2") { id } tie: node(id: "rel:TWINNED_WITH~ct:city/ayas~ct:city/papia~TWINNING-0") { id }
      shortestPath(from: "ct:city/papia", to: "ct:city/ayas") { path { hops nodes { id } } }
      commonPartners(of: ["ct:city/papia"]) { totalCount }
      ego: city(id: "ct:city/papia") { neighbourhood { nodes { id } } twinnings { totalCount } } }`
    const expected = {
      whole: { ...pavia, aliases: ['Papia', 'Pavia'] },
      held: pavia,
      node: pavia,
      nodes: [pavia, null, { id: 'ct:city/zadar' }],
      item: pavia,
      tie: { id: tieId },
      shortestPath: { path: { hops: 1, nodes: [pavia, { id: 'ct:city/ayas' }] } },
      commonPartners: { totalCount: 2 },
      ego: {
        neighbourhood: { nodes: [pavia, { id: 'ct:city/ayas' }, { id: 'ct:city/zadar' }] },
        twinnings: { totalCount: 2 },
      },
    }
    // From what is kept in memory, and by statements alone.
    await server.graph.warm()
    expect(await server.data(reached)).toMatchObject(expected)
    const fresh = await serveGraph(await Graph.open(server.graph.engine))
    const { shortestPath: _, commonPartners: __, ego: ___, ...read } = expected
    const [byStatements = ''] = reached.split('shortestPath')
    expect(await fresh.data(`${byStatements} }`)).toMatchObject(read)
    await fresh.closeServer()

    expect(await revert(Number(merged.change?.seq), ', dryRun: true')).toMatchObject({ userErrors: [], change: null })
    expect(await revert(Number(merged.change?.seq))).toMatchObject({ userErrors: [], node: { id: 'ct:city/papia' } })
    expect(await server.data('{ city(id: "ct:city/papia") { id twinnings { totalCount } } }')).toEqual({
      city: { id: 'ct:city/papia', twinnings: { totalCount: 2 } },
    })
  })

  test('a split, alone and among other changes', async () => {
    await merge()
    const input = `{id: "ct:city/pavia", into: "ct:city/papia", move: {names: [{text: "Papia", language: "la"}], ties: ["rel:TWINNED_WITH~ct:city/ayas~ct:city/papia~TWINNING-0"]}}`
    const preview = await server.data(
      `mutation { splitEntity(input: ${input}, by: {reason: "two"}, dryRun: true) { ${beside} entity { id } ties { before after } } }`,
    )
    expect(preview).toEqual({
      splitEntity: {
        userErrors: [],
        change: null,
        entity: { id: 'ct:city/pavia' },
        ties: [
          {
            before: 'rel:TWINNED_WITH~ct:city/ayas~ct:city/pavia~TWINNING-0',
            after: 'rel:TWINNED_WITH~ct:city/ayas~ct:city/papia~TWINNING-0',
          },
        ],
      },
    })
    const { applyEdits } = await server.data<{ applyEdits: Payload }>(
      `mutation { applyEdits(edits: [{splitEntity: ${input}}, {updateCity: {id: "ct:city/papia", population: 5}}], by: {reason: "two"}) { ${beside} results { id } } }`,
    )
    expect(applyEdits).toMatchObject({ userErrors: [], results: [{ id: 'ct:city/papia' }, { id: 'ct:city/papia' }] })
    expect(
      await server.data('{ city(id: "ct:city/papia") { name population twinnings { edges { node { id } } } } }'),
    ).toEqual({
      city: { name: 'Papia', population: 5, twinnings: { edges: [{ node: { id: 'ct:city/ayas' } }] } },
    })
  })

  test('faults are told with their paths, and a key has it done once', async () => {
    const run = async (input: string): Promise<unknown> => {
      const { mergeEntities } = await server.data<{ mergeEntities: Payload }>(
        `mutation { mergeEntities(input: ${input}, by: {reason: "x"}) { ${beside} entity { id } } }`,
      )
      expect(mergeEntities.change).toBeNull()
      return mergeEntities.userErrors.map(({ code, path }) => [code, path.join('.')])
    }
    expect(await run('{keep: "ct:city/pavia", merge: "ct:city/none"}')).toEqual([['NOT_FOUND', 'input.merge']])
    expect(await run('{keep: "x", merge: "ct:city/papia"}')).toEqual([['INVALID_VALUE', 'input.keep']])
    expect(await run('{keep: "ct:city/pavia", merge: "ct:city/papia", expectedVersion: 1}')).toEqual([
      ['STALE_VERSION', 'input.expectedVersion'],
    ])
    const first = await merge(', idempotencyKey: "k"')
    expect(await merge(', idempotencyKey: "k"')).toEqual(first)
    expect((await revert(0)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['seq'] }])
    expect(
      (await visitor.ask('mutation { revertChange(seq: 1, reason: "x") { change { seq } } }')).body.errors?.[0]
        ?.extensions.code,
    ).toBe('UNAUTHENTICATED')
  })

  const historyOf = async (id: string, client = server, page = ''): Promise<Entry[]> => {
    const fragment = `history${page} { edges { node { ${entry} } } }`
    const { node } = await client.data<{ node: { history: Nodes<Entry> } }>(
      `{ node(id: ${JSON.stringify(id)}) { ... on Entity { ${fragment} } ... on Relationship { ${fragment} } } }`,
    )
    return nodesOf(node.history)
  }

  test('the history of things says who, when, why and what', async () => {
    const updated = await update(80_000)
    const merged = Number((await merge()).change?.seq)
    const reverted = Number((await revert(merged)).change?.seq)
    const [back, one, census, imported, ...rest] = await historyOf('ct:city/pavia')
    expect(back).toMatchObject({
      seq: reverted,
      act: 'REVERT',
      reverts: merged,
      source: null,
      reason: 'a slip',
      actor: server.actor,
    })
    expect(back?.fields).toContainEqual({
      of: 'ct:city/pavia',
      field: 'mergedIds',
      before: ['ct:city/papia', 'wd:Q2'],
      after: null,
    })
    expect(one).toMatchObject({ seq: merged, act: 'MERGE', source: { id: 'ct:source/edits' } })
    expect(census).toMatchObject({
      seq: updated,
      act: 'UPDATE',
      reason: 'census',
      fields: [{ of: 'ct:city/pavia', field: 'population', before: 70_000, after: 80_000 }],
    })
    expect(imported).toMatchObject({ act: 'IMPORT', actor: 'test', fields: [] })
    expect(rest).toEqual([])
    // Of a tie too, also under the id that it had.
    await merge()
    const ofTie = await historyOf('rel:TWINNED_WITH~ct:city/ayas~ct:city/pavia~TWINNING-0')
    expect(ofTie.map(({ about, act }) => [about.split('~')[2], act])).toEqual([
      ['ct:city/papia', 'MERGE'],
      ['ct:city/pavia', 'MERGE'],
      ['ct:city/papia', 'REVERT'],
      ['ct:city/pavia', 'REVERT'],
      ['ct:city/papia', 'MERGE'],
      ['ct:city/pavia', 'MERGE'],
      ['ct:city/papia', 'IMPORT'],
    ])
    // Who it was is shown to those who may write.
    expect((await historyOf('ct:city/pavia', visitor)).map(({ actor }) => actor).every((actor) => actor === null)).toBe(
      true,
    )
    const { city: paged } = await server.data<{
      city: { history: Nodes<Entry> & { totalCount: number; pageInfo: { endCursor: string } } }
    }>(
      `{ city(id: "ct:city/pavia") { history(first: 2) { totalCount pageInfo { endCursor } edges { node { ${entry} } } } } }`,
    )
    const all = await historyOf('ct:city/pavia')
    expect(paged.history.totalCount).toBe(all.length)
    const next = await historyOf(
      'ct:city/pavia',
      server,
      `(after: ${JSON.stringify(paged.history.pageInfo.endCursor)})`,
    )
    expect([...nodesOf(paged.history), ...next]).toEqual(all)
  })

  test('a tie that takes another ordinal keeps its own history, under either id', async () => {
    const twin = async (city: string, dates: string): Promise<string> => {
      const { twinCities } = await server.data<{ twinCities: { twinning: { id: string } } }>(
        `mutation { twinCities(input: {city: "ct:city/${city}", with: "ct:city/zadar", kind: FRIENDSHIP, ${dates}}, by: {reason: "a"}) { twinning { id } } }`,
      )
      return twinCities.twinning.id
    }
    const first = await twin('pavia', 'since: "1990", until: "2000"')
    const second = await twin('papia', 'since: "2010"')
    await merge()
    const { old, kept } = await server.data<{ old: { id: string; since: string }; kept: { since: string } }>(
      `{ old: node(id: "${second}") { id ... on Twinning { since } } kept: node(id: "${first}") { ... on Twinning { since } } }`,
    )
    expect(old).toEqual({ id: first.replace(/0$/, '1'), since: '2010' })
    expect(kept).toEqual({ since: '1990' })
    const actsOf = async (id: string) => (await historyOf(id)).map(({ about, act }) => [about, act])
    expect(await actsOf(first)).toEqual([[first, 'CREATE']])
    const whole = [
      [second, 'MERGE'],
      [old.id, 'MERGE'],
      [second, 'CREATE'],
    ]
    expect(await actsOf(old.id)).toEqual(whole)
    expect(await actsOf(second)).toEqual(whole)
    await server.data(`mutation { deleteTwinning(input: {id: "${second}"}, by: {reason: "b"}) { deletedId } }`)
    const { gone, there } = await server.data<{ gone: null; there: object }>(
      `{ gone: node(id: "${old.id}") { id } there: node(id: "${first}") { id } }`,
    )
    expect([gone, there]).toEqual([null, { id: first }])
  })

  test('what later changes build on is told with their numbers', async () => {
    const first = await update(80_000)
    const second = await update(81_000)
    expect(await revert(first)).toMatchObject({
      userErrors: [{ code: 'CHANGED_SINCE', path: ['seq'], conflictingChanges: [second] }],
      change: null,
    })
  })

  test('all changes are listed for those who may write, the newest first', async () => {
    const seq = await update(80_000)
    const { changes } = await server.data<{ changes: Nodes<Record<string, unknown>> & { totalCount: number } }>(
      '{ changes(first: 2) { totalCount edges { node { seq actor reason touched touchedCount removed removedCount } } } }',
    )
    expect(changes.totalCount).toBe(seq)
    expect(nodesOf(changes)).toMatchObject([
      { seq, actor: server.actor, reason: 'census', touchedCount: 3, removed: [], removedCount: 0 },
      { seq: seq - 1 },
    ])
    expect((await visitor.ask('{ changes { totalCount } }')).body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  test('an actor is forgotten, and their changes stay', async () => {
    const seq = await update(80_000)
    const { pseudonym, changes_count } = await forgetActor(server.graph, server.actor)
    expect([changes_count, pseudonym]).toEqual([1, expect.stringMatching(/^forgotten:[0-9a-f]{10}$/)])
    const [entry] = await historyOf('ct:city/pavia')
    expect(entry).toMatchObject({ seq, actor: pseudonym, reason: 'census' })
    const rows = await server.graph.engine.read({ name: 'test/all', text: 'MATCH (n) RETURN properties(n) AS p' })
    const about = rows.filter(({ p }) => !('hash' in (p as object)))
    expect(JSON.stringify(about)).not.toContain(server.actor)
    expect(await forgetActor(server.graph, server.actor)).toEqual({ pseudonym: null, changes_count: 0 })
  })
})
