import { useGraphiQL } from '@graphiql/react'
import { useEffect, useSyncExternalStore } from 'react'

/** Whether the window is at most so wide, now and as it changes. */
function useAtMost(width_px: number): boolean {
  const query = `(max-width: ${width_px}px)`
  const subscribe = (onChange: () => void): (() => void) => {
    const media = matchMedia(query)
    media.addEventListener('change', onChange)
    return () => media.removeEventListener('change', onChange)
  }
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/**
 * Fits the editors to the window: GraphiQL itself wraps only the lines of the answer, and cuts those of the query off.
 * Brings the open tab into view, which GraphiQL leaves beyond the edge where there are many.
 */
export function FitToWindow(): null {
  const query = useGraphiQL((state) => state.queryEditor)
  const variables = useGraphiQL((state) => state.variableEditor)
  const headers = useGraphiQL((state) => state.headerEditor)
  const answer = useGraphiQL((state) => state.responseEditor)
  const openTab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id)
  const isSmall = useAtMost(1280)
  // As in style.css.
  const isPhone = useAtMost(700)

  useEffect(() => {
    for (const editor of [query, variables, headers, answer])
      editor?.updateOptions({ wordWrap: 'on', wrappingIndent: 'indent', fontSize: isSmall ? 13 : 15 })
    // Those of the answer are never numbered.
    for (const editor of [query, variables, headers])
      editor?.updateOptions({ lineNumbers: isPhone ? 'off' : 'on', folding: !isPhone })
  }, [query, variables, headers, answer, isSmall, isPhone])

  useEffect(() => {
    if (openTab !== undefined)
      document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [openTab])

  return null
}
