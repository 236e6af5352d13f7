import { allDistances } from '../../../src/analytics/all-distances.js'
import { betweenness } from '../../../src/analytics/betweenness.js'
import { breadthFirst } from '../../../src/analytics/breadth-first.js'
import { buildGraph } from '../../../src/analytics/build-graph.js'
import { components } from '../../../src/analytics/components.js'
import { coreNumbers } from '../../../src/analytics/core-numbers.js'
import { cutPoints } from '../../../src/analytics/cut-points.js'
import { egoNetwork } from '../../../src/analytics/ego-network.js'
import { leiden } from '../../../src/analytics/leiden.js'
import { pageRank } from '../../../src/analytics/pagerank.js'
import { sampledBetweenness } from '../../../src/analytics/sampled-betweenness.js'
import { SearchSpace } from '../../../src/analytics/search-space.js'
import { shortestPath } from '../../../src/analytics/shortest-paths.js'
import { edgeCountOf } from '../../../src/analytics/simple-graph.js'
import { countTriangles } from '../../../src/analytics/triangles.js'
import { heavyTailedGraph } from '../heavy-tailed-graph.js'
import type { Growth } from './growth.js'
import { drawPairs } from './pairs.js'
import { projectionOf, sizeOf_bytes } from './projection-of.js'

/** Measures that go from every node to every other are not run above this. */
const everyPairMax_nodes = 10_000

const nodes = Number(process.argv[2])
const list = heavyTailedGraph(nodes, 3, 20_161_122)
const ms: Record<string, number> = {}
const take = <T>(name: string, run: () => T): T => {
  const start = performance.now()
  const result = run()
  ms[name] = performance.now() - start
  return result
}
const projection = take('the projection, from rows', () => projectionOf(list))
const graph = take('the graph that measures are of', () => buildGraph(list))
take('components', () => components(graph))
take('core numbers', () => coreNumbers(graph))
take('articulation points and bridges', () => cutPoints(graph))
take('triangles', () => countTriangles(graph))
take('PageRank', () => pageRank(graph))
take('communities', () => leiden(graph, { seed: 1 }))
take('distances from one node', () => breadthFirst(graph, 0))
take('ego network to depth 2, the first 1,000', () => egoNetwork(graph, nodes - 1, { depth: 2, limit: 1000 }))
const space = new SearchSpace(nodes)
const pairs = drawPairs(nodes)
take('a shortest path', () => pairs.map(([from, to]) => shortestPath(graph, from, to, { space })))
ms['a shortest path'] = (ms['a shortest path'] ?? 0) / pairs.length
take('betweenness, sampled to 0.01', () => sampledBetweenness(graph, { epsilon: 0.01, delta: 0.1, seed: 1 }))
if (nodes <= everyPairMax_nodes) {
  take('all distances', () => allDistances(graph))
  take('exact betweenness', () => betweenness(graph))
}
const growth: Growth = {
  nodes,
  edges: edgeCountOf(graph),
  projection_bytesPerEdge: sizeOf_bytes(projection) / projection.edgeCount,
  bytesPerEdge: (graph.offsets.byteLength + graph.neighbours.byteLength) / edgeCountOf(graph),
  peak_mib: process.resourceUsage().maxRSS / 1024,
  ms,
}
process.stdout.write(JSON.stringify(growth))
