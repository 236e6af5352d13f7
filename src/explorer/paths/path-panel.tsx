import { useEffect, useRef } from 'preact/hooks'
import { Paths } from '../api/generated.js'
import { Failure } from '../failure.js'
import { OpenInPlayground } from '../open-in-playground.js'
import { SearchBox } from '../search/search-box.js'
import { type Answer, useAnswer } from '../state/use-answer.js'
import type { ChangeView } from '../state/use-view-state.js'
import { throughs, type ViewState } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import { type FoundPaths, loadEndNames, variablesOfPaths } from './load-paths.js'
import { PathList } from './path-list.js'

interface Props {
  readonly state: ViewState
  readonly language: string
  readonly answer: Answer<FoundPaths | null>
  /** Whether the other end is to be given next. */
  readonly seeksEnd: boolean
  /** It has the focus now. */
  readonly onSeeking: () => void
  readonly change: ChangeView
  readonly onSelect: (id: string) => void
}

/** How two cities are tied to each other, over others. */
export function PathPanel({ state, language, answer, seeksEnd, onSeeking, change, onSelect }: Props) {
  const words = useWords().paths
  const { from, to, through } = state
  const ids = [from, to].filter((id) => id !== null)
  const names = useAnswer(JSON.stringify([ids, language]), (signal) => loadEndNames(ids, language, signal))
  const panel = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (!seeksEnd) return
    panel.current?.querySelector<HTMLInputElement>('.search:last-of-type input')?.focus()
    onSeeking()
  }, [seeksEnd, onSeeking])
  const isAnswered = from !== null && to !== null && !answer.isLoading
  // The answer is below the filters, and would be below the window's edge.
  useEffect(() => {
    const side = panel.current?.parentElement
    if (isAnswered && side && panel.current)
      side.scrollTop += panel.current.getBoundingClientRect().top - side.getBoundingClientRect().top
  }, [isAnswered])
  const isAsked = from !== null || to !== null
  const go = (part: Partial<ViewState>): void => change({ ...part, camera: null, spot: null })
  return (
    <details ref={panel} class="paths" open={isAsked || matchMedia('(min-width: 1101px)').matches}>
      <summary>{words.title}</summary>
      <End end="from" id={from} names={names.value} language={language} go={go} />
      <End end="to" id={to} names={names.value} language={language} go={go} />
      <label class="field">
        {words.through}
        <select
          value={through}
          onChange={({ currentTarget }) => go({ through: throughs[currentTarget.selectedIndex] ?? 'ties' })}
        >
          {throughs.map((one) => (
            <option key={one} value={one}>
              {words.throughs[one]}
            </option>
          ))}
        </select>
      </label>
      {isAsked && (
        <p class="path-buttons">
          <button type="button" onClick={() => go({ from: to, to: from })}>
            {words.swap}
          </button>
          <button type="button" onClick={() => go({ from: null, to: null })}>
            {words.clear}
          </button>
        </p>
      )}
      <Found state={state} language={language} answer={answer} go={go} onSelect={onSelect} />
    </details>
  )
}

interface EndProps {
  readonly end: 'from' | 'to'
  readonly id: string | null
  readonly names: ReadonlyMap<string, string> | null
  readonly language: string
  readonly go: (part: Partial<ViewState>) => void
}

const onlyCities = ['City'] as const

function End({ end, id, names, language, go }: EndProps) {
  const words = useWords().paths
  return (
    <SearchBox
      language={language}
      label={words[end]}
      kinds={onlyCities}
      text={id === null ? '' : names?.get(id)}
      onSelect={(chosen) => go({ [end]: chosen })}
    />
  )
}

function Found({
  state,
  language,
  answer,
  go,
  onSelect,
}: Pick<Props, 'state' | 'language' | 'answer' | 'onSelect'> & Pick<EndProps, 'go'>) {
  const { paths: words, ...rest } = useWords()
  const { value, isLoading, isCancelled, error } = answer
  if (state.from === null || state.to === null) return <p class="note">{words.choose}</p>
  if (error) return <Failure error={error} title={words.failed} onRetry={answer.retry} />
  if (isLoading)
    return (
      <p class="path-wait" role="status">
        {words.searching}
        <button type="button" onClick={answer.cancel}>
          {rest.cancel}
        </button>
      </p>
    )
  if (isCancelled || value === null)
    return (
      <p class="path-wait" role="status">
        {words.cancelled}
        <button type="button" onClick={answer.retry}>
          {rest.retry}
        </button>
      </p>
    )
  if (state.from === state.to) return <p role="status">{words.same}</p>
  if (value.reason !== null)
    return (
      <div role="status">
        <p>{words.reasons[value.reason]}</p>
        {state.through === 'twinnings' && (
          <button type="button" onClick={() => go({ through: 'ties' })}>
            {words.widen}
          </button>
        )}
      </div>
    )
  return (
    <>
      <PathList found={value} onSelect={onSelect} />
      <p>
        <OpenInPlayground query={Paths.text} variables={variablesOfPaths({ ...state, language })} />
      </p>
    </>
  )
}
