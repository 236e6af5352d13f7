import { useEffect, useId, useState } from 'preact/hooks'
import { ask } from '../api/ask.js'
import { type EntityKind, Find } from '../api/generated.js'
import { bounds } from '../bounds.js'
import { useSlow } from '../state/use-slow.js'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import { type Found, resultDetails } from './result-details.js'

interface Results {
  readonly text: string
  /** Null where the search failed. */
  readonly found: readonly Found[] | null
}

interface Props {
  readonly language: string
  readonly onSelect: (id: string) => void
  readonly label: string
  /** Stands in it while it is empty; the label where nothing is said. */
  readonly example?: string
  /** What may be found; anything where nothing is said. */
  readonly kinds?: readonly EntityKind[]
  /** What stands in it until somebody types, and again when it changes. */
  readonly text?: string | undefined
}

/** A combobox as the ARIA practices describe it, with a list: the focus stays in the field. */
export function SearchBox({ language, onSelect, label, example, kinds, text: given }: Props) {
  const words = useWords()
  const listId = useId()
  const [text, setText] = useState(given ?? '')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(0)
  /** Enter came before the answer for what stands there: its first is what is meant. */
  const [isMeant, setIsMeant] = useState(false)
  const results = useResults(isOpen ? text.trim() : '', language, kinds)
  const found = results?.found ?? []
  const details = resultDetails(found, words)
  const isAsked = isOpen && text.trim() !== ''
  const isCurrent = isAsked && results?.text === text.trim()
  const isSlow = useSlow(isAsked && !isCurrent)
  const isShown = isAsked && results !== null && !isSlow
  useEffect(() => {
    if (given !== undefined) setText(given)
  }, [given])

  const choose = (one: Found | undefined): void => {
    if (one === undefined) return
    setText(given === undefined ? '' : one.node.name)
    setIsOpen(false)
    onSelect(one.node.id)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen then is of these
  useEffect(() => {
    if (!isMeant || !isCurrent) return
    setIsMeant(false)
    choose(found[0])
  }, [isMeant, isCurrent, results])
  const take = (): void => {
    if (isCurrent) choose(found[active])
    else setIsMeant(isOpen && text.trim() !== '')
  }
  const close = (): void => {
    setIsOpen(false)
    setIsMeant(false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event
    if (key === 'Enter') take()
    else if (key === 'Escape' && isShown) close()
    else if (key === 'Escape') {
      setText('')
      setIsMeant(false)
    } else if (key === 'ArrowDown' && !isShown) setIsOpen(true)
    else if (key === 'ArrowDown') setActive((active + 1) % Math.max(found.length, 1))
    else if (key === 'ArrowUp' && isShown) setActive((active + found.length - 1) % Math.max(found.length, 1))
    else return
    event.preventDefault()
  }

  return (
    <search class="search">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && found.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={example ?? label}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          setActive(0)
          setIsMeant(false)
          setIsOpen(true)
        }}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={close}
      />
      <div id={listId} class="results" role="listbox" aria-label={label} hidden={!isShown}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          <div
            key={one.node.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The field keeps the focus, or it would close the list before the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <span class="result-name">{one.node.name}</span>
            <span class="result-kind">{details[index]}</span>
          </div>
        ))}
      </div>
      <div class="result-note" role="status">
        {isSlow ? words.search.searching : isShown && noteOn(results, words.search)}
      </div>
    </search>
  )
}

function noteOn({ text, found }: Results, words: Words['search']): string {
  if (found === null) return words.failed
  return found.length === 0 ? words.none(text) : words.found(found.length)
}

/** As it is typed: each answer is for the text that stands there, those before it are broken off. */
function useResults(text: string, language: string, kinds: Props['kinds']): Results | null {
  const [results, setResults] = useState<Results | null>(null)
  useEffect(() => {
    if (text === '') {
      setResults(null)
      return
    }
    const controller = new AbortController()
    const { signal } = controller
    const timer = setTimeout(() => {
      ask(Find, { text, language, kinds: kinds ?? null }, signal).then(
        ({ search }) => setResults({ text, found: search.edges }),
        () => {
          if (!signal.aborted) setResults({ text, found: null })
        },
      )
    }, bounds.searchPause_ms)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text, language, kinds])
  return results
}
