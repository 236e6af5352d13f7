import graphology from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import { countConnectedComponents } from 'graphology-components'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import closenessModule from 'graphology-metrics/centrality/closeness.js'
import pagerankModule from 'graphology-metrics/centrality/pagerank.js'
import { bidirectional, singleSourceLength } from 'graphology-shortest-path/unweighted.js'
import { randomFrom } from '../../../../src/analytics/random.js'
import { readWikidata } from '../../../analytics/wikidata-graph.js'
import { drawPairs } from '../pairs.js'
import { serveTasks } from './serve-tasks.js'

/** Each of these is a function, which its types declare as the default export of a module. */
const exported = <T>(module: { readonly default: T }): T => module as unknown as T
const betweenness = exported(betweennessModule)
const closeness = exported(closenessModule)
const pagerank = exported(pagerankModule)
const louvain = exported(louvainModule)

const { graph: simple } = readWikidata()
const graph = new graphology.UndirectedGraph()
for (let node = 0; node < simple.nodeCount; node++) graph.addNode(node)
for (let node = 0; node < simple.nodeCount; node++)
  for (const other of simple.neighbours.subarray(simple.offsets[node], simple.offsets[node + 1]))
    if (other > node) graph.addUndirectedEdge(node, other)
const pairs = drawPairs(simple.nodeCount)
const summary = (values: Record<string, number>): number[] => [
  Math.max(...Object.values(values)),
  Object.values(values).reduce((a, b) => a + b, 0),
]

await serveTasks({
  betweenness: () => summary(betweenness(graph, { normalized: false, getEdgeWeight: null })),
  closeness: () => summary(closeness(graph, { wassermanFaust: true })),
  // It has the diameter alone, from a search of every node as well.
  diameter: () => {
    let longest = 0
    let sum = 0
    let count = 0
    graph.forEachNode((node) => {
      for (const hops of Object.values(singleSourceLength(graph, node))) {
        if (hops === 0) continue
        longest = Math.max(longest, hops)
        sum += hops
        count++
      }
    })
    return [longest, sum / count]
  },
  pagerank: () => summary(pagerank(graph, { alpha: 0.85, getEdgeWeight: null })),
  communities: () => [louvain.detailed(graph, { rng: randomFrom(1) }).modularity],
  components: () => [countConnectedComponents(graph)],
  path: () => [pairs.reduce((sum, [from, to]) => sum + (bidirectional(graph, from, to)?.length ?? 0), 0)],
})
