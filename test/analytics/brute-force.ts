import type { ListedGraph } from './arbitraries.js'

/** A matrix of what ties two nodes: the sum of the weights of the edges between them, 0 for none and on the diagonal. */
export type Matrix = readonly (readonly number[])[]

export function matrixOf({ nodeCount, edges }: ListedGraph, weighted = false): Matrix {
  const matrix = Array.from({ length: nodeCount }, () => new Array<number>(nodeCount).fill(0))
  for (const [a, b, weight] of edges)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      if (a !== b) (matrix[from] as number[])[to] = weighted ? cell(matrix, from, to) + weight : 1
  return matrix
}

export const cell = (matrix: Matrix, row: number, column: number): number => (matrix[row] as number[])[column] as number
export const nodesOf = (matrix: Matrix): number[] => matrix.map((_, node) => node)
export const neighboursIn = (matrix: Matrix, node: number): number[] =>
  nodesOf(matrix).filter((other) => cell(matrix, node, other) > 0)
export const degreeIn = (matrix: Matrix, node: number): number => neighboursIn(matrix, node).length

/** Every pair of different nodes once. */
export const pairsOf = (matrix: Matrix): (readonly [number, number])[] =>
  nodesOf(matrix).flatMap((a) =>
    nodesOf(matrix)
      .filter((b) => b > a)
      .map((b) => [a, b] as const),
  )
export const edgesIn = (matrix: Matrix): (readonly [number, number])[] =>
  pairsOf(matrix).filter(([a, b]) => cell(matrix, a, b) > 0)

/** Distances between all pairs (Floyd 1962), infinite where there is no path. */
export function distancesIn(matrix: Matrix): number[][] {
  const nodes = nodesOf(matrix)
  const distances = nodes.map((a) => nodes.map((b) => (a === b ? 0 : cell(matrix, a, b) || Number.POSITIVE_INFINITY)))
  for (const middle of nodes)
    for (const a of nodes)
      for (const b of nodes)
        (distances[a] as number[])[b] = Math.min(
          cell(distances, a, b),
          cell(distances, a, middle) + cell(distances, middle, b),
        )
  return distances
}

export interface SimplePath {
  readonly nodes: readonly number[]
  readonly length: number
}

/** All paths that visit no node twice: by length, then in the order of their nodes. */
export function simplePaths(matrix: Matrix, from: number, to: number): SimplePath[] {
  const found: SimplePath[] = []
  const walk = (nodes: readonly number[], length: number): void => {
    const node = nodes[nodes.length - 1] as number
    if (node === to) found.push({ nodes, length })
    else
      for (const other of neighboursIn(matrix, node))
        if (!nodes.includes(other)) walk([...nodes, other], length + cell(matrix, node, other))
  }
  walk([from], 0)
  // Found depth first, so in the order of their nodes; sorting is stable.
  return found.sort((a, b) => a.length - b.length)
}

/** The components of a matrix as sorted lists of nodes, by their first node. */
export function componentsIn(matrix: Matrix, without: ReadonlySet<number> = new Set()): number[][] {
  const distances = distancesIn(
    matrix.map((row, a) => row.map((value, b) => (without.has(a) || without.has(b) ? 0 : value))),
  )
  const rest = new Set(nodesOf(matrix).filter((node) => !without.has(node)))
  const found: number[][] = []
  for (const first of rest) {
    const component = [...rest].filter((node) => cell(distances, first, node) < Number.POSITIVE_INFINITY)
    for (const node of component) rest.delete(node)
    found.push(component)
  }
  return found
}

/** All ways to join an even number of halves in pairs. */
export function matchings(halves: readonly number[]): (readonly [number, number])[][] {
  const [first, ...rest] = halves
  if (first === undefined) return [[]]
  return rest.flatMap((other) =>
    matchings(rest.filter((one) => one !== other)).map((pairs) => [[first, other] as const, ...pairs]),
  )
}
