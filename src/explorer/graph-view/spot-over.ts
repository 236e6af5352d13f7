import type { Spot } from '../state/view-state.js'

/** From where all these places are in view, none of them too near. */
export function spotOver(places: readonly { readonly x: number; readonly y: number }[]): Spot {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const ratio = Math.max(0.15, Math.min(1, 1.3 * Math.max(right - left, top - bottom)))
  return { x: (left + right) / 2, y: (bottom + top) / 2, ratio }
}
