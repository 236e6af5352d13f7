import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { expectError } from './expected-error.js'

interface Result {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly rowCount: number
  readonly truncated: boolean
  readonly truncatedBy: string | null
  readonly graphVersion: number
}

const query = `query ($statement: String!, $parameters: JSONObject) {
  cypher(statement: $statement, parameters: $parameters) { columns rows rowCount truncated truncatedBy graphVersion }
}`

describe.each(engines)('on %s', (engine, open) => {
  let server: TestServer
  const ask = (statement: string, parameters?: Readonly<Record<string, unknown>>) =>
    server.ask(query, { statement, parameters })

  describe('where it is not switched on', () => {
    beforeAll(async () => {
      server = await startServer(open, { seed: false })
    })
    afterAll(() => server.close())

    test('it is forbidden, and says who may change that', async () => {
      const answer = await ask('RETURN 1')
      expectError(answer, { status: 200, code: 'FORBIDDEN', says: /^Cypher of your own is not offered here/ })
      expect(answer.body.errors?.[0]?.extensions).toMatchObject({ reason: 'SWITCHED_OFF' })
    })
  })

  describe('where it is switched on', () => {
    beforeAll(async () => {
      server = await startServer(open, { cypher: true })
    })
    afterAll(() => server.close())

    test('an engine that has it answers, one that lacks it says why', async () => {
      const answer = await ask('RETURN 1 AS one')
      if (server.graph.engine.capabilities.rawReads) expect(answer.body.data).toHaveProperty('cypher.rows', [[1]])
      else {
        const [error] = answer.body.errors ?? []
        expect(error?.message).toMatch(/^This engine takes no Cypher of your own, because it cannot stop a statement/)
        expect(error?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'ENGINE' })
      }
    })

    if (engine !== 'Neo4j') return
    const run = async (statement: string, parameters?: Readonly<Record<string, unknown>>): Promise<Result> =>
      (await server.data<{ cypher: Result }>(query, { statement, parameters })).cypher

    test('a question gets its table', async () => {
      const result = await run(
        `MATCH (:City {id: $of})-[:TWINNED_WITH]-(c:City)-[:IN_COUNTRY]->(country)
         RETURN c.name AS city, country.code ORDER BY city`,
        { of: 'wd:Q6259' },
      )
      expect(result).toMatchObject({ columns: ['city', 'country.code'], truncated: false, truncatedBy: null })
      expect(result.rows).toContainEqual(['Besançon', 'FR'])
      expect(result.rowCount).toBe(result.rows.length)
      expect(result.graphVersion).toBe(await server.graph.log.head())
    })

    test('nodes, relationships and paths carry what they are', async () => {
      const { rows } = await run(
        "MATCH p = (n:City {name: 'Pavia'})-[r:TWINNED_WITH]-(:City {name: 'Besançon'}) RETURN n, r, p, [n], {of: n}",
      )
      const [node, relationship, path, list, map] = rows[0] as [Record<string, unknown>, ...unknown[]]
      expect(node).toMatchObject({
        $type: 'Node',
        id: 'wd:Q6259',
        labels: ['City', 'Entity'],
        properties: { name: 'Pavia', type: 'City' },
      })
      expect(relationship).toMatchObject({
        $type: 'Relationship',
        id: 'rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-0',
        type: 'TWINNED_WITH',
        from: 'wd:Q37776',
        to: 'wd:Q6259',
        properties: { kind: 'TWINNING' },
      })
      expect(path).toMatchObject({ $type: 'Path', nodes: [{ id: 'wd:Q6259' }, { id: 'wd:Q37776' }] })
      expect(path).toHaveProperty('relationships.length', 1)
      expect(list).toEqual([node])
      expect(map).toEqual({ of: node })
    })

    test('other values come as described', async () => {
      const statement = `RETURN 1 AS a, 1.5 AS b, 'x' AS c, true AS d, null AS e, [1, [2]] AS f, {x: {y: 1}} AS g,
        9007199254740991 AS h, 9007199254740993 AS i, -9223372036854775807 AS j, 0.0 / 0.0 AS k, 1.0 / 0.0 AS l,
        date('2022-05-21') AS m, datetime('2022-05-21T10:00:00Z') AS n, localtime('10:30') AS o,
        duration('P1Y2M3DT4H') AS p, point({latitude: 45.2, longitude: 9.1}) AS q, point({x: 1, y: 2, z: 3}) AS r,
        $map AS s`
      const { rows } = await run(statement, { map: { $type: 'Node', deep: [{ a: null }] } })
      expect(rows[0]).toEqual([
        ...[1, 1.5, 'x', true, null, [1, [2]], { x: { y: 1 } }, 9_007_199_254_740_991],
        { $type: 'Integer', value: '9007199254740993' },
        { $type: 'Integer', value: '-9223372036854775807' },
        { $type: 'Float', value: 'NaN' },
        { $type: 'Float', value: 'Infinity' },
        { $type: 'Date', value: '2022-05-21' },
        { $type: 'DateTime', value: '2022-05-21T10:00:00Z' },
        { $type: 'LocalTime', value: '10:30:00' },
        { $type: 'Duration', value: 'P1Y2M3DT4H' },
        { $type: 'Point', srid: 4326, coordinates: [9.1, 45.2] },
        { $type: 'Point', srid: 9157, coordinates: [1, 2, 3] },
        { $type: 'Map', value: { $type: 'Node', deep: [{ a: null }] } },
      ])
    })

    test('columns are there without a row, and * gives what there is', async () => {
      expect(await run("MATCH (n:City {name: 'Atlantis'}) RETURN n.name AS name, n")).toMatchObject({
        columns: ['name', 'n'],
        rows: [],
        rowCount: 0,
      })
      const { columns } = await run('WITH 1 AS b, 2 AS a RETURN *')
      expect([...columns].sort()).toEqual(['a', 'b'])
    })

    test('a parameter is a value, whatever is in it', async () => {
      const text = "'}) RETURN 1 // \\u0027 ` $x"
      expect((await run('RETURN $text AS text', { text })).rows).toEqual([[text]])
      expect((await run('RETURN $n / 2 AS half', { n: 5 })).rows).toEqual([[2]])
    })

    test.each([
      ['what is not allowed', 'MATCH (n:City)\nSET n.name = 1', /^Line 2, column 1: 'SET' is no clause/, [2, 1]],
      ['a variable that there is not', 'MATCH (n:City)\nRETURN other', /^Line 2, column 8: .*`other`/, [2, 8]],
      ['two columns of one name', 'RETURN 1 AS a, 2 AS a', /^Line 1, column \d+: /, null],
      [
        'a type that cannot be',
        "MATCH (n:City)\nRETURN n.name,\n  abs('x')",
        /^Line 3, column \d+: Type mismatch/,
        null,
      ],
      ['a division by zero', 'RETURN 1 / 0 AS x', /^The statement divides by zero/, null],
      [
        'a value of another type',
        "UNWIND [1, 'x'] AS x RETURN abs(x) AS y",
        /^The statement meets a value|gives a func/,
        null,
      ],
    ] as const)('%s is the caller’s to mend', async (_, statement, says, place) => {
      const { status, body } = await ask(statement)
      const [error] = body.errors ?? []
      expect({ status, code: error?.extensions.code, message: error?.message }).toEqual({
        status: 200,
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(says),
      })
      if (place) expect(error?.extensions).toMatchObject({ line: place[0], column: place[1] })
    })

    test('a client that goes away takes its statement with it', async () => {
      const gone = new AbortController()
      const statement = 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a WHERE a < 0 RETURN count(*)'
      const answer = fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { statement } }),
        signal: gone.signal,
      })
      const running = async (): Promise<number> =>
        (
          await server.graph.engine.read({
            name: 'test/running',
            text: "SHOW TRANSACTIONS YIELD metaData WHERE metaData.statement = 'raw' RETURN metaData",
          })
        ).length
      for (let attempt = 0; attempt < 100 && (await running()) === 0; attempt++) await sleep(50)
      expect(await running()).toBe(1)
      gone.abort()
      await expect(answer).rejects.toThrow()
      for (let attempt = 0; attempt < 50 && (await running()) > 0; attempt++) await sleep(100)
      expect(await running()).toBe(0)
      expect((await run('RETURN 1 AS one')).rows).toEqual([[1]])
    })
  })
})
