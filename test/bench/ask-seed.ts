import { openEngine } from '../../src/compose.ts'
import { Graph } from '../../src/graph/graph.ts'
import { loadSeed } from '../../src/transfer/seed/load-seed.ts'
import { serveGraph } from '../support/http.ts'

const graph = await Graph.open(await openEngine({ kind: 'embedded', folder: null }))
await loadSeed(graph)
const server = await serveGraph(graph)
for (const q of process.argv.slice(2)) console.log(JSON.stringify((await server.ask(q)).body, null, 0))
await server.close()
