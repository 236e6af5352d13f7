import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openEngine } from '../../../src/compose.js'
import type { Parameters, RawValue } from '../../../src/engine/engine.js'
import { Graph } from '../../../src/graph/graph.js'
import type { RawAnswer } from '../../../src/graph/queries/raw-cypher.js'
import type { Cell } from '../../../src/graph/raw-cypher/cells.js'
import { tokensOf } from '../../../src/graph/raw-cypher/tokens.js'
import { loadSeed } from '../../../src/transfer/seed/load-seed.js'
import { embedded, engines, neo4j } from '../../support/engines.js'
import { attacks, parameters } from './attacks.js'
import { hideSecrets, secret } from './known-secret.js'
import { recordingReads } from './recording-reads.js'
import { forbidden, statements } from './statement-arbitraries.js'

const never = new AbortController().signal
const [, openNeo4j] = engines.find(([name]) => name === 'Neo4j') ?? []

/** Rows and lists in an order of their own, since without ORDER BY theirs is the database's. */
function unordered(cell: Cell | readonly Cell[]): string {
  if (Array.isArray(cell)) return `[${cell.map(unordered).sort().join()}]`
  if (typeof cell !== 'object' || cell === null) return JSON.stringify(cell)
  return `{${Object.entries(cell)
    .map(([key, value]) => `${key}:${unordered(value)}`)
    .sort()
    .join()}}`
}

test('the embedded engine says why it takes none', async () => {
  const graph = await Graph.open(await openEngine(embedded))
  await expect(graph.rawCypher.run('RETURN 1', {}, never)).rejects.toMatchObject({
    kind: 'FORBIDDEN',
    message: expect.stringMatching(/^This engine takes no Cypher of your own, because it cannot stop a statement/),
    details: { reason: 'ENGINE' },
  })
  await graph.engine.close()
})

