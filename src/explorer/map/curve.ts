import type { WorldPoint } from './mercator.js'
import type { Outline } from './pen.js'

/** The same way with its ends where they were, and its middle beside it by a share of its length. */
export function swungOut(points: readonly WorldPoint[], share: number): readonly WorldPoint[] {
  const [first, last] = [points[0], points.at(-1)]
  if (share === 0 || first === undefined || last === undefined) return points
  const [dx, dy] = [last.x - first.x, last.y - first.y]
  const bendable = points.length > 2 ? points : [first, { x: first.x + dx / 2, y: first.y + dy / 2 }, last]
  return bendable.map(({ x, y }, index) => {
    const out = share * Math.sin((Math.PI * index) / (bendable.length - 1))
    return { x: x - dy * out, y: y + dx * out }
  })
}

/** Smooth, though the points are degrees apart: each between the ends bends a curve to the middle before the next. */
export function drawCurve(pen: Outline, points: readonly WorldPoint[]): void {
  const last = points.length - 1
  points.forEach((point, index) => {
    const next = points[index + 1]
    if (index === 0) pen.moveTo(point.x, point.y)
    else if (next === undefined && last === 1) pen.lineTo(point.x, point.y)
    else if (next && index === last - 1) pen.quadraticCurveTo(point.x, point.y, next.x, next.y)
    else if (next) pen.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2)
  })
}
