import { useGraphiQL } from '@graphiql/react'
import { useEffect, useMemo, useState } from 'react'

export interface Answer {
  readonly data: unknown
  /** What the operation costs and may cost, where the answer says so. */
  readonly cost: { readonly fields: number; readonly limit: number } | null
}

/** The answer that is shown, read where it is wanted; null where there is none. */
export function useAnswer(isWanted: boolean): Answer | null {
  const editor = useGraphiQL((state) => state.responseEditor)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!editor || !isWanted) return
    const read = (): void => setText(editor.getValue())
    read()
    const subscription = editor.onDidChangeModelContent(read)
    return () => subscription.dispose()
  }, [editor, isWanted])
  return useMemo(() => (isWanted ? readAnswer(text) : null), [text, isWanted])
}

function readAnswer(text: string): Answer | null {
  try {
    const { data = null, extensions } = JSON.parse(text) as {
      readonly data?: unknown
      readonly extensions?: { readonly cost?: Answer['cost'] }
    }
    return { data, cost: extensions?.cost ?? null }
  } catch {
    return null
  }
}
