import { type Camera, type Layer, layers } from '../state/view-state.js'
import type { Cluster } from './clusters.js'
import type { Land } from './land.js'
import { toWorld } from './mercator.js'
import type { Palette } from './palette.js'
import type { Outline, Pen } from './pen.js'
import type { Scene } from './scene.js'
import { type ScreenPoint, type Size, scaleOf, toScreen } from './view-port.js'

export interface Picture {
  readonly land: Land | null
  readonly scene: Scene | null
  readonly camera: Camera
  readonly size: Size
  readonly palette: Palette
  /** What the pointer is on. */
  readonly hovered: string | null
}

/** A cluster where it stands on the screen, so that it can be found under the pointer. */
export interface Mark extends ScreenPoint {
  readonly cluster: Cluster
  readonly radius_px: number
}

const labelsMax_count = 60
const font = '500 12px system-ui, sans-serif'

/** @returns the marks that are in view, the topmost last */
export function draw(context: Pen, picture: Picture): Mark[] {
  const { size, palette, scene } = picture
  context.fillStyle = palette.water
  context.fillRect(0, 0, size.width_px, size.height_px)
  drawWorlds(context, picture)
  if (scene === null) return []
  const marks = marksInView(picture, scene)
  for (const mark of marks) drawMark(context, mark, scene, palette, picture.hovered)
  drawLabels(context, marks, picture, scene)
  return marks
}

/** Land and arcs, in the units of the world, as often as the world stands side by side in the window. */
function drawWorlds(context: Pen, { land, scene, camera, size, palette }: Picture): void {
  const scale = scaleOf(camera)
  const centre = toWorld(camera)
  const [left, right] = [centre.x - size.width_px / 2 / scale, centre.x + size.width_px / 2 / scale]
  context.save()
  context.translate(size.width_px / 2, size.height_px / 2)
  context.scale(scale, scale)
  context.translate(-centre.x, -centre.y)
  context.lineJoin = 'round'
  const inWorlds = (first: number, last: number, drawOne: () => void): void => {
    for (let turn = first; turn <= last; turn++) {
      context.save()
      context.translate(turn, 0)
      drawOne()
      context.restore()
    }
  }
  if (land) inWorlds(Math.floor(left), Math.floor(right), () => drawLand(context, land, scale, palette))
  // An arc over the antimeridian reaches into the world beside its own.
  if (scene) inWorlds(Math.floor(left) - 1, Math.floor(right) + 1, () => drawArcs(context, scene, scale, palette))
  context.restore()
}

function drawLand(context: Pen, { land, coasts, borders }: Land, scale: number, palette: Palette): void {
  context.fillStyle = palette.land
  context.fill(land)
  context.lineWidth = 0.8 / scale
  context.strokeStyle = palette.border
  context.stroke(borders)
  context.strokeStyle = palette.coast
  context.stroke(coasts)
}

const fromLowest: readonly Layer[] = [...layers].reverse()

function drawArcs(context: Pen, scene: Scene, scale: number, palette: Palette): void {
  const stroke = (arcs: ReadonlyMap<Layer, Outline>, width_px: number, alpha: number): void => {
    context.lineWidth = width_px / scale
    context.globalAlpha = alpha
    for (const layer of fromLowest) {
      const path = arcs.get(layer)
      if (path === undefined) continue
      context.strokeStyle = palette.tie[layer]
      context.stroke(path)
    }
  }
  stroke(scene.arcs, 1.1, alphaOf(scene))
  stroke(scene.litArcs, 2.2, 0.95)
  context.globalAlpha = 1
}

/** Many arcs are drawn fainter, or they hide the land and each other; so are all but those of a chosen city. */
function alphaOf({ network, lit }: Scene): number {
  const alone = Math.max(0.08, Math.min(0.7, 40 / Math.sqrt(Math.max(network.ties.length, 1)) / 2))
  return lit.size > 0 ? alone * 0.3 : alone
}

