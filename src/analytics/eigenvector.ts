import { components } from './components.js'
import { type Progress, report } from './progress.js'
import { degreeOf, type SimpleGraph } from './simple-graph.js'
import { subgraph } from './subgraph.js'

export interface Eigenvector {
  /** The highest is 1. */
  readonly values: Float64Array
  /** The largest eigenvalue of the adjacency matrix; 0 where there is no edge. */
  readonly eigenvalue: number
}

/** The largest change of a value in an iteration after which it ends. */
const tolerance = 1e-12
const iterationsMax_count = 20_000
/** Eigenvalues of two components that differ by less, relatively, are the same. */
const sameEigenvalue = 1e-9

/**
 * Eigenvector centrality of each node (Bonacich 1972): as high as the sum of its neighbours'.
 * By hops.
 *
 * Where there are several components, the measure belongs to the one of the largest
 * eigenvalue, and is 0 in all others: that is what the leading eigenvector of the whole
 * matrix is. Components that share this eigenvalue each have their own vector, scaled to a
 * highest value of 1.
 */
export function eigenvector(graph: SimpleGraph, progress: Progress = {}): Eigenvector {
  const { nodes, sizes } = components(graph)
  const values = new Float64Array(graph.nodeCount)
  let best = 0
  let start = 0
  for (const size of sizes) {
    const own = nodes.subarray(start, start + size)
    start += size
    // No eigenvalue is above the highest degree.
    const bound = own.reduce((most, node) => Math.max(most, degreeOf(graph, node)), 0)
    if (bound === 0 || bound < best * (1 - sameEigenvalue)) continue
    const found = iterate(subgraph(graph, own), progress)
    if (found.eigenvalue < best * (1 - sameEigenvalue)) continue
    if (found.eigenvalue > best * (1 + sameEigenvalue)) values.fill(0)
    best = Math.max(best, found.eigenvalue)
    for (let i = 0; i < size; i++) values[own[i] as number] = found.values[i] as number
  }
  return { values, eigenvalue: best }
}

/**
 * The power method (von Mises and Pollaczek-Geiringer 1929) on a connected graph. One is
 * added to the diagonal: it moves all eigenvalues and turns no vector, and without it the
 * iteration swings for ever where the graph is bipartite.
 */
function iterate({ nodeCount, offsets, neighbours }: SimpleGraph, progress: Progress): Eigenvector {
  let values = new Float64Array(nodeCount).fill(1)
  let next = new Float64Array(nodeCount)
  let most = 1
  for (let iteration = 0; iteration < iterationsMax_count; iteration++) {
    report(progress, iteration, iterationsMax_count)
    most = 0
    for (let node = 0; node < nodeCount; node++) {
      const end = offsets[node + 1] as number
      let sum = values[node] as number
      for (let arc = offsets[node] as number; arc < end; arc++) sum += values[neighbours[arc] as number] as number
      next[node] = sum
      if (sum > most) most = sum
    }
    let change = 0
    for (let node = 0; node < nodeCount; node++) {
      const scaled = (next[node] as number) / most
      change = Math.max(change, Math.abs(scaled - (values[node] as number)))
      next[node] = scaled
    }
    ;[values, next] = [next, values]
    if (change < tolerance) break
  }
  return { values, eigenvalue: most - 1 }
}
