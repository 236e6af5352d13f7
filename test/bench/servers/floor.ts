import { performance } from 'node:perf_hooks'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import neo4j from 'neo4j-driver'
import { median } from '../median.js'
import { shapes } from '../shapes/all.js'
import type { Variables } from '../shapes/shape.js'

/**
 * A process: what no server in Node can be much faster than, on the Neo4j of the first
 * argument. One hand-written statement a shape over plain Bolt, and Apollo's own server
 * with a constant of the same size; together for throughput, each alone for latency.
 */
const [, , url = ''] = process.argv
// Without a routing table: the shortest way that the driver has.
const driver = neo4j.driver(url.replace('neo4j://', 'bolt://'), undefined, { disableLosslessIntegers: true })
const statements = new Map(shapes.map(({ name, statement }) => [name, statement.text]))
const constants = new Map<number, string>()

/** An auto-commit read: no round trips for BEGIN and COMMIT. */
async function run(shape: string, variables: Variables): Promise<unknown> {
  const session = driver.session({ defaultAccessMode: 'READ' })
  try {
    const { records } = await session.run(statements.get(shape) ?? '', variables)
    return records[0]?.get('answer')
  } finally {
    await session.close()
  }
}

function constant(bytes: number): string {
  const known = constants.get(bytes)
  if (known !== undefined) return known
  const made = 'x'.repeat(bytes)
  constants.set(bytes, made)
  return made
}

/** The median time of the statement alone in milliseconds, one after the other. */
async function timeStatement(shape: string, requests: readonly Variables[], seconds: number): Promise<number> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  for (let i = 0; performance.now() < end; i++) {
    const start = performance.now()
    await run(shape, requests[i % requests.length] ?? {})
    times.push(performance.now() - start)
  }
  return median(times)
}

interface Args {
  readonly shape: string
  readonly bytes: number
  readonly seconds: number
  readonly variables: Variables
  readonly requests: readonly Variables[]
}

const server = new ApolloServer({
  typeDefs: `
    scalar Any
    type Query {
      constant(bytes: Int!): String
      statementAndConstant(shape: String!, variables: Any!, bytes: Int!): String
      answer(shape: String!, variables: Any!): Any
      statement_ms(shape: String!, requests: Any!, seconds: Float!): Float
    }`,
  resolvers: {
    Query: {
      constant: (_: unknown, { bytes }: Args) => constant(bytes),
      statementAndConstant: async (_: unknown, { shape, variables, bytes }: Args) => {
        await run(shape, variables)
        return constant(bytes)
      },
      answer: (_: unknown, { shape, variables }: Args) => run(shape, variables),
      statement_ms: (_: unknown, { shape, requests, seconds }: Args) => timeStatement(shape, requests, seconds),
    },
  },
  csrfPrevention: false,
})
const listening = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
process.stdout.write(`READY ${listening.url}\n`)
