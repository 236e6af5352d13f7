import { degreeOf, type SimpleGraph } from './simple-graph.js'

/**
 * What a node shares with those around it that it is not tied to, kept in arrays by the
 * other node, zero where there is nothing: looked at again and again without making them anew.
 */
export class Surroundings {
  node = -1
  /** Nodes two hops away, in the order in which they were found. */
  readonly candidates: number[] = []
  /** Neighbours that both have. */
  readonly shared: Float64Array
  /** These, each counted 1 / ln(degree). */
  readonly byLogarithm: Float64Array
  /** These, each counted 1 / degree. */
  readonly byDegree: Float64Array
  /** Paths of three ties, each counted by the degrees of its inner nodes: 1 / sqrt(a b). */
  readonly threePaths: Float64Array
  readonly #isNear: Uint8Array
  readonly #further: number[] = []

  constructor(readonly graph: SimpleGraph) {
    const zeros = () => new Float64Array(graph.nodeCount)
    this.shared = zeros()
    this.byLogarithm = zeros()
    this.byDegree = zeros()
    this.threePaths = zeros()
    this.#isNear = new Uint8Array(graph.nodeCount)
  }

  look(node: number): void {
    this.#clear()
    this.node = node
    const { offsets, neighbours } = this.graph
    const start = offsets[node] as number
    const end = offsets[node + 1] as number
    this.#isNear[node] = 1
    for (let arc = start; arc < end; arc++) this.#isNear[neighbours[arc] as number] = 1
    for (let arc = start; arc < end; arc++) {
      const middle = neighbours[arc] as number
      const degree = degreeOf(this.graph, middle)
      for (let further = offsets[middle] as number; further < (offsets[middle + 1] as number); further++) {
        const other = neighbours[further] as number
        if (other === node) continue
        if (this.#isNear[other] === 0) this.#share(other, degree)
        this.#walkOn(middle, other, 1 / Math.sqrt(degree * degreeOf(this.graph, other)))
      }
    }
  }

  #share(other: number, degree: number): void {
    if (this.shared[other] === 0) this.candidates.push(other)
    this.shared[other] = (this.shared[other] as number) + 1
    this.byLogarithm[other] = (this.byLogarithm[other] as number) + 1 / Math.log(degree)
    this.byDegree[other] = (this.byDegree[other] as number) + 1 / degree
  }

  /** From the second inner node of a path of three to its ends. */
  #walkOn(first: number, second: number, worth: number): void {
    const { offsets, neighbours } = this.graph
    const end = offsets[second + 1] as number
    for (let arc = offsets[second] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      if (other === first || this.#isNear[other] === 1) continue
      if (this.threePaths[other] === 0) this.#further.push(other)
      this.threePaths[other] = (this.threePaths[other] as number) + worth
    }
  }

  #clear(): void {
    for (const other of this.candidates) this.shared[other] = this.byLogarithm[other] = this.byDegree[other] = 0
    for (const other of this.#further) this.threePaths[other] = 0
    this.candidates.length = 0
    this.#further.length = 0
    if (this.node === -1) return
    const { offsets, neighbours } = this.graph
    this.#isNear[this.node] = 0
    const end = offsets[this.node + 1] as number
    for (let arc = offsets[this.node] as number; arc < end; arc++) this.#isNear[neighbours[arc] as number] = 0
  }
}
