import type { ComponentChildren } from 'preact'
import { useWords } from '../words/words.js'
import { Citations } from './citations.js'
import type { Cited } from './load-profile.js'
import { useYear } from './year.js'

export interface Fact {
  readonly id: string
  /** What it leads to. */
  readonly target: { readonly id: string; readonly name: string }
  readonly before?: string | undefined
  readonly after: readonly (string | null | undefined)[]
  readonly citations: readonly Cited[]
}

/** Where a year is shown: what held in it, or all that was by then. */
type Span = 'inYear' | 'byYear'

interface Props {
  readonly title: string
  readonly span?: Span
  readonly facts: readonly Fact[]
  /** Null where it is not known. */
  readonly total: number | null
  readonly onSelect: (id: string) => void
}

/** A section of ties, each with a way to its other end and to its sources. */
export function FactList({ title, span = 'inYear', facts, total, onSelect }: Props) {
  const words = useWords()
  if (total === 0) return null
  return (
    <Section title={title} span={span} count={total}>
      {total !== null && facts.length < total && <p class="note">{words.profile.more(facts.length, total)}</p>}
      <ul class="facts">
        {facts.map(({ id, target, before, after, citations }) => (
          <li key={id}>
            <div>
              {before && <span class="detail">{before} </span>}
              <EntityLink target={target} onSelect={onSelect} />
              {after.filter(Boolean).map((text) => (
                <span key={text} class="detail">
                  {' '}
                  · {text}
                </span>
              ))}
            </div>
            <Citations
              of={citations}
              fact={{ id, text: [title, before, target.name, ...after].filter(Boolean).join(' · ') }}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface SectionProps {
  readonly title: string
  /** Not said where it is of all times, whatever year is shown. */
  readonly span?: Span
  readonly count?: number | null
  readonly children: ComponentChildren
}

export function Section({ title, span, count, children }: SectionProps) {
  const words = useWords()
  const year = useYear()
  const dated = year === null || span === undefined ? title : `${title}, ${words.profile[span](year)}`
  return (
    <section class="profile-section">
      <h3>{count == null ? dated : `${dated} (${words.number(count)})`}</h3>
      {children}
    </section>
  )
}

/** A link in its own right, so that it can be copied or opened beside this one. */
export function EntityLink({ target, onSelect }: Pick<Fact, 'target'> & Pick<Props, 'onSelect'>) {
  return (
    <a
      href={`?select=${encodeURIComponent(target.id)}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onSelect(target.id)
      }}
    >
      {target.name}
    </a>
  )
}