;(neo4j && openNeo4j ? describe : describe.skip)('on Neo4j (skipped where there is none)', () => {
  let graph: Graph
  let reached: string[]
  const run = (statement: string, given: Parameters = {}): Promise<RawAnswer> =>
    graph.rawCypher.run(statement, given, never)
  const bounds = { time_ms: 20_000, wire_bytes: 100_000_000, fetch_rows: 1000, signal: never }
  /** The database itself, as a reader: nothing between. */
  const raw = async (statement: string, given: Parameters = {}): Promise<RawValue[][]> => {
    const reads = graph.engine.capabilities.rawReads
    if (!reads) throw new Error('there are no raw reads')
    return reads.run(statement, given, bounds, async ({ rows }) => {
      const all: RawValue[][] = []
      for await (const row of rows) all.push([...row])
      return all
    })
  }
  const shown = (value: unknown): string =>
    JSON.stringify(value, (_, part) =>
      part instanceof Map ? [...part] : typeof part === 'bigint' ? String(part) : part,
    )

  beforeAll(async () => {
    const recorded = recordingReads(await (openNeo4j as NonNullable<typeof openNeo4j>)())
    reached = recorded.reached
    graph = await Graph.open(recorded.engine)
    await loadSeed(graph)
  })
  afterAll(() => graph.engine.close())

  const sample = fc.sample(statements, { numRuns: 60, seed: 20261125 })
  const before = new Map<string, string>()

  test('every statement that is generated from what is allowed is taken and runs', async () => {
    let rows_count = 0
    for (const statement of sample) {
      const { rows } = await run(statement).catch((error: unknown) => {
        throw new Error(`${statement}\n${reached.at(-1)}`, { cause: error })
      })
      rows_count += rows.length
      before.set(statement, unordered(rows))
    }
    // Most of them give something, else the next test compares nothing with nothing.
    expect(rows_count).toBeGreaterThan(sample.length * 5)
  }, 240_000)

  describe('with secrets in the graph', () => {
    beforeAll(() => hideSecrets(graph.engine))

    test('each of them gives what it gave without: nothing hidden shows, or counts, or leads anywhere', async () => {
      for (const statement of sample) {
        const { rows } = await run(statement)
        expect({ statement, rows: unordered(rows) }).toEqual({ statement, rows: before.get(statement) })
        expect(shown(rows)).not.toMatch(secret)
      }
    }, 240_000)

    test('though the same words, sent as they are, would give them away', async () => {
      const rows = await raw('MATCH (n)-[r]-(m) RETURN n, r, m')
      expect(shown(rows)).toMatch(secret)
      // Of those statements too, some would: the sample goes where the secrets are.
      let revealing_count = 0
      for (const statement of sample.slice(0, 40)) {
        const given = await raw(statement).catch(() => [])
        if (secret.test(shown(given))) revealing_count++
      }
      expect(revealing_count).toBeGreaterThan(5)
    }, 120_000)

    test('with a forbidden word anywhere in it, no statement reaches the database', async () => {
      await fc.assert(
        fc.asyncProperty(statements, forbidden, fc.nat(), async (statement, word, place) => {
          const tokens = tokensOf(statement)
          const { start } = tokens[place % tokens.length] ?? { start: 0 }
          const mutated = `${statement.slice(0, start)} ${word} ${statement.slice(start)}`
          reached.length = 0
          const refused: unknown = await run(mutated, { key: 'hash' }).catch((error: unknown) => error)
          expect({ mutated, refused }).toMatchObject({ refused: { kind: 'INVALID_INPUT' } })
          expect(reached).toEqual([])
        }),
        { numRuns: 200 },
      )
    }, 120_000)

    test.each(attacks)('refuses $statement', async ({ statement, says }) => {
      reached.length = 0
      const error: unknown = await run(statement, parameters).catch((problem: unknown) => problem)
      expect(error).toMatchObject({
        kind: 'INVALID_INPUT',
        message: expect.stringMatching(says),
        details: { line: expect.any(Number), column: expect.any(Number) },
      })
      expect(reached).toEqual([])
    })

    test.each(attacks.filter(({ raw: shows }) => shows))(
      'which Neo4j runs for a reader: $statement',
      async (attack) => {
        const rows = await raw(attack.statement, parameters)
        if (attack.raw === 'reveals') expect(shown(rows)).toMatch(secret)
      },
    )

    test('LOAD CSV would have reached out, and does not', async () => {
      let requests_count = 0
      const server: Server = createServer((_, response) => {
        requests_count++
        response.end('a,b\n')
      })
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      const statement = `LOAD CSV FROM 'http://127.0.0.1:${(server.address() as AddressInfo).port}/x' AS line RETURN line`
      try {
        expect(await raw(statement)).toEqual([[['a', 'b']]])
        const asked = requests_count
        expect(asked).toBeGreaterThan(0)
        await expect(run(statement)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
        expect(requests_count).toBe(asked)
      } finally {
        server.close()
      }
    })

    test('what is hidden on a node that is shown does not show', async () => {
      const { rows } = await run("MATCH (n:City {name: 'Pavia'})-[r:TWINNED_WITH]-() RETURN n, labels(n), r LIMIT 1")
      expect(rows[0]?.[0]).toMatchObject({ $type: 'Node', id: 'wd:Q6259', labels: ['City', 'Entity'] })
      expect(rows[0]?.[1]).toHaveLength(2)
      expect(rows[0]?.[2]).toMatchObject({ $type: 'Relationship', type: 'TWINNED_WITH' })
      expect(shown(rows)).not.toMatch(secret)
    })

    test('nothing can be written past the grammar either: the connection only reads', async () => {
      await expect(raw('CREATE (:City)')).rejects.toThrow()
      await expect(raw('MATCH (n:Secret) SET n.hash = 1')).rejects.toThrow()
    })
  })

  test('every property that the graph stores is readable, but for what only it works with', async () => {
    const rows = await raw(
      'MATCH (n:Entity|Source|Edition|Claim) UNWIND keys(n) AS key WITH DISTINCT key WHERE key <> "hash" RETURN key',
    )
    const ties = await raw(
      'MATCH (:Entity)-[r]->(:Entity) UNWIND keys(r) AS key WITH DISTINCT key WHERE key <> "hash" RETURN key',
    )
    for (const [key] of [...rows, ...ties]) await run(`MATCH (n:Entity) RETURN n.${String(key)} AS value LIMIT 1`)
    expect(rows.length).toBeGreaterThan(30)
  })
})
