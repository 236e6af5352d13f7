/**
 * What searches between two nodes of one graph write into. It is kept between searches, so
 * that each costs what it visits and not what the graph has: marks of earlier searches are
 * below the mark that the next one starts from.
 */
export class SearchSpace {
  /** `mark` plus the hops from the start. */
  readonly ahead: Int32Array
  /** `mark` plus the hops to the end. */
  readonly behind: Int32Array
  /** `mark` where the node was collected. */
  readonly collected: Int32Array
  readonly aheadQueue: Int32Array
  readonly behindQueue: Int32Array
  /** Shortest paths from a node to the end. */
  readonly counts: Float64Array
  mark = 0

  constructor(readonly nodeCount: number) {
    this.ahead = new Int32Array(nodeCount)
    this.behind = new Int32Array(nodeCount)
    this.collected = new Int32Array(nodeCount)
    this.aheadQueue = new Int32Array(nodeCount)
    this.behindQueue = new Int32Array(nodeCount)
    this.counts = new Float64Array(nodeCount)
  }

  /** Makes all earlier marks old. `furthest_hops` is the highest that the last search may have added. */
  renew(furthest_hops: number): void {
    this.mark += furthest_hops + 1
    if (this.mark < 2 ** 31 - this.nodeCount - 1) return
    this.ahead.fill(0)
    this.behind.fill(0)
    this.collected.fill(0)
    this.mark = 1
  }
}
