import { ToolbarButton, useGraphiQL } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { printSharedQuery } from './shared-query.js'

/** For how long it says that it has done so. */
const said_ms = 4000

/** Puts a link to the query and its variables into the address, and where the browser lets it, into the clipboard. */
export function ShareButton() {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)
  const [said, say] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => say(''), said_ms)
    return () => clearTimeout(timer)
  }, [said])

  const share = async (): Promise<void> => {
    const query = queryEditor?.getValue() ?? ''
    history.replaceState(null, '', printSharedQuery({ query, variables: variableEditor?.getValue() ?? null }))
    try {
      await navigator.clipboard.writeText(location.href)
      say('The link is copied.')
    } catch {
      // Not there on a page from a plain-HTTP host, and forbidden in some browsers.
      say('The link is in the address bar.')
    }
  }
  return (
    <>
      <ToolbarButton onClick={share} label="Link to this query">
        <svg className="graphiql-toolbar-icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
          <path
            d="M6.5 9.5a3 3 0 0 0 4.3.2l2.3-2.3a3 3 0 0 0-4.3-4.2L7.6 4.4M9.5 6.5a3 3 0 0 0-4.3-.2L2.9 8.6a3 3 0 0 0 4.3 4.2l1.2-1.2"
            strokeLinecap="round"
          />
        </svg>
      </ToolbarButton>
      <span className="cityties-said" role="status">
        {said}
      </span>
    </>
  )
}
