import type { WorldPoint } from './mercator.js'

export interface ClusterPoint extends WorldPoint {
  readonly id: string
  /** The heavier one stands for those around it. */
  readonly weight: number
  /** Stands for itself alone, whatever is around it. */
  readonly isPinned: boolean
}

export interface Cluster {
  /** The point that stands for all. */
  readonly head: ClusterPoint
  readonly members: readonly ClusterPoint[]
}

/**
 * Greedy clustering: the heaviest point takes in all that is within the radius and not taken yet, then the next. So a
 * cluster stands where its most tied city is, and the same points always give the same clusters.
 *
 * @param radius in units of the world's width
 */
export function clusterPoints(points: readonly ClusterPoint[], radius: number): Cluster[] {
  const cells_count = Math.max(1, Math.floor(1 / radius))
  const heads = new Map<number, MutableCluster[]>()
  const clusters: MutableCluster[] = []
  const cellOf = (x: number, y: number): [number, number] => [
    Math.floor((x - Math.floor(x)) * cells_count),
    Math.floor(y * cells_count),
  ]
  for (const point of [...points].sort(byRank)) {
    const [column, row] = cellOf(point.x, point.y)
    const near = point.isPinned ? undefined : headNear(heads, point, column, row, cells_count, radius)
    if (near) near.members.push(point)
    else {
      const cluster = { head: point, members: [point] }
      clusters.push(cluster)
      if (point.isPinned) continue
      const key = row * cells_count + column
      heads.set(key, [...(heads.get(key) ?? []), cluster])
    }
  }
  return clusters
}

interface MutableCluster {
  readonly head: ClusterPoint
  readonly members: ClusterPoint[]
}

function byRank(a: ClusterPoint, b: ClusterPoint): number {
  if (a.isPinned !== b.isPinned) return a.isPinned ? -1 : 1
  return b.weight - a.weight || (a.id < b.id ? -1 : 1)
}

function headNear(
  heads: ReadonlyMap<number, readonly MutableCluster[]>,
  { x, y }: WorldPoint,
  column: number,
  row: number,
  cells_count: number,
  radius: number,
): MutableCluster | undefined {
  let nearest: MutableCluster | undefined
  let least = radius
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const around = (column + dx + cells_count) % cells_count
      for (const cluster of heads.get((row + dy) * cells_count + around) ?? []) {
        const across = Math.abs(cluster.head.x - x) % 1
        const distance = Math.hypot(Math.min(across, 1 - across), cluster.head.y - y)
        if (distance >= least) continue
        least = distance
        nearest = cluster
      }
    }
  return nearest
}
