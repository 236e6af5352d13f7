import type { Camera } from '../state/view-state.js'
import { fromWorld, nearestTurn, toWorld, type WorldPoint } from './mercator.js'

export const zoomMin = 0.5
export const zoomMax = 12

export interface Size {
  readonly width_px: number
  readonly height_px: number
}

export interface ScreenPoint {
  readonly x_px: number
  readonly y_px: number
}

export const scaleOf = (camera: Camera): number => 256 * 2 ** camera.zoom

export function toScreen(point: WorldPoint, camera: Camera, size: Size): ScreenPoint {
  const centre = toWorld(camera)
  const scale = scaleOf(camera)
  return {
    x_px: (nearestTurn(point.x, centre.x) - centre.x) * scale + size.width_px / 2,
    y_px: (point.y - centre.y) * scale + size.height_px / 2,
  }
}

/** Keeps the zoom and the latitude where there is something, and the longitude within a turn and a half. */
export function bounded({ latitude, longitude, zoom }: Camera): Camera {
  return {
    latitude: Math.max(-80, Math.min(84, latitude)),
    longitude: longitude - 360 * Math.round(longitude / 360),
    zoom: Math.max(zoomMin, Math.min(zoomMax, zoom)),
  }
}

export function movedBy(camera: Camera, dx_px: number, dy_px: number): Camera {
  const { x, y } = toWorld(camera)
  const scale = scaleOf(camera)
  return bounded({ ...fromWorld({ x: x - dx_px / scale, y: y - dy_px / scale }), zoom: camera.zoom })
}

/** What is under the given point of the screen stays there. */
export function zoomedBy(camera: Camera, levels: number, at: ScreenPoint, size: Size): Camera {
  const zoom = Math.max(zoomMin, Math.min(zoomMax, camera.zoom + levels))
  const [dx_px, dy_px] = [at.x_px - size.width_px / 2, at.y_px - size.height_px / 2]
  const centred = movedBy(camera, -dx_px, -dy_px)
  return movedBy({ ...centred, zoom }, dx_px, dy_px)
}

/** The camera that has all points in view; turns of x are taken so that they are the nearest to the first. */
export function cameraOver(points: readonly WorldPoint[], size: Size, zoomAtMost = 6): Camera | null {
  const [first] = points
  if (first === undefined) return null
  const xs = points.map(({ x }) => nearestTurn(x, first.x))
  const ys = points.map(({ y }) => y)
  const [left, right] = [least(xs), -least(xs.map((x) => -x))]
  const [top, bottom] = [least(ys), -least(ys.map((y) => -y))]
  const margin_px = Math.min(80, size.width_px / 5, size.height_px / 5)
  const fits = Math.min(
    (size.width_px - 2 * margin_px) / Math.max(right - left, 1e-9),
    (size.height_px - 2 * margin_px) / Math.max(bottom - top, 1e-9),
  )
  const zoom = Math.min(zoomAtMost, Math.log2(Math.max(fits, 1) / 256))
  return bounded({ ...fromWorld({ x: (left + right) / 2, y: (top + bottom) / 2 }), zoom })
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)

/** Between two cameras, the shorter way around. */
export function cameraBetween(from: Camera, to: Camera, share: number): Camera {
  const [a, b] = [toWorld(from), toWorld(to)]
  const x = a.x + (nearestTurn(b.x, a.x) - a.x) * share
  const zoom = from.zoom + (to.zoom - from.zoom) * share
  return { ...fromWorld({ x, y: a.y + (b.y - a.y) * share }), zoom }
}
