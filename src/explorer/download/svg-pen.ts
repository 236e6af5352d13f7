import type { Pen } from '../map/pen.js'
import type { Size } from '../map/view-port.js'
import { svgDocument, type Tag, tag } from './svg.js'
import { type Placing, SvgOutline } from './svg-outline.js'

interface State extends Placing {
  readonly look: Readonly<Record<string, unknown>>
}

type Measure = Pen['measureText']
type Circle = { readonly cx: number; readonly cy: number; readonly r: number }

const kept = [
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineJoin',
  'globalAlpha',
  'font',
  'textAlign',
  'textBaseline',
] as const

/** A canvas whose strokes become elements of an SVG; of outlines it takes `SvgOutline` alone. */
export class SvgPen implements Pen {
  fillStyle: unknown = '#000000'
  strokeStyle: unknown = '#000000'
  lineWidth = 1
  lineJoin = 'miter'
  globalAlpha = 1
  font = '10px sans-serif'
  textAlign = 'left'
  textBaseline = 'alphabetic'
  #placing: Placing = { scale: 1, left_px: 0, top_px: 0 }
  #circle: Circle | null = null
  readonly #states: State[] = []
  readonly #tags: Tag[] = []

  constructor(
    readonly size: Size,
    /** In the font that it is given: only a browser knows how wide a text is. */
    readonly measure: (text: string, font: string) => ReturnType<Measure>,
  ) {}

  toString(): string {
    return svgDocument(this.size, this.#tags)
  }

  save(): void {
    const look = Object.fromEntries(kept.map((name) => [name, this[name]]))
    this.#states.push({ ...this.#placing, look })
  }

  restore(): void {
    const state = this.#states.pop()
    if (!state) return
    const { look, ...placing } = state
    this.#placing = placing
    Object.assign(this, look)
  }

  translate(x: number, y: number): void {
    const { scale, left_px, top_px } = this.#placing
    this.#placing = { scale, left_px: left_px + x * scale, top_px: top_px + y * scale }
  }

  /** The same both ways: nothing here is squeezed. */
  scale(by: number): void {
    this.#placing = { ...this.#placing, scale: this.#placing.scale * by }
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const { scale, left_px, top_px } = this.#placing
    const box = { x: x * scale + left_px, y: y * scale + top_px, width: width * scale, height: height * scale }
    this.#tags.push(tag('rect', { ...box, ...this.#filling() }))
  }

  beginPath(): void {
    this.#circle = null
  }

  /** Whole circles alone. */
  arc(x: number, y: number, radius: number): void {
    const { scale, left_px, top_px } = this.#placing
    this.#circle = { cx: x * scale + left_px, cy: y * scale + top_px, r: radius * scale }
  }

  fill(outline?: unknown): void {
    this.#add(outline, this.#filling())
  }

  stroke(outline?: unknown): void {
    this.#add(outline, { fill: 'none', ...this.#stroking() })
  }

  fillText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#filling())
  }

  strokeText(text: string, x: number, y: number): void {
    this.#write(text, x, y, { fill: 'none', ...this.#stroking() })
  }

  measureText(text: string): ReturnType<Measure> {
    return this.measure(text, this.font)
  }

  #add(outline: unknown, look: Record<string, string | number>): void {
    if (outline instanceof SvgOutline) {
      const d = outline.toPath(this.#placing, this.size)
      if (d !== '') this.#tags.push(tag('path', { d, ...look }))
    } else if (this.#circle) this.#tags.push(tag('circle', { ...this.#circle, ...look }))
  }

  #filling(): Record<string, string | number> {
    return { fill: `${this.fillStyle}`, ...(this.globalAlpha < 1 && { 'fill-opacity': this.globalAlpha }) }
  }

  #stroking(): Record<string, string | number> {
    return {
      stroke: `${this.strokeStyle}`,
      'stroke-width': this.lineWidth * this.#placing.scale,
      'stroke-linejoin': this.lineJoin,
      ...(this.globalAlpha < 1 && { 'stroke-opacity': this.globalAlpha }),
    }
  }

  #write(text: string, x: number, y: number, look: Record<string, string | number>): void {
    const { scale, left_px, top_px } = this.#placing
    const [, weight = '400', size = '12', family = 'sans-serif'] = /^(?:(\d+) )?(\d+)px (.*)$/.exec(this.font) ?? []
    const font = { 'font-weight': weight, 'font-size': size, 'font-family': family }
    const anchors = {
      'text-anchor': this.textAlign === 'center' ? 'middle' : 'start',
      'dominant-baseline': this.textBaseline === 'middle' ? 'central' : 'auto',
    }
    this.#tags.push(tag('text', { x: x * scale + left_px, y: y * scale + top_px, ...font, ...anchors, ...look }, text))
  }
}
