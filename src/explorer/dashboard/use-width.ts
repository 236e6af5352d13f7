import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** How wide an element is, so that what is drawn in it keeps the size of its letters on every window. */
export function useWidth<Shown extends Element>(): readonly [RefObject<Shown | null>, number] {
  const element = useRef<Shown>(null)
  const [width_px, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return [element, width_px]
}
