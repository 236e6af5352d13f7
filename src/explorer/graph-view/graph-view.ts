import Graph from 'graphology'
import Sigma from 'sigma'
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types'
import { bounds } from '../bounds.js'
import { type GestureTarget, listenToGestures } from '../map/gestures.js'
import type { ScreenPoint } from '../map/view-port.js'
import type { Network } from '../network/network.js'
import type { Spot } from '../state/view-state.js'
import { afterFrame } from './after-frame.js'
import { arrange } from './arrange.js'
import type { Positions, Topology } from './arrangement.js'
import type { Arranged } from './arranging.js'
import { cityAt } from './city-at.js'
import { drawLabel, type LabelLook } from './draw-label.js'
import { type EdgeAttributes, graphOf, type NodeAttributes } from './graph-of.js'
import { isInside } from './lasso.js'
import { LassoLine } from './lasso-line.js'
import { cityLook, type Look, tieLook } from './look.js'
import { networkSvg } from './network-svg.js'
import { Pace } from './pace.js'
import { spotOver } from './spot-over.js'
import { startPositions } from './start-positions.js'
import { pictureOf, pngOf } from './take-picture.js'
import { hasSameTopology, topologyOf } from './topology-of.js'

export interface GraphEvents {
  onSelect(id: string): void
  /** When the camera has come to rest. */
  onSpot(spot: Spot): void
  /** When it is on the screen. */
  onDrawn(network: Network): void
  onArranging(arranged: Arranged): void
  onPick(ids: ReadonlySet<string>): void
}

/** What is in view is looked at from nearer where it would then be so many times as large. */
const nearEnough_times = 2.5

/** The drawing, by sigma; pointers and keys go through the same gestures as the map's. */
export class GraphView implements GestureTarget {
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>
  readonly #lasso: LassoLine
  readonly #stops: (() => void)[] = []
  #network: Network | null = null
  #seed = 0
  #look: Look | null = null
  readonly #pace = new Pace()
  #stopArranging: (() => void) | null = null
  /** Where somebody has put a city. */
  readonly #put = new Map<string, { x: number; y: number }>()
  #isLassoing = false
  #held: string | null = null
  #pointer: ScreenPoint = { x_px: 0, y_px: 0 }
  #hovered: string | null = null
  #rest: ReturnType<typeof setTimeout> | undefined

