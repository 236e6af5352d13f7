import type { ScreenPoint } from '../map/view-port.js'

/** Whether a point lies inside of what a line goes around, from its last point back to its first: the even-odd rule. */
export function isInside({ x_px, y_px }: ScreenPoint, line: readonly ScreenPoint[]): boolean {
  let isIn = false
  let before = line.at(-1)
  for (const point of line) {
    if (before && point.y_px > y_px !== before.y_px > y_px) {
      const share = (y_px - point.y_px) / (before.y_px - point.y_px)
      if (x_px < point.x_px + share * (before.x_px - point.x_px)) isIn = !isIn
    }
    before = point
  }
  return isIn
}
