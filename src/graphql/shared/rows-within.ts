import type { Placed } from '../../graph/filters/cells.js'
import type { Position, Window } from '../../graph/filters/order.js'

interface Order<T> {
  positionOf(row: T): Position
  /** Whether one place comes behind another. */
  isBehind(one: Position, other: Position): boolean
}

/** The rows of a window of a list in memory, in the window's order: what a statement reads of a stored one. */
export function rowsWithin<T>(
  { after, before, backward, limit }: Window,
  list: readonly T[],
  { positionOf, isBehind }: Order<T>,
): Placed<T>[] {
  const part = list
    .map((row) => ({ row, position: positionOf(row) }))
    .filter(({ position }) => (!after || isBehind(position, after)) && (!before || isBehind(before, position)))
  return (backward ? part.reverse() : part).slice(0, limit)
}
