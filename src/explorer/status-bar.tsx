import { ApiError } from './api/ask.js'
import { Failure } from './failure.js'
import { KeyForm } from './key-form.js'
import type { Network } from './network/network.js'
import { EntityLink } from './profile/fact-list.js'
import type { Answer } from './state/use-answer.js'
import { useSlow } from './state/use-slow.js'
import { useWords } from './words/words.js'

interface Props {
  readonly answer: Answer<Network>
  /** The answer with what is drawn beside it. */
  readonly shown: Network | null
  /** Only there it matters where a city is. */
  readonly isMap: boolean
  readonly onSelect: (id: string) => void
  readonly onReset: () => void
}

/** How much is shown, what is on its way, and what is missing and why. */
export function StatusBar({ answer, shown, isMap, onSelect, onReset }: Props) {
  const words = useWords()
  const { isLoading, progress, error } = answer
  const value = answer.value && shown
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
      {isMap && <Unplaced cities={value.unplaced} onSelect={onSelect} />}
      {value.cutCities && <strong>{words.truncatedCities(value.cutCities.shown, value.cutCities.all)}</strong>}
      {value.cutTies && <strong>{words.truncated(value.cutTies.shown, value.cutTies.all)}</strong>}
      {value.leftOut.map(({ group, ties_count }) => (
        <strong key={group.id}>{words.leftOut(group.name, group.members.length, ties_count)}</strong>
      ))}
    </div>
  )
}

const named_count = 3

function Unplaced({ cities, onSelect }: { cities: Network['unplaced']; onSelect: Props['onSelect'] }) {
  const words = useWords()
  if (cities.length === 0) return null
  return (
    <span>
      {words.unplaced(cities.length)}{' '}
      {cities.slice(0, named_count).map((city, index) => (
        <span key={city.id}>
          {index > 0 && ', '}
          <EntityLink target={city} onSelect={onSelect} />
        </span>
      ))}
      {cities.length > named_count && ' …'}
    </span>
  )
}
