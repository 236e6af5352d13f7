import { useId, useRef, useState } from 'preact/hooks'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import type { Cited } from './load-profile.js'

/** What may be wrong: an entity or a tie. */
export interface Disputed {
  readonly id: string
  /** What it says, in a line. */
  readonly text: string
}

interface Props {
  readonly fact: Disputed
  readonly citations: readonly Cited[]
}

/** Makes a text of what is wrong that has all an editor needs to find and mend it; nothing is sent by itself. */
export function Correction({ fact, citations }: Props) {
  const words = useWords()
  const [wrong, setWrong] = useState('')
  const [note, setNote] = useState('')
  const id = useId()
  const output = useRef<HTMLTextAreaElement>(null)
  const copy = async (): Promise<void> => {
    output.current?.select()
    // Browsers have no clipboard for pages that come over plain HTTP.
    const isCopied = await navigator.clipboard?.writeText(output.current?.value ?? '').then(
      () => true,
      () => false,
    )
    setNote(isCopied ? words.correction.copied : words.correction.selected)
  }
  return (
    <details class="correction">
      <summary>{words.correction.summary}</summary>
      <label for={`${id}-wrong`}>{words.correction.what}</label>
      <textarea
        id={`${id}-wrong`}
        rows={2}
        value={wrong}
        onInput={({ currentTarget }) => {
          setWrong(currentTarget.value)
          setNote('')
        }}
      />
      <label for={`${id}-text`}>{words.correction.text}</label>
      <textarea ref={output} id={`${id}-text`} rows={6} readOnly value={textOf(fact, citations, wrong, words)} />
      <p class="copying">
        <button type="button" onClick={() => void copy()}>
          {words.correction.copy}
        </button>
        <span role="status">{note}</span>
      </p>
    </details>
  )
}

function textOf({ id, text }: Disputed, citations: readonly Cited[], wrong: string, words: Words): string {
  const { head, fact, id: idHead, attributes: attributesHead, cited, view, wrong: wrongHead } = words.correction
  return [
    head,
    `${fact}: ${text}`,
    `${idHead}: ${id}`,
    ...citations.map(({ source, locator, attributes }) => {
      const stated = attributes.length > 0 ? `; ${attributesHead}: ${attributes.join(', ')}` : ''
      return `${cited}: ${source.title} (${source.id}), ${locator}${stated}`
    }),
    `${view}: ${location.href}`,
    `${wrongHead}: ${wrong}`,
  ].join('\n')
}
