import { createGraph, createServer } from 'cityties'

// A graph in memory with the project's own facts; `file:./data` or `neo4j://…` would outlive the program.
const graph = await createGraph({ database: 'memory:' })
await graph.loadSeed()
const server = await createServer(graph, { responseCache_bytes: 8_388_608, metrics: 'open' })

interface Answer {
  readonly data: { readonly city: { readonly name: string; readonly twinnings: { readonly totalCount: number } } }
}

// From within, without a port:
const answer = await server.inject({
  method: 'POST',
  url: '/graphql',
  payload: { query: '{ city(name: "pavia") { name twinnings { totalCount } } }' },
})
const { city } = answer.json<Answer>().data
console.log(`${city.name} has ${city.twinnings.totalCount} twinnings, in version ${await graph.version()} of the graph`)

// And for others:
console.log(`asked over HTTP at ${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`)

await server.close()
await graph.close()
