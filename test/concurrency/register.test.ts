import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { type Client, clientOf } from '../support/client.js'
import { embedded, neo4j } from '../support/engines.js'
import { serveGraph, startServer, type TestServer } from '../support/http.js'
import { History, whyNotLinearizable } from './linearizable.js'

const id = 'ct:city/register'
const writers_count = 4
const writes_count = 25

/** Ways to ask for the one number: by statement, from memory, as a list, from the cache of answers. */
const questions = [
  `{ city(id: "${id}") { population } }`,
  `{ city(id: "${id}") { population revision } }`,
  '{ cities(first: 2) { edges { node { id population } } } }',
  '{ cities(where: { population: { gt: 0 } }, first: 2) { edges { node { population names { text } } } } }',
]
const populationIn = (text: string): number => Number(/"population":(\d+)/.exec(text)?.[1])

const places = [
  ['the embedded engine', embedded],
  ...(neo4j ? [['Neo4j, through two servers', neo4j] as const] : []),
] as const

describe.each(places)('the population of a city, on %s', (_, database) => {
  let servers: TestServer[]
  beforeAll(async () => {
    const first = await startServer(
      async () => {
        const engine = await openEngine(database)
        await engine.write((transaction) => transaction.run({ name: 'test/empty', text: 'MATCH (n) DETACH DELETE n' }))
        return engine
      },
      { seed: false, role: Role.EDITOR, responseCache_bytes: 1_000_000, rateLimit_perMinute: 0 },
    )
    servers = [first]
    if (database.kind === 'neo4j') {
      const graph = await Graph.open(await openEngine(database))
      servers.push(
        await serveGraph(graph, { role: Role.EDITOR, responseCache_bytes: 1_000_000, rateLimit_perMinute: 0 }),
      )
    }
    await first.data(
      `mutation { createCity(input: {id: "${id}", names: [{text: "Register"}], population: 1}, by: {reason: "r"}) { userErrors { code } } }`,
    )
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
  })

  test('is at each moment one number for all who ask, whatever they are answered from', async () => {
    const history = new History<number>()
    let writing = true
    const answers = { fromCache: 0, notModified: 0, all: 0 }

    async function write(writer: number): Promise<void> {
      const server = servers[writer % servers.length] as TestServer
      for (let n = 0; n < writes_count; n++) {
        const value = 1000 * (writer + 1) + n
        await history.write(value, async () => {
          const { updateCity } = await server.data<{ updateCity: { userErrors: unknown[] } }>(
            `mutation { updateCity(input: {id: "${id}", population: ${value}}, by: {reason: "r"}) { userErrors { code } } }`,
          )
          expect(updateCity.userErrors).toEqual([])
        })
      }
    }

    /** Keeps what it has been answered with a tag, as a browser does. */
    async function read(client: Client, question: string): Promise<void> {
      const path = `/graphql?query=${encodeURIComponent(question)}`
      let kept: { readonly tag: string; readonly value: number } | null = null
      while (writing)
        await history.read(async () => {
          const { status, headers, text } = await client.fetch(
            path,
            kept ? { headers: { 'if-none-match': kept.tag } } : {},
          )
          answers.all++
          if (/hit/.test(headers.get('cache-status') ?? '')) answers.fromCache++
          if (status === 304 && kept) {
            answers.notModified++
            return kept.value
          }
          const value = populationIn(text)
          kept = { tag: headers.get('etag') ?? '', value }
          return value
        })
    }

    async function post(client: Client, question: string): Promise<void> {
      while (writing) await history.read(async () => populationIn((await client.ask(question)).text))
    }

    const reading = servers.flatMap((server) => {
      const visitor = clientOf(server.url)
      return [...questions.map((question) => read(visitor, question)), post(visitor, questions[0] as string)]
    })
    await Promise.all(Array.from({ length: writers_count }, (_, writer) => write(writer)))
    // Until all have seen the last.
    writing = false
    await Promise.all(reading)
    expect(history.calls.filter(({ kind }) => kind === 'WRITE').length).toBe(writers_count * writes_count)
    expect(new Set(history.calls.map(({ value }) => value)).size).toBeGreaterThan(writes_count)
    expect(answers.notModified + answers.fromCache).toBeGreaterThan(0)
    expect(whyNotLinearizable(history.calls, 1)).toBeNull()
  })
})
