import { svgDocument, type Tag, tag } from '../download/svg.js'
import type { ScreenPoint, Size } from '../map/view-port.js'

export interface NetworkPicture {
  readonly size: Size
  readonly background: string
  readonly label: string
  readonly lines: readonly Line[]
  readonly marks: readonly Mark[]
}

interface Line {
  readonly from: ScreenPoint
  readonly to: ScreenPoint
  readonly color: string
  readonly width_px: number
  readonly zIndex: number
}

interface Mark extends ScreenPoint {
  readonly color: string
  readonly radius_px: number
  readonly zIndex: number
  /** Null where it is not labelled. */
  readonly name: string | null
}

const byDepth = (a: { readonly zIndex: number }, b: { readonly zIndex: number }): number => a.zIndex - b.zIndex

/** What lies outside of the view is left out, or half the file could be what nobody sees. */
export function networkSvg({ size, background, label, lines, marks }: NetworkPicture): string {
  const { width_px, height_px } = size
  const isSeen = (xs: readonly number[], ys: readonly number[]): boolean =>
    Math.max(...xs) >= 0 && Math.min(...xs) <= width_px && Math.max(...ys) >= 0 && Math.min(...ys) <= height_px
  const drawnLines = lines
    .filter(({ from, to }) => isSeen([from.x_px, to.x_px], [from.y_px, to.y_px]))
    .sort(byDepth)
    .map(({ from, to, color, width_px: width }) =>
      tag('line', {
        ...{ x1: from.x_px, y1: from.y_px, x2: to.x_px, y2: to.y_px },
        ...{ stroke: color, 'stroke-width': width },
      }),
    )
  const seen = marks
    .filter(({ x_px, y_px, radius_px: r }) => isSeen([x_px - r, x_px + r], [y_px - r, y_px + r]))
    .sort(byDepth)
  const circles = seen.map(({ x_px, y_px, radius_px, color }) =>
    tag('circle', { cx: x_px, cy: y_px, r: radius_px, fill: color }),
  )
  return svgDocument(size, [
    tag('rect', { width: width_px, height: height_px, fill: background }),
    ...drawnLines,
    ...circles,
    ...seen.flatMap((mark) => labelOf(mark, label, background)),
  ])
}

function labelOf({ x_px, y_px, radius_px, name }: Mark, fill: string, halo: string): Tag[] {
  if (name === null) return []
  const attributes = {
    ...{ x: x_px + radius_px + 4, y: y_px, fill, 'dominant-baseline': 'middle' },
    ...{ stroke: halo, 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' },
    ...{ 'font-family': 'system-ui, sans-serif', 'font-size': 12, 'font-weight': 500 },
  }
  return [tag('text', attributes, name)]
}
