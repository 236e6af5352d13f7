import { ApiError } from './api/ask.js'
import { Failure } from './failure.js'
import { KeyForm } from './key-form.js'
import type { Network } from './network/network.js'
import type { Answer } from './state/use-answer.js'
import { useSlow } from './state/use-slow.js'
import { useWords } from './words/words.js'

interface Props {
  readonly answer: Answer<Network>
  /** Only there it matters where a city is. */
  readonly isMap: boolean
  readonly onReset: () => void
}

/** How much is shown, what is on its way, and what is missing and why. */
export function StatusBar({ answer, isMap, onReset }: Props) {
  const words = useWords()
  const { value, isLoading, progress, error } = answer
  const isSlow = useSlow(isLoading)
  if (error)
    return (
      <div>
        <Failure error={error} title={words.failed} onRetry={answer.retry} />
        {error instanceof ApiError && error.code === 'UNAUTHENTICATED' && <KeyForm />}
      </div>
    )
  if (isLoading && (isSlow || value === null))
    return (
      <div class="status" role="status">
        {progress ? words.loadingOf(progress.done, progress.of) : words.loading}
        {progress && <progress value={progress.done} max={progress.of} aria-label={words.loading} />}
        <button type="button" onClick={answer.cancel}>
          {words.cancel}
        </button>
      </div>
    )
  if (answer.isCancelled || value === null)
    return (
      <div class="status" role="status">
        {words.cancelled}
        <button type="button" onClick={answer.retry}>
          {words.retry}
        </button>
      </div>
    )
  if (value.cities.size === 0)
    return (
      <div class="status is-empty" role="status">
        {words.empty}
        <button type="button" onClick={onReset}>
          {words.filters.reset}
        </button>
      </div>
    )
  return (
    <div class="status" role="status">
      <span>{words.counts(value.cities.size, value.ties.length)}</span>
      {isMap && value.unplaced_count > 0 && <span>{words.unplaced(value.unplaced_count)}</span>}
      {value.cutCities && <strong>{words.truncatedCities(value.cutCities.shown, value.cutCities.all)}</strong>}
      {value.cutTies && <strong>{words.truncated(value.cutTies.shown, value.cutTies.all)}</strong>}
    </div>
  )
}
