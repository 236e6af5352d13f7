import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { unavailable } from '../../src/domain/errors.js'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import type { ServerOptions } from '../../src/server/create-server.js'
import { engines, neo4j } from '../support/engines.js'
import { type Answer, serveGraph, startServer, type TestServer } from '../support/http.js'
import { earlyCities, loadFacts, ringOfCities } from './generated-graph.js'
import { type Asked, countingAll, withReads } from './wrapped-engine.js'

/** Answers that are used again are the ones that would be computed now, and cost one look and no statement. */

const cities = '{ cities { totalCount edges { node { name population } } } }'
const population = '{ city(id: "wd:Q6259") { population } }'
const populationOf = ({ body }: Answer): unknown => (body.data as { city: { population: unknown } }).city.population
const inUrl = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`
const oneLook: Asked = { looks: 1, statements: [] }
const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === 'CityTies; hit'

/** A write past the log, as from cypher-shell. */
const foreign = (engine: Engine, people: number): Promise<unknown> =>
  engine.write((transaction) =>
    transaction.run(
      { name: 'test/foreign', text: "MATCH (n:City {id: 'wd:Q6259'}) SET n.population = $people" },
      { people },
    ),
  )

describe.each(engines)('on %s', (_, open) => {
  let server: TestServer
  let asked: () => Asked
  /** What happens when a statement is read, beside reading it. */
  let onRead: (statement: string) => Promise<void>
  beforeAll(async () => {
    server = await startServer(
      async () => {
        const counted = countingAll(await open())
        asked = counted.asked
        return withReads(counted.engine, (read) => async (statement, parameters) => {
          await onRead(statement.name)
          return read(statement, parameters)
        })
      },
      { responseCache_bytes: 1_000_000 },
    )
    await loadFacts(server.graph, 'ring', ringOfCities(30))
  })
  onRead = async () => {}
  beforeEach(() => {
    onRead = async () => {}
    asked()
  })
  afterAll(() => server.close())

  /** Another server on the same engine, which stays the first one's to close. */
  const beside = async (engine: Partial<Engine> = {}, http: ServerOptions = {}): Promise<TestServer> => {
    const own = withReads(server.graph.engine, (read) => read)
    return serveGraph(await Graph.open({ ...own, close: async () => {}, ...engine }), http)
  }
  const get = (query: string, headers = {}): Promise<Answer> => server.fetch(inUrl(query), { headers })

  test('a GET is marked with a weak tag, and who has it is told that nothing has changed, by one look', async () => {
    const first = await get(cities)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/)
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    expect(first.headers.get('vary')).toBe('Accept, Accept-Encoding, Authorization, X-API-Key')
    asked()
    for (const tags of [etag, etag.slice(2), `"other", ${etag}`]) {
      const again = await get(cities, { 'if-none-match': tags })
      expect(asked()).toEqual(oneLook)
      expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' })
      for (const name of ['etag', 'cache-control', 'vary'])
        expect(again.headers.get(name)).toBe(first.headers.get(name))
    }
    for (const tags of ['W/"other"', '""', 'W/'])
      expect((await get(cities, { 'if-none-match': tags })).status).toBe(200)
  })

  test('any answer will do for *, but it must be one', async () => {
    // Once worked out, once found again.
    for (let time = 0; time < 2; time++) {
      const { status, text, headers } = await get('{ cities(first: 3) { totalCount } }', { 'if-none-match': '*' })
      expect({ status, text }).toEqual({ status: 304, text: '' })
      expect(headers.get('etag')).toMatch(/^W\//)
    }
    expect((await get('{ cities(first: 3) { nothing } }', { 'if-none-match': '*' })).status).toBe(400)
  })

  test('tags differ by operation, variables and form', async () => {
    const variables = (id: string): string => `&variables=${encodeURIComponent(JSON.stringify({ id }))}`
    const query = 'query A($id: ID) { city(id: $id) { name } } query B($id: ID) { city(id: $id) { name } }'
    const asking = (rest: string, accept = 'application/json') =>
      server.fetch(`${inUrl(query)}${rest}`, { headers: { accept } })
    const answers = await Promise.all([
      asking(`&operationName=A${variables('wd:Q6259')}`),
      asking(`&operationName=B${variables('wd:Q6259')}`),
      asking(`&operationName=A${variables('wd:Q46852')}`),
      asking(`&operationName=A${variables('wd:Q6259')}`, 'application/graphql-response+json'),
      get(population),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(answers.length)
  })

  test('an equal question is answered from memory, by one look, byte for byte', async () => {
    const query = 'query ($ids: [ID!]!, $first: Int) { nodes(ids: $ids) { id } cities(first: $first) { totalCount } }'
    const ids = ['wd:Q6259', 'wd:Q46852']
    const first = await server.ask(query, { ids, first: 3 })
    expect(first.headers.get('cache-status')).toBe('CityTies; fwd=miss; stored')
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('etag')).toBeNull()
    asked()
    const { hits = 0, misses = 0 } = { ...server.cache?.counts }
    // Whatever the order in which variables are given, and whether by POST or GET.
    const parameters = new URLSearchParams({ query, variables: JSON.stringify({ first: 3, ids }) })
    for (const again of [await server.ask(query, { first: 3, ids }), await server.fetch(`/graphql?${parameters}`)]) {
      expect(isHit(again)).toBe(true)
      expect(again.text).toBe(first.text)
      expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
    }
    expect(asked()).toEqual({ looks: 2, statements: [] })
    expect(server.cache?.counts).toEqual({ hits: hits + 2, misses })
    for (const other of [
      { ids, first: 4 },
      { ids: ids.toReversed(), first: 3 },
    ])
      expect(isHit(await server.ask(query, other))).toBe(false)
  })

  test('a write is seen by the next question, also one past the log', async () => {
    await server.ask(cities)
    const tagged = await get(population)
    expect(isHit(await server.ask(cities))).toBe(true)
    await loadFacts(server.graph, 'early', earlyCities('early', 3))
    const after = await server.ask(cities)
    expect(isHit(after)).toBe(false)
    expect(after.text).toContain('0 early 2')
    // Only that something changed is known, not what.
    const still = await get(population, { 'if-none-match': tagged.headers.get('etag') ?? '' })
    expect(still.status).toBe(200)
    expect(still.headers.get('etag')).not.toBe(tagged.headers.get('etag'))
    for (const people of [70_001, 70_002]) {
      await foreign(server.graph.engine, people)
      expect(populationOf(await server.ask(population))).toBe(people)
      expect(populationOf(await get(population))).toBe(people)
    }
  })

  test('what is written while an answer is computed makes it one that is not given again', async () => {
    const query = `query During { city(id: "wd:Q6259") { population } }`
    let writing: Promise<unknown> | null = null
    onRead = async (statement) => {
      if (statement !== 'entity/selected-by-ids') return
      writing ??= foreign(server.graph.engine, 80_001)
      await writing
    }
    const during = await get(query)
    onRead = async () => {}
    expect(writing).not.toBeNull()
    asked()
    const after = await get(query, { 'if-none-match': during.headers.get('etag') ?? '' })
    expect({ status: after.status, hit: isHit(after), people: populationOf(after) }).toEqual({
      status: 200,
      hit: false,
      people: 80_001,
    })
    expect(asked().statements).toEqual(['entity/selected-by-ids'])
    expect(isHit(await get(query))).toBe(true)
  })

  test('many equal questions at once are computed once', async () => {
    const query = '{ cities(first: 7) { edges { node { id twinnings { edges { node { id } } } } } } }'
    await server.ask(query)
    const statements = [...asked().statements]
    await foreign(server.graph.engine, 90_000)
    asked()
    const answers = await Promise.all(Array.from({ length: 40 }, () => server.ask(query)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(asked().statements).toEqual(statements)
  })

  test('an answer with an error is not kept, and not marked', async () => {
    const query = 'query Failing { city(id: "wd:Q46852") { name } }'
    for (const failure of [unavailable('The database does not answer.'), new Error('a fault')]) {
      onRead = () => Promise.reject(failure)
      for (const failed of [await get(query), await server.ask(query)]) {
        expect(failed.body.errors).toHaveLength(1)
        expect(failed.headers.get('etag')).toBeNull()
        expect(failed.headers.get('cache-control')).toBe('no-store')
        expect(failed.headers.get('cache-status')).toBeNull()
      }
      onRead = async () => {}
    }
    const good = await get(query)
    expect({ errors: good.body.errors, hit: isHit(good) }).toEqual({ errors: undefined, hit: false })
    expect(isHit(await get(query))).toBe(true)
    // Nor are those that will not come out better.
    for (const wrong of ['{ nothing }', '{', '{ city(id: "?") { name } }']) {
      for (let time = 0; time < 2; time++) {
        const { headers, body } = await get(wrong)
        expect(body.errors).toHaveLength(1)
        expect([headers.get('etag'), headers.get('cache-control'), headers.get('cache-status')]).toEqual([
          null,
          'no-store',
          null,
        ])
      }
    }
  })

  test('an answer that does not depend on the graph alone is not kept, and not marked', async () => {
    if (!server.graph.engine.capabilities.rawReads) return
    const researchers = await beside({}, { responseCache_bytes: 1_000_000, cypher: true })
    const query = '{ graphVersion cypher(statement: "RETURN rand() AS number") { rows } }'
    const answers = [1, 2, 3].map(() => researchers.fetch(inUrl(query)))
    const given = await Promise.all(answers)
    expect(new Set(given.map(({ text }) => text)).size).toBe(3)
    for (const { status, headers } of given)
      expect([status, headers.get('etag'), headers.get('cache-control')]).toEqual([200, null, 'no-store'])
    await researchers.close()
  })

  test('when the engine does not say in what state it is, questions are answered all the same', async () => {
    const silent = await beside(
      { version: () => Promise.reject(unavailable('No.')) },
      { responseCache_bytes: 1_000_000 },
    )
    const { status, headers, text } = await silent.fetch(inUrl(population))
    expect({ status, etag: headers.get('etag') }).toEqual({ status: 200, etag: null })
    expect(text).toBe((await server.ask(population)).text)
    await silent.close()
  })

  test('without a cache a GET is still marked, and a POST costs a look while it is being read', async () => {
    const bare = await beside()
    asked()
    await bare.ask(population)
    expect(asked()).toEqual({ looks: 1, statements: ['entity/selected-by-ids'] })
    const etag = (await bare.fetch(inUrl(population))).headers.get('etag') ?? ''
    asked()
    expect((await bare.fetch(inUrl(population), { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect(asked()).toEqual(oneLook)
    // Tags are of the graph and the program, so another server of the same gives the same.
    if (server.graph.engine.capabilities.sharedWithOthers)
      expect((await get(population)).headers.get('etag')).toBe(etag)
    await bare.close()
  })
})

describe('two servers on one Neo4j', () => {
  const both = neo4j ? test : test.skip
  both('each sees what was written through the other, and their tags agree', async () => {
    if (!neo4j) return
    const [, open] = engines.at(-1) ?? []
    if (!open) throw new Error('no engine')
    const settings = { responseCache_bytes: 1_000_000 }
    const one = await startServer(open, settings)
    const other = await serveGraph(await Graph.open(await openEngine(neo4j)), settings)
    try {
      for (let round = 1; round <= 5; round++) {
        const [here, there] = [await one.fetch(inUrl(cities)), await other.fetch(inUrl(cities))]
        expect(there.text).toBe(here.text)
        expect(there.headers.get('etag')).toBe(here.headers.get('etag'))
        expect(isHit(await other.ask(cities))).toBe(true)
        await loadFacts((round % 2 === 0 ? one : other).graph, `replica-${round}`, earlyCities(`replica-${round}`, 1))
        for (const server of [one, other]) {
          const tagged = await server.fetch(inUrl(cities), {
            headers: { 'if-none-match': here.headers.get('etag') ?? '' },
          })
          expect(tagged.status).toBe(200)
          expect(tagged.text).toContain(`0 replica-${round} 0`)
        }
      }
    } finally {
      await one.close()
      await other.close()
    }
  })
})
