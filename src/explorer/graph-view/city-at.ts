import type Sigma from 'sigma'
import type { ScreenPoint } from '../map/view-port.js'
import type { EdgeAttributes, NodeAttributes } from './graph-of.js'

/** How far beside a mark a finger may press. */
const reach_px = 6

/** The nearest one under the pointer. */
export function cityAt(sigma: Sigma<NodeAttributes, EdgeAttributes>, { x_px, y_px }: ScreenPoint): string | null {
  const at = sigma.viewportToFramedGraph({ x: x_px, y: y_px })
  const beside = sigma.viewportToFramedGraph({ x: x_px + 1, y: y_px })
  const pixels = 1 / Math.hypot(beside.x - at.x, beside.y - at.y)
  let nearest: string | null = null
  let least_px = Number.POSITIVE_INFINITY
  sigma.getGraph().forEachNode((id) => {
    const place = sigma.getNodeDisplayData(id)
    if (!place) return
    const away_px = Math.hypot(place.x - at.x, place.y - at.y) * pixels
    if (away_px >= least_px || away_px > sigma.scaleSize(place.size) + reach_px) return
    least_px = away_px
    nearest = id
  })
  return nearest
}
