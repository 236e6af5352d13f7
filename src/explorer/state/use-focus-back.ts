import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * For a panel that comes and goes: when it goes with the focus in it, who works by the keyboard goes on from what opened
 * it, or from the view where that is no longer there.
 */
export function useFocusBack<Panel extends HTMLElement>(): RefObject<Panel | null> {
  const panel = useRef<Panel>(null)
  // Before the panel takes the focus itself.
  useLayoutEffect(() => {
    const opener = document.activeElement
    const opened = panel.current
    return () => {
      if (!opened?.contains(document.activeElement)) return
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
      ;(isThere ? opener : document.getElementById('view'))?.focus({ preventScroll: true })
    }
  }, [])
  return panel
}