  /** @throws Error where the browser has no WebGL */
  constructor(
    readonly container: HTMLElement,
    readonly events: GraphEvents,
  ) {
    this.#sigma = new Sigma<NodeAttributes, EdgeAttributes>(new Graph(), container, {
      allowInvalidContainer: true,
      zIndex: true,
      minEdgeThickness: 1,
      stagePadding: 40,
      minCameraRatio: 0.005,
      maxCameraRatio: 3,
      labelFont: 'system-ui, sans-serif',
      labelSize: 12,
      labelWeight: '500',
      labelGridCellSize: 110,
      // The later is drawn over the earlier, whatever their depth.
      edgeProgramClasses: { line: EdgeLineProgram, wide: EdgeRectangleProgram },
      defaultEdgeType: 'wide',
      defaultDrawNodeLabel: drawLabel,
      defaultDrawNodeHover: () => undefined,
      nodeReducer: (id, data) => this.#reduceCity(id, data),
      edgeReducer: (_, edge) => this.#reduceTie(edge),
    })
    // It looks for what is under the pointer by reading pixels back, which waits for the graphics at each move.
    this.#sigma.getMouseCaptor().kill()
    this.#sigma.getTouchCaptor().kill()
    this.#lasso = new LassoLine(container)
    const observer = new ResizeObserver(() => {
      this.#sigma.resize()
      this.#sigma.scheduleRender()
    })
    observer.observe(container)
    this.#stops.push(() => observer.disconnect(), listenToGestures(container, this))
  }

  close(): void {
    this.stopArranging()
    clearTimeout(this.#rest)
    for (const stop of this.#stops) stop()
    this.#sigma.kill()
  }

  /** @param isAnew arranges also what is arranged */
  show(network: Network, seed: number, look: Look, isAnew = false): void {
    const isSame = !isAnew && seed === this.#seed && this.#network !== null
    const known = isSame && this.#network !== null && hasSameTopology(this.#network, network) ? this.#network : null
    this.#network = network
    this.#seed = seed
    this.#look = look
    if (known !== null) {
      if (known !== network)
        for (const { id, name } of network.cities.values()) this.#graph.setNodeAttribute(id, 'label', name)
      this.#sigma.refresh({ schedule: true })
      if (known !== network) afterFrame(() => this.events.onDrawn(network))
      return
    }
    this.stopArranging()
    this.#put.clear()
    this.#hovered = null
    const topology = topologyOf(network)
    this.#sigma.setCustomBBox(null)
    this.#sigma.setSetting('labelRenderedSizeThreshold', topology.ids.length <= 100 ? 0 : 6)
    this.#sigma.setGraph(graphOf(network, startPositions(topology, seed)))
    this.#pace.begin()
    afterFrame(() => this.events.onDrawn(network))
    if (topology.ids.length > 1) this.#arrange(topology, seed)
    else this.events.onArranging(null)
  }

  setSpot(spot: Spot): void {
    this.#sigma.getCamera().setState(spot)
  }

  setLassoing(isLassoing: boolean): void {
    this.#isLassoing = isLassoing
    this.#lasso.clear()
  }

  stopArranging(): void {
    this.#stopArranging?.()
    this.#stopArranging = null
  }

  grab(at: ScreenPoint): void {
    this.#pointer = at
    if (this.#isLassoing) this.#lasso.begin(at)
    else this.#held = cityAt(this.#sigma, at)
  }

  release(): void {
    if (this.#isLassoing) this.#pick()
    this.#held = null
  }

  moveBy(dx_px: number, dy_px: number): void {
    this.#pointer = { x_px: this.#pointer.x_px + dx_px, y_px: this.#pointer.y_px + dy_px }
    if (this.#held !== null) this.#putCity(this.#held, this.#pointer)
    else if (this.#lasso.isDrawn) this.#lasso.goTo(this.#pointer)
    else this.#pan(dx_px, dy_px)
  }

  zoomBy(levels: number, at: ScreenPoint | null): void {
    const { width, height } = this.#sigma.getDimensions()
    const point = at ? { x: at.x_px, y: at.y_px } : { x: width / 2, y: height / 2 }
    const camera = this.#sigma.getCamera()
    const ratio = camera.getBoundedRatio(camera.ratio * 2 ** -levels)
    camera.setState(this.#sigma.getViewportZoomedState(point, ratio))
    this.#tellAtRest()
  }

  press(at: ScreenPoint): void {
    const id = cityAt(this.#sigma, at)
    if (id !== null) this.events.onSelect(id)
  }

  hover(at: ScreenPoint | null): void {
    const hovered = at && cityAt(this.#sigma, at)
    if (hovered === this.#hovered) return
    const nodes = [this.#hovered, hovered].filter((id) => id !== null)
    this.#hovered = hovered
    this.container.classList.toggle('on-city', hovered !== null)
    this.#sigma.refresh({ partialGraph: { nodes }, skipIndexation: true, schedule: true })
  }

  showWhole(): void {
    this.#goTo({ x: 0.5, y: 0.5, ratio: 1 })
  }

  /** Looks at these, where they are not all to be seen well already. */
  showCities(ids: ReadonlySet<string>): void {
    // Between a change of looks or of the window and the next frame, sigma's places are not to its own scale.
    this.#sigma.once('afterRender', () => this.#lookAt(ids))
    this.#sigma.scheduleRender()
  }

  toPng(): Promise<Blob> {
    return pngOf(this.#sigma, this.#look?.colours.background ?? '#ffffff')
  }

  toSvg(): string {
    const { colours, palette } = this.#look ?? {}
    const picture = pictureOf(this.#sigma, colours?.background ?? '#ffffff', palette?.label ?? '#000000')
    return networkSvg(picture)
  }

  #pan(dx_px: number, dy_px: number): void {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: dx_px, y: dy_px },
    ].map((point) => this.#sigma.viewportToFramedGraph(point))
    const camera = this.#sigma.getCamera()
    const { x, y } = camera.getState()
    camera.setState({ x: x + (from?.x ?? 0) - (to?.x ?? 0), y: y + (from?.y ?? 0) - (to?.y ?? 0) })
    this.#tellAtRest()
  }

  #lookAt(ids: ReadonlySet<string>): void {
    const places = [...ids].flatMap((id) => this.#sigma.getNodeDisplayData(id) ?? [])
    if (places.length === 0) return
    const spot = spotOver(places)
    const isNear = this.#sigma.getCamera().ratio <= nearEnough_times * spot.ratio
    if (isNear && places.every((place) => this.#isInView(place))) this.#tellAtRest()
    else this.#goTo(spot)
  }

  #isInView(place: { readonly x: number; readonly y: number }): boolean {
    const { x, y } = this.#sigma.framedGraphToViewport(place)
    const { width, height } = this.#sigma.getDimensions()
    return x >= 0 && x <= width && y >= 0 && y <= height
  }

  #arrange(topology: Topology, seed: number): void {
    this.events.onArranging(0)
    const numberOf = new Map(topology.ids.map((id, number) => [id, number]))
    this.#stopArranging = arrange(
      { topology, seed, report_ms: bounds.arranging_ms },
      ({ done, of, positions }) => {
        const isDone = done === of
        if (isDone || this.#pace.isFree) {
          this.#pace.begin()
          this.#place(numberOf, positions)
        }
        this.events.onArranging(isDone ? null : done / of)
      },
      () => this.events.onArranging('stopped'),
    )
  }

  #place(numberOf: ReadonlyMap<string, number>, positions: Positions): void {
    this.#graph.updateEachNodeAttributes(
      (id, data) => {
        const at = 2 * (numberOf.get(id) ?? 0)
        return { ...data, ...(this.#put.get(id) ?? { x: positions[at] ?? 0, y: positions[at + 1] ?? 0 }) }
      },
      { attributes: ['x', 'y'] },
    )
  }

  #putCity(id: string, { x_px, y_px }: ScreenPoint): void {
    // Or all else would move, to keep the whole in view.
    if (this.#put.size === 0) this.#sigma.setCustomBBox(this.#sigma.getBBox())
    const place = this.#sigma.viewportToGraph({ x: x_px, y: y_px })
    this.#put.set(id, place)
    this.#graph.mergeNodeAttributes(id, place)
  }

  #pick(): void {
    const line = this.#lasso.end()
    if (line.length < 3) return
    const picked = this.#graph.filterNodes((_, { x, y }) => {
      const at = this.#sigma.graphToViewport({ x, y })
      return isInside({ x_px: at.x, y_px: at.y }, line)
    })
    this.events.onPick(new Set(picked))
  }

  #goTo(spot: Spot): void {
    const camera = this.#sigma.getCamera()
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) camera.setState(spot)
    else void camera.animate(spot, { duration: bounds.flight_ms })
    this.#tellAtRest(spot)
  }

  #tellAtRest(spot?: Spot): void {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => {
      const { x, y, ratio } = spot ?? this.#sigma.getCamera().getState()
      this.events.onSpot({ x, y, ratio })
    }, bounds.cameraPause_ms)
  }

  #reduceCity(id: string, { x, y, label }: NodeAttributes): Partial<NodeDisplayData> & LabelLook {
    if (this.#look === null) return { x, y, label, hasRing: false, ink: '#000000', halo: '#ffffff' }
    const { isQuiet, ...look } = cityLook(id, this.#look)
    const isHovered = id === this.#hovered
    return {
      ...look,
      ink: this.#look.palette.label,
      halo: this.#look.colours.background,
      x,
      y,
      label: isQuiet && !isHovered ? null : label,
      forceLabel: look.forceLabel || isHovered,
      size: look.size + (isHovered ? 2 : 0),
    }
  }

  #reduceTie(edge: EdgeAttributes): Partial<EdgeDisplayData> {
    if (this.#look === null) return {}
    const look = tieLook(edge, this.#look)
    return { ...look, type: this.#look.isLarge && look.size === 1 ? 'line' : 'wide' }
  }

  get #graph(): Graph<NodeAttributes, EdgeAttributes> {
    return this.#sigma.getGraph() as Graph<NodeAttributes, EdgeAttributes>
  }
}
