import { useGraphiQL } from '@graphiql/react'
import { useEffect, useState } from 'react'

export interface Answer {
  readonly data: unknown
  /** What the operation costs and may cost, where the answer says so. */
  readonly cost: { readonly fields: number; readonly limit: number } | null
}

/** The answer that is shown, read; null where there is none. */
export function useAnswer(): Answer | null {
  const editor = useGraphiQL((state) => state.responseEditor)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!editor) return
    const read = (): void => setText(editor.getValue())
    read()
    const subscription = editor.onDidChangeModelContent(read)
    return () => subscription.dispose()
  }, [editor])
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => setAnswer(readAnswer(text)), [text])
  return answer
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
