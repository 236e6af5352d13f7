import { useCallback, useEffect, useState } from 'preact/hooks'
import { printViewState, readViewState, type ViewState } from './view-state.js'

export interface Change {
  /** Instead of a step that the browser's Back goes over. */
  readonly replace?: boolean
  /** Changes of one name that follow each other are one step: a slider that is moved. */
  readonly step?: string
}

export type ChangeView = (part: Partial<ViewState>, how?: Change) => void

/** The view in the page's address, and how to go to another one. */
export function useViewState(): readonly [ViewState, ChangeView] {
  const [state, setState] = useState(() => readViewState(location.search))
  useEffect(() => {
    const read = (): void => setState(readViewState(location.search))
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])
  const change = useCallback<ChangeView>((part, { replace = false, step } = {}) => {
    const next = { ...readViewState(location.search), ...part }
    const address = location.pathname + printViewState(next)
    if (address === location.pathname + location.search) return
    const goesOn = step !== undefined && history.state === step
    if (replace || goesOn) history.replaceState(history.state, '', address)
    else history.pushState(step ?? null, '', address)
    setState(next)
  }, [])
  return [state, change]
}
