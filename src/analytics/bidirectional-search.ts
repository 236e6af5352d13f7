import type { SearchSpace } from './search-space.js'
import { type ArcMask, degreeOf, type SimpleGraph } from './simple-graph.js'

export interface PathOptions {
  readonly mask?: ArcMask
  /** Paths longer than this are not looked for. */
  readonly maxHops?: number
  /** Kept by the caller between searches of one graph, to save making it anew. */
  readonly space?: SearchSpace
}

interface Side {
  readonly marks: Int32Array
  readonly queue: Int32Array
  start: number
  end: number
  hops: number
  /** Arcs that the next level would look at. */
  cost: number
}

/**
 * Breadth-first search from both ends, a whole level at a time from whichever side has
 * fewer arcs to look at (Pohl 1971, "Bi-directional search"). Afterwards the shortest paths
 * are those that begin at the start and follow falling marks in `space.behind`:
 * `space.behind[node] - space.mark` is the number of hops to the end, for every node on one
 * of them. Other nodes that have such a mark have the right one too; most have an old one.
 *
 * @returns the hops between the two; -1 where there is no path of at most `maxHops`
 */
export function meet(
  graph: SimpleGraph,
  space: SearchSpace,
  from: number,
  to: number,
  { mask = null, maxHops = Number.POSITIVE_INFINITY }: PathOptions = {},
): number {
  space.renew(graph.nodeCount)
  const ahead = sideAt(graph, from, space.ahead, space.aheadQueue, space.mark)
  const behind = sideAt(graph, to, space.behind, space.behindQueue, space.mark)
  if (from === to) return 0
  for (;;) {
    const hops = ahead.hops + behind.hops + 1
    if (hops > maxHops || ahead.start === ahead.end || behind.start === behind.end) return -1
    const [side, other] = ahead.cost <= behind.cost ? [ahead, behind] : [behind, ahead]
    if (!expand(graph, side, other.marks, space.mark, mask)) continue
    markBack(graph, space, { from, hops, middle: ahead.hops }, meetings(space, side, other), mask)
    return hops
  }
}

function sideAt(graph: SimpleGraph, node: number, marks: Int32Array, queue: Int32Array, mark: number): Side {
  marks[node] = mark
  queue[0] = node
  return { marks, queue, start: 0, end: 1, hops: 0, cost: degreeOf(graph, node) }
}

/** Goes one level further, and says whether it met the other side there. */
function expand(
  { offsets, neighbours }: SimpleGraph,
  side: Side,
  otherMarks: Int32Array,
  mark: number,
  mask: ArcMask,
): boolean {
  const { marks, queue } = side
  const levelEnd = side.end
  const own = mark + side.hops + 1
  let end = levelEnd
  let cost = 0
  let met = false
  for (let at = side.start; at < levelEnd; at++) {
    const node = queue[at] as number
    const rowEnd = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
      const other = neighbours[arc] as number
      if ((marks[other] as number) >= mark || (mask !== null && mask[arc] === 0)) continue
      marks[other] = own
      queue[end++] = other
      cost += (offsets[other + 1] as number) - (offsets[other] as number)
      if ((otherMarks[other] as number) >= mark) met = true
    }
  }
  side.start = levelEnd
  side.end = end
  side.hops++
  side.cost = cost
  return met
}

/** Puts the nodes where the two sides met at the head of the backward queue, and returns how many there are. */
function meetings({ behindQueue, mark }: SearchSpace, { queue, start, end }: Side, { marks }: Side): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const node = queue[at] as number
    if ((marks[node] as number) >= mark) behindQueue[count++] = node
  }
  return count
}

/** Marks, from where the sides met back to the start, the nodes that lie on shortest paths. */
function markBack(
  { offsets, neighbours }: SimpleGraph,
  { ahead, behind, behindQueue: queue, mark }: SearchSpace,
  { from, hops, middle }: { from: number; hops: number; middle: number },
  meetings_count: number,
  mask: ArcMask,
): void {
  let start = 0
  let end = meetings_count
  for (let level = middle - 1; level > 0; level--) {
    for (const levelEnd = end; start < levelEnd; start++) {
      const node = queue[start] as number
      const rowEnd = offsets[node + 1] as number
      for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
        const other = neighbours[arc] as number
        if (ahead[other] !== mark + level || (behind[other] as number) >= mark) continue
        if (mask !== null && mask[arc] === 0) continue
        behind[other] = mark + hops - level
        queue[end++] = other
      }
    }
  }
  behind[from] = mark + hops
}