function marksInView({ camera, size }: Picture, scene: Scene): Mark[] {
  const margin_px = 20
  return scene
    .clustersAt(camera.zoom)
    .map((cluster) => ({ cluster, radius_px: radiusOf(cluster), ...toScreen(cluster.head, camera, size) }))
    .filter(
      ({ x_px, y_px }) =>
        x_px > -margin_px && y_px > -margin_px && x_px < size.width_px + margin_px && y_px < size.height_px + margin_px,
    )
    .reverse()
}

const radiusOf = ({ members, head }: Cluster): number =>
  members.length > 1
    ? Math.min(18, 8 + 1.6 * Math.log2(members.length))
    : Math.min(7, 4 + 0.5 * Math.log2(1 + head.weight))

function drawMark(
  context: Pen,
  { cluster, radius_px, x_px, y_px }: Mark,
  { lit, chosen }: Scene,
  palette: Palette,
  hovered: string | null,
): void {
  const { head, members } = cluster
  const isLit = lit.has(head.id)
  context.globalAlpha = lit.size > 0 && !isLit ? 0.45 : 1
  context.fillStyle = isLit ? palette.chosen : members.length > 1 ? palette.cluster : palette.point
  context.strokeStyle = head.id === hovered ? palette.label : palette.pointEdge
  context.lineWidth = head.id === chosen || head.id === hovered ? 3 : 1.5
  context.beginPath()
  context.arc(x_px, y_px, head.id === chosen ? radius_px + 3 : radius_px, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
  if (members.length > 1) {
    context.fillStyle = palette.clusterText
    context.font = '600 10px system-ui, sans-serif'
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(members.length > 999 ? `${Math.floor(members.length / 1000)}k` : `${members.length}`, x_px, y_px)
  }
  context.globalAlpha = 1
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The most important names first, each where it covers no other; the chosen city's and the hovered one's always. */
function drawLabels(context: Pen, marks: readonly Mark[], { palette, size, hovered }: Picture, scene: Scene): void {
  context.font = font
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.lineWidth = 3
  const rank = ({ cluster: { head } }: Mark): number =>
    head.id === hovered ? 3 : head.id === scene.chosen ? 2 : scene.lit.has(head.id) ? 1 : 0
  const isDimmed = (mark: Mark): boolean => scene.lit.size > 0 && rank(mark) === 0
  const ranked = marks
    .filter((mark) => !isDimmed(mark))
    .sort((a, b) => rank(b) - rank(a) || b.cluster.head.weight - a.cluster.head.weight)
  const taken: Box[] = []
  for (const mark of ranked) {
    if (taken.length >= labelsMax_count) break
    const text = scene.nameOf(mark.cluster.head.id)
    const width_px = context.measureText(text).width
    const box = placeFor(mark, width_px, size, { taken, marks }, rank(mark))
    if (box === null) continue
    taken.push(box)
    context.strokeStyle = palette.halo
    context.strokeText(text, box.left, mark.y_px)
    context.fillStyle = palette.label
    context.fillText(text, box.left, mark.y_px)
  }
}

/** To the right of the mark, or else to its left; over other marks only where it is of the lit ones, over names where it must. */
function placeFor(
  mark: Mark,
  width_px: number,
  size: Size,
  { taken, marks }: { readonly taken: readonly Box[]; readonly marks: readonly Mark[] },
  rank: number,
): Box | null {
  const { x_px, y_px, radius_px } = mark
  const gap_px = radius_px + 5
  const sides = [x_px + gap_px, x_px - gap_px - width_px].map((left) => ({
    left,
    right: left + width_px,
    top: y_px - 6,
    bottom: y_px + 6,
  }))
  const free = sides.filter(
    (box) => box.left >= 0 && box.right <= size.width_px && !taken.some((other) => isOver(box, other)),
  )
  const clear = free.find((box) => !marks.some((other) => other !== mark && isOver(box, boxOf(other))))
  return clear ?? (rank > 0 ? free[0] : undefined) ?? (rank > 1 ? sides[0] : undefined) ?? null
}

const isOver = (a: Box, b: Box): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom

const boxOf = ({ x_px, y_px, radius_px }: Mark): Box => ({
  left: x_px - radius_px,
  right: x_px + radius_px,
  top: y_px - radius_px,
  bottom: y_px + radius_px,
})
