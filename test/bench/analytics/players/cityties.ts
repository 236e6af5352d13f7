import { allDistances } from '../../../../src/analytics/all-distances.js'
import { betweenness } from '../../../../src/analytics/betweenness.js'
import { closeness } from '../../../../src/analytics/closeness.js'
import { components } from '../../../../src/analytics/components.js'
import { diameter, meanDistance } from '../../../../src/analytics/distance-statistics.js'
import { leiden } from '../../../../src/analytics/leiden.js'
import { pageRank } from '../../../../src/analytics/pagerank.js'
import { SearchSpace } from '../../../../src/analytics/search-space.js'
import { shortestPath } from '../../../../src/analytics/shortest-paths.js'
import { countTriangles } from '../../../../src/analytics/triangles.js'
import { readWikidata } from '../../../analytics/wikidata-graph.js'
import { drawPairs } from '../pairs.js'
import { allDistancesOn, betweennessOn, startThreads } from '../threads.js'
import { serveTasks } from './serve-tasks.js'

const { graph } = readWikidata()
const pairs = drawPairs(graph.nodeCount)
const space = new SearchSpace(graph.nodeCount)
const threads = startThreads(Number(process.argv[2]))
const summary = (values: Float64Array): number[] => [
  values.reduce((a, b) => Math.max(a, b), 0),
  values.reduce((a, b) => a + b, 0),
]
const exactBetweenness = threads ? () => betweennessOn(threads, graph) : () => betweenness(graph)
const distances = threads ? () => allDistancesOn(threads, graph) : () => allDistances(graph)

await serveTasks({
  betweenness: async () => summary(await exactBetweenness()),
  closeness: async () => summary(closeness(await distances())),
  diameter: async () => {
    const all = await distances()
    return [diameter(all) ?? 0, meanDistance(all) ?? 0]
  },
  pagerank: () => summary(pageRank(graph).values),
  triangles: () => [countTriangles(graph).total],
  communities: () => [leiden(graph, { seed: 1 }).modularity ?? 0],
  components: () => [components(graph).sizes.length],
  path: () => [pairs.reduce((sum, [from, to]) => sum + (shortestPath(graph, from, to, { space })?.length ?? 0), 0)],
})
