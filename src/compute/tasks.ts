import { chanceDistances, type PlacesOfEnds } from '../analytics/aggregates/chance-distances.js'
import {
  type DistancePart,
  type DistancePlan,
  distancePart,
  finishDistances,
  planDistances,
} from '../analytics/all-distances.js'
import {
  type BetweennessPlan,
  betweenness,
  betweennessPart,
  finishBetweenness,
  planBetweenness,
} from '../analytics/betweenness.js'
import type { EdgeList } from '../analytics/build-graph.js'
import type { Categories } from '../analytics/categories.js'
import { categoryAssortativity } from '../analytics/category-assortativity.js'
import { categoryPairs } from '../analytics/category-pairs.js'
import { averageLocalClustering, countWedges, localClustering, transitivity } from '../analytics/clustering.js'
import { type CoAffiliationOptions, coAffiliations } from '../analytics/co-affiliations.js'
import { components } from '../analytics/components.js'
import { coreNumbers } from '../analytics/core-numbers.js'
import { cutPoints } from '../analytics/cut-points.js'
import { degreeAssortativity } from '../analytics/degree-assortativity.js'
import { degreeDistribution } from '../analytics/degrees.js'
import { eigenvector } from '../analytics/eigenvector.js'
import type { PathSearch } from '../analytics/find-paths.js'
import { foldByCategory } from '../analytics/fold-by-category.js'
import { kShortestPaths } from '../analytics/k-shortest-paths.js'
import { leiden } from '../analytics/leiden.js'
import { type DuplicateSearch, likelyDuplicates } from '../analytics/likely-duplicates.js'
import { pageRank } from '../analytics/pagerank.js'
import type { Progress } from '../analytics/progress.js'
import { reciprocity } from '../analytics/reciprocity.js'
import { type SamplingOptions, sampledBetweenness } from '../analytics/sampled-betweenness.js'
import { graphOf, type Topology } from '../analytics/selection.js'
import type { SimpleGraph } from '../analytics/simple-graph.js'
import type { SourceRange } from '../analytics/source-ranges.js'
import { countTriangles } from '../analytics/triangles.js'

export interface OnGraph {
  readonly graph: SimpleGraph
}
interface ByCategory extends OnGraph {
  readonly categories: Int32Array
}
interface Seeded {
  readonly seed: number
  readonly resolution: number
}

/** What a thread can do, by name: each takes one value, which can be sent to it, and says how far it is. */
export const tasks = {
  graph: (topology: Topology) => graphOf(topology),
  reciprocity: (claims: EdgeList) => reciprocity(claims),
  components: ({ graph }: OnGraph) => components(graph),
  degreeDistribution: ({ graph }: OnGraph) => degreeDistribution(graph),
  degreeAssortativity: ({ graph }: OnGraph) => degreeAssortativity(graph),
  countryAssortativity: ({ graph, categories }: ByCategory) => categoryAssortativity(graph, categories),
  clustering: ({ graph }: OnGraph) => {
    const triangles = countTriangles(graph)
    return {
      triangles: triangles.total,
      wedges: countWedges(graph),
      transitivity: transitivity(graph, triangles),
      averageLocal: averageLocalClustering(graph, triangles),
      local: localClustering(graph, triangles),
    }
  },
  cutPoints: ({ graph }: OnGraph) => {
    const { articulationPoints, bridges } = cutPoints(graph)
    return { articulationPoints: articulationPoints.length, bridges: bridges.length }
  },
  coreNumbers: ({ graph }: OnGraph) => Float64Array.from(coreNumbers(graph)),
  pageRank: ({ graph }: OnGraph, progress: Progress) => pageRank(graph, { progress }).values,
  eigenvector: ({ graph }: OnGraph, progress: Progress) => eigenvector(graph, progress).values,
  sampledBetweenness: ({ graph, ...options }: OnGraph & SamplingOptions, progress: Progress) =>
    sampledBetweenness(graph, { ...options, progress }),
  leiden: ({ graph, seed, resolution }: OnGraph & Seeded, progress: Progress) =>
    leiden(graph, { seed, resolution, progress }),
  foldedNetwork: ({ graph, categories, seed }: OnGraph & { categories: Categories; seed: number }) => {
    const folded = foldByCategory(graph, categories)
    return {
      folded,
      pairs: categoryPairs(graph, categories),
      pageRank: pageRank(folded.graph).values,
      betweenness: betweenness(folded.graph),
      components: components(folded.graph),
      communities: leiden(folded.graph, { seed }),
    }
  },
  chanceDistances: ({ places, width_km }: { places: PlacesOfEnds; width_km: number }, progress: Progress) =>
    chanceDistances(places, width_km, progress),
  planBetweenness: ({ graph }: OnGraph) => planBetweenness(graph),
  betweennessPart: ({ plan, range }: { plan: BetweennessPlan; range: SourceRange }, progress: Progress) =>
    betweennessPart(plan, range, progress),
  finishBetweenness: ({ plan, parts }: { plan: BetweennessPlan; parts: readonly Float64Array[] }) =>
    finishBetweenness(plan, parts),
  planDistances: ({ graph }: OnGraph) => planDistances(graph),
  distancePart: ({ plan, range }: { plan: DistancePlan; range: SourceRange }, progress: Progress) =>
    distancePart(plan, range, progress),
  kShortestPaths: ({ graph, from, to, k, by }: PathSearch, progress: Progress) =>
    kShortestPaths(graph, from, to, { k, by, progress }),
  coAffiliations: (options: CoAffiliationOptions) => coAffiliations(options),
  likelyDuplicates: (search: DuplicateSearch) => likelyDuplicates(search),
  finishDistances: ({ plan, parts }: { plan: DistancePlan; parts: readonly DistancePart[] }) =>
    finishDistances(plan, parts),
} as const

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0]
export type TaskResult<N extends TaskName> = ReturnType<Tasks[N]>
