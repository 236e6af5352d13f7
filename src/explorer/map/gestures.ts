import type { ScreenPoint } from './view-port.js'

export interface GestureTarget {
  /** A pointer has come down alone: what is moved next, is moved by it, until it is released. */
  grab?(at: ScreenPoint): void
  release?(): void
  moveBy(dx_px: number, dy_px: number): void
  zoomBy(levels: number, at: ScreenPoint | null): void
  press(at: ScreenPoint): void
  hover(at: ScreenPoint | null): void
  showWhole(): void
}

/** A pointer that has moved less than this has pressed. */
const pressMax_px = 5
const keyStep_px = 80

/**
 * Mouse, touch, pen and keyboard on the map.
 *
 * @returns what stops it
 */
export function listenToGestures(element: HTMLElement, target: GestureTarget): () => void {
  const pointers = new Map<number, ScreenPoint>()
  let moved_px = 0
  const placeOf = (event: MouseEvent): ScreenPoint => {
    const { left, top } = element.getBoundingClientRect()
    return { x_px: event.clientX - left, y_px: event.clientY - top }
  }

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return
    element.setPointerCapture(event.pointerId)
    pointers.set(event.pointerId, placeOf(event))
    // Two zoom the whole: what the first has grabbed stays where it is.
    if (pointers.size > 1) {
      target.release?.()
      return
    }
    moved_px = 0
    target.grab?.(placeOf(event))
  }
  const move = (event: PointerEvent): void => {
    const now = placeOf(event)
    const before = pointers.get(event.pointerId)
    if (before === undefined) {
      target.hover(now)
      return
    }
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place)
    pointers.set(event.pointerId, now)
    const [dx_px, dy_px] = [now.x_px - before.x_px, now.y_px - before.y_px]
    moved_px += Math.hypot(dx_px, dy_px)
    const [other] = others
    if (other === undefined) {
      if (moved_px > pressMax_px) target.moveBy(dx_px, dy_px)
      return
    }
    const middle = { x_px: (now.x_px + other.x_px) / 2, y_px: (now.y_px + other.y_px) / 2 }
    target.moveBy(dx_px / 2, dy_px / 2)
    target.zoomBy(Math.log2(Math.max(distance(now, other), 1) / Math.max(distance(before, other), 1)), middle)
  }
  const up = (event: PointerEvent): void => {
    const wasAlone = pointers.size === 1
    if (wasAlone && pointers.has(event.pointerId)) target.release?.()
    if (pointers.delete(event.pointerId) && wasAlone && moved_px <= pressMax_px && event.type === 'pointerup')
      target.press(placeOf(event))
  }
  const leave = (): void => target.hover(null)
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const lines_px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1
    target.zoomBy(Math.max(-1, Math.min(1, (-event.deltaY * lines_px) / 300)), placeOf(event))
  }
  const doubleClick = (event: MouseEvent): void => target.zoomBy(1, placeOf(event))

  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', up)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('wheel', wheel, { passive: false })
  element.addEventListener('dblclick', doubleClick)
  const key = (event: KeyboardEvent): void => {
    if (pressKey(event, target)) event.preventDefault()
  }
  element.addEventListener('keydown', key)
  return () => {
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', up)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('wheel', wheel)
    element.removeEventListener('dblclick', doubleClick)
    element.removeEventListener('keydown', key)
  }
}

const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x_px - b.x_px, a.y_px - b.y_px)

/** @returns whether the key means something here */
function pressKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, target: GestureTarget): boolean {
  if (ctrlKey || metaKey || altKey) return false
  if (key === 'ArrowLeft') target.moveBy(keyStep_px, 0)
  else if (key === 'ArrowRight') target.moveBy(-keyStep_px, 0)
  else if (key === 'ArrowUp') target.moveBy(0, keyStep_px)
  else if (key === 'ArrowDown') target.moveBy(0, -keyStep_px)
  else if (key === '+' || key === '=') target.zoomBy(1, null)
  else if (key === '-') target.zoomBy(-1, null)
  else if (key === '0' || key === 'Home') target.showWhole()
  else return false
  return true
}
