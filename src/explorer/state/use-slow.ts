import { useEffect, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'

/** Whether something goes on for so long that it should be said. */
export function useSlow(goesOn: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    if (!goesOn) return
    const timer = setTimeout(() => setIsSlow(true), bounds.quickLoading_ms)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [goesOn])
  return goesOn && isSlow
}
