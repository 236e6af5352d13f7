import { useEffect, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'
import type { ChangeView } from '../state/use-view-state.js'

export const dateStep = { step: 'date' } as const

interface Play {
  readonly isOn: boolean
  readonly toggle: () => void
  readonly stop: () => void
}

/**
 * Goes on by a year whenever the last one has been shown, up to the last one, from the given first one where it has got there.
 * Where the date is taken away it is over.
 */
export function usePlay(
  asOf: number | null,
  [firstYear, lastYear]: readonly [number, number],
  isLoading: boolean,
  change: ChangeView,
): Play {
  const [isOn, setIsOn] = useState(false)
  const isOver = isOn && (asOf === null || asOf === lastYear)
  useEffect(() => {
    if (isOver) setIsOn(false)
  }, [isOver])
  useEffect(() => {
    if (!isOn || isOver || isLoading || asOf === null) return
    const timer = setTimeout(() => change({ asOf: asOf + 1 }, dateStep), bounds.playStep_ms)
    return () => clearTimeout(timer)
  }, [isOn, isOver, isLoading, asOf, change])
  return {
    isOn,
    toggle() {
      if (!isOn && (asOf === null || asOf >= lastYear)) change({ asOf: firstYear }, dateStep)
      setIsOn(!isOn)
    },
    stop: () => setIsOn(false),
  }
}
