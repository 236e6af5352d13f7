import { ask } from './api/ask.js'
import { StartPoints } from './api/generated.js'
import { EntityLink } from './profile/fact-list.js'
import { useAnswer } from './state/use-answer.js'
import { useFocusBack } from './state/use-focus-back.js'
import { useWords } from './words/words.js'

interface Props {
  readonly language: string
  readonly onSelect: (id: string) => void
  readonly onClose: () => void
}

interface StartPoint {
  readonly id: string
  readonly name: string
  readonly detail: string
}

/** For those who come without a question: what this is, and where much is to be seen. */
export function StartPanel({ language, onSelect, onClose }: Props) {
  const words = useWords()
  const panel = useFocusBack<HTMLElement>()
  // Where they fail, so does the view, which says so.
  const { value } = useAnswer(language, (signal) => ask(StartPoints, { language }, signal))
  const { ranking = [], agreements, programmes } = value ?? {}
  const cities = ranking
    .filter(({ value }) => value > 0)
    .map(({ value, city }) => ({ ...city, detail: words.start.twins(value) }))
  const signed = agreements?.edges.map(({ node: { signatories, ...node } }) => ({
    ...node,
    detail: words.start.signatories(signatories.totalCount),
  }))
  const joined = programmes?.edges.map(({ node: { members, ...node } }) => ({
    ...node,
    detail: words.start.members(members.totalCount),
  }))
  return (
    <aside ref={panel} class="profile start" aria-label={words.start.title}>
      <button type="button" class="close" aria-label={words.start.close} title={words.start.close} onClick={onClose}>
        ×
      </button>
      <h2>{words.start.title}</h2>
      <p>{words.start.text}</p>
      <Points title={words.start.cities} points={cities} onSelect={onSelect} />
      <Points title={words.start.agreements} points={signed ?? []} onSelect={onSelect} />
      <Points title={words.start.programmes} points={joined ?? []} onSelect={onSelect} />
    </aside>
  )
}

interface PointsProps {
  readonly title: string
  readonly points: readonly StartPoint[]
  readonly onSelect: (id: string) => void
}

function Points({ title, points, onSelect }: PointsProps) {
  if (points.length === 0) return null
  return (
    <section class="profile-section">
      <h3>{title}</h3>
      <ul class="facts">
        {points.map((point) => (
          <li key={point.id}>
            <EntityLink target={point} onSelect={onSelect} />
            <span class="detail"> · {point.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
