import { bounds } from '../bounds.js'
import type { Camera } from '../state/view-state.js'
import { draw, type Mark, type Picture } from './draw.js'
import { type GestureTarget, listenToGestures } from './gestures.js'
import type { Land } from './land.js'
import { palettes } from './palette.js'
import type { Scene } from './scene.js'
import { cameraBetween, cameraOver, movedBy, type ScreenPoint, type Size, zoomedBy, zoomMax } from './view-port.js'

export interface MapEvents {
  onSelect(id: string): void
  /** When the camera has come to rest. */
  onCamera(camera: Camera): void
}

const europe: Camera = { latitude: 48, longitude: 12, zoom: 3.4 }

/** How far beside a mark a finger may press. */
const reach_px = 6

/** The canvas: draws at most once a frame, and only when something has changed. */
export class MapView implements GestureTarget {
  readonly #context: CanvasRenderingContext2D
  readonly #stops: (() => void)[] = []
  #camera: Camera = europe
  #size: Size = { width_px: 1, height_px: 1 }
  #land: Land | null = null
  #scene: Scene | null = null
  #isDark = false
  #hovered: string | null = null
  #marks: readonly Mark[] = []
  #frame: number | null = null
  #flight: number | null = null
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly events: MapEvents,
  ) {
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('This browser draws no canvas.')
    this.#context = context
    const observer = new ResizeObserver(() => this.#measure())
    observer.observe(canvas)
    this.#stops.push(() => observer.disconnect(), listenToGestures(canvas, this))
    this.#measure()
  }

  close(): void {
    for (const stop of this.#stops) stop()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#endFlight()
  }

  setLand(land: Land): void {
    this.#land = land
    this.#redraw()
  }

  setScene(scene: Scene): void {
    this.#scene = scene
    this.#redraw()
  }

  setDark(isDark: boolean): void {
    this.#isDark = isDark
    this.#redraw()
  }

  setCamera(camera: Camera): void {
    this.#endFlight()
    this.#camera = camera
    this.#redraw()
  }

  moveBy(dx_px: number, dy_px: number): void {
    this.#moveTo(movedBy(this.#camera, dx_px, dy_px))
  }

  zoomBy(levels: number, at: ScreenPoint | null): void {
    const middle = { x_px: this.#size.width_px / 2, y_px: this.#size.height_px / 2 }
    this.#moveTo(zoomedBy(this.#camera, levels, at ?? middle, this.#size))
  }

  press(at: ScreenPoint): void {
    const mark = this.#markAt(at)
    if (mark === null) return
    const { head, members } = mark.cluster
    const isOpen = members.length === 1 || this.#camera.zoom >= zoomMax
    if (isOpen) this.events.onSelect(head.id)
    else this.#flyTo(cameraOver(members, this.#size, this.#camera.zoom + 4))
  }

  hover(at: ScreenPoint | null): void {
    const hovered = (at && this.#markAt(at)?.cluster.head.id) ?? null
    if (hovered === this.#hovered) return
    this.#hovered = hovered
    this.canvas.classList.toggle('on-city', hovered !== null)
    this.#redraw()
  }

  showWhole(): void {
    if (this.#scene) this.#flyTo(cameraOver(this.#scene.places(false), this.#size))
  }

  /** The chosen city with those that it is tied to. */
  showChosen(): void {
    if (this.#scene) this.#flyTo(cameraOver(this.#scene.places(true), this.#size))
  }

  #markAt({ x_px, y_px }: ScreenPoint): Mark | null {
    const near = this.#marks
      .map((mark) => ({ mark, away_px: Math.hypot(mark.x_px - x_px, mark.y_px - y_px) }))
      .filter(({ mark, away_px }) => away_px <= mark.radius_px + reach_px)
      .sort((a, b) => a.away_px - b.away_px)
    return near[0]?.mark ?? null
  }

  #measure(): void {
    const { clientWidth, clientHeight } = this.canvas
    this.#size = { width_px: Math.max(clientWidth, 1), height_px: Math.max(clientHeight, 1) }
    this.canvas.width = Math.round(this.#size.width_px * devicePixelRatio)
    this.canvas.height = Math.round(this.#size.height_px * devicePixelRatio)
    this.#redraw()
  }

  #moveTo(camera: Camera): void {
    this.#endFlight()
    this.#camera = camera
    this.#redraw()
    this.#tellAtRest()
  }

  #tellAtRest(): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.events.onCamera(this.#camera), bounds.cameraPause_ms)
  }

  #flyTo(target: Camera | null): void {
    if (target === null) return
    this.#endFlight()
    const from = this.#camera
    const start_ms = performance.now()
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const step = (now_ms: number): void => {
      const share = isCalm ? 1 : Math.min(1, Math.max(0, (now_ms - start_ms) / bounds.flight_ms))
      // Slow at both ends.
      this.#camera = share < 1 ? cameraBetween(from, target, share * share * (3 - 2 * share)) : target
      this.#redraw()
      this.#flight = share < 1 ? requestAnimationFrame(step) : null
      if (share === 1) this.#tellAtRest()
    }
    this.#flight = requestAnimationFrame(step)
  }

  /** Ends a flight where it is. */
  #endFlight(): void {
    clearTimeout(this.#rest)
    if (this.#flight !== null) cancelAnimationFrame(this.#flight)
    this.#flight = null
  }

  /** What is drawn now. */
  picture(): Picture {
    return {
      land: this.#land,
      scene: this.#scene,
      camera: this.#camera,
      size: this.#size,
      palette: this.#isDark ? palettes.dark : palettes.light,
      hovered: this.#hovered,
    }
  }

  #redraw(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null
      this.#context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
      this.#marks = draw(this.#context, this.picture())
    })
  }
}
