import type Sigma from 'sigma'
import type { ScreenPoint } from '../map/view-port.js'
import type { EdgeAttributes, NodeAttributes } from './graph-of.js'

/** How far beside a mark a finger may press. */
const reach_px = 6

/**
 * The nearest one under the pointer, by the places of the graph: those that sigma keeps are not yet scaled from when
 * looks have changed until the next frame.
 */
export function cityAt(sigma: Sigma<NodeAttributes, EdgeAttributes>, { x_px, y_px }: ScreenPoint): string | null {
  const at = sigma.viewportToGraph({ x: x_px, y: y_px })
  const beside = sigma.viewportToGraph({ x: x_px + 1, y: y_px })
  const pixels = 1 / Math.hypot(beside.x - at.x, beside.y - at.y)
  let nearest: string | null = null
  let least_px = Number.POSITIVE_INFINITY
  sigma.getGraph().forEachNode((id, { x, y }) => {
    const away_px = Math.hypot(x - at.x, y - at.y) * pixels
    const radius_px = sigma.scaleSize(sigma.getNodeDisplayData(id)?.size ?? 0)
    if (away_px >= least_px || away_px > radius_px + reach_px) return
    least_px = away_px
    nearest = id
  })
  return nearest
}
