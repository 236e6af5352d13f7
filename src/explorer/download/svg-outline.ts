import type { Outline } from '../map/pen.js'
import type { Size } from '../map/view-port.js'

/** From the units of what is drawn to pixels of the view. */
export interface Placing {
  readonly scale: number
  readonly left_px: number
  readonly top_px: number
}

/** Nearer to the last point than this, a point is not seen. */
const step_px = 0.4

const curve_steps = 4

/** Lines that are written out when they are drawn. */
export class SvgOutline implements Outline {
  readonly #lines: number[][] = []

  moveTo(x: number, y: number): void {
    this.#lines.push([x, y])
  }

  lineTo(x: number, y: number): void {
    const line = this.#lines.at(-1)
    if (line) line.push(x, y)
    else this.moveTo(x, y)
  }

  /** As straight lines: what is curved here is curved little. */
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    const [startX = controlX, startY = controlY] = this.#lines.at(-1)?.slice(-2) ?? []
    for (let step = 1; step <= curve_steps; step++) {
      const share = step / curve_steps
      const on = (start: number, control: number, end: number): number =>
        (1 - share) ** 2 * start + 2 * (1 - share) * share * control + share ** 2 * end
      this.lineTo(on(startX, controlX, x), on(startY, controlY, y))
    }
  }

  /** The attribute `d` of a path: without lines that lie outside of the view, and without points that nobody sees. */
  toPath(placing: Placing, size: Size): string {
    return this.#lines.flatMap((line) => pathOf(line, placing, size) ?? []).join('')
  }
}

function pathOf(line: readonly number[], { scale, left_px, top_px }: Placing, size: Size): string | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  let [lastX, lastY] = [Number.NaN, Number.NaN]
  const parts: string[] = []
  for (let at = 0; at < line.length; at += 2) {
    const [x, y] = [(line[at] ?? 0) * scale + left_px, (line[at + 1] ?? 0) * scale + top_px]
    ;[left, right] = [Math.min(left, x), Math.max(right, x)]
    ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y)]
    const isLast = at + 2 >= line.length
    if (!isLast && Math.hypot(x - lastX, y - lastY) < step_px) continue
    parts.push(`${parts.length === 0 ? 'M' : 'L'}${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`)
    ;[lastX, lastY] = [x, y]
  }
  const isSeen = right >= 0 && left <= size.width_px && bottom >= 0 && top <= size.height_px
  return isSeen ? parts.join('') : null
}
