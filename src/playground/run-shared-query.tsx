import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { Kind, parse } from 'graphql'
import { useEffect, useRef } from 'react'
import type { SharedQuery } from './shared-query.js'

/** Runs the query of a link once the editors are there. A link writes nothing: mutations wait for who presses the button. */
export function RunSharedQuery({ shared }: { shared: SharedQuery | null }): null {
  const isReady = useGraphiQL((state) => Boolean(state.queryEditor && state.variableEditor && state.responseEditor))
  const { run } = useGraphiQLActions()
  const hasRun = useRef(false)
  useEffect(() => {
    if (!isReady || hasRun.current || shared === null || !isOneQuery(shared.query)) return
    hasRun.current = true
    run()
  }, [isReady, shared, run])
  return null
}

function isOneQuery(text: string): boolean {
  try {
    const operations = parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    return operations.length === 1 && operations.every((one) => 'operation' in one && one.operation === 'query')
  } catch {
    return false
  }
}
