import type { ScreenPoint } from '../map/view-port.js'

/** The line that a pointer draws over the network. */
export class LassoLine {
  readonly #canvas = document.createElement('canvas')
  #line: ScreenPoint[] = []

  constructor(readonly container: HTMLElement) {
    this.#canvas.className = 'lasso-canvas'
    container.append(this.#canvas)
  }

  get isDrawn(): boolean {
    return this.#line.length > 0
  }

  begin(at: ScreenPoint): void {
    this.#canvas.width = this.container.clientWidth
    this.#canvas.height = this.container.clientHeight
    this.#line = [at]
  }

  goTo(at: ScreenPoint): void {
    this.#line.push(at)
    this.#draw()
  }

  /** @returns the points that it went over */
  end(): readonly ScreenPoint[] {
    const line = this.#line
    this.clear()
    return line
  }

  clear(): void {
    this.#line = []
    this.#draw()
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    if (context === null) return
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    const colour = getComputedStyle(this.container).color
    context.strokeStyle = colour
    context.fillStyle = colour
    context.lineWidth = 2
    context.setLineDash([6, 4])
    context.beginPath()
    for (const { x_px, y_px } of this.#line) context.lineTo(x_px, y_px)
    context.closePath()
    context.stroke()
    context.globalAlpha = 0.12
    context.fill()
    context.globalAlpha = 1
  }
}
