import type { ComponentChildren } from 'preact'
import { ask } from '../api/ask.js'
import { DataQuality, type DataQualityQuery, type DataQualityQueryVariables } from '../api/generated.js'
import query from '../api/operations/data-quality.graphql?raw'
import { bounds } from '../bounds.js'
import { isNarrow, ofTwinnings } from '../network/choice-filters.js'
import { EntityLink } from '../profile/fact-list.js'
import { useAnswer } from '../state/use-answer.js'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import { ChartFrame } from './chart-frame.js'
import type { ChartProps } from './chart-props.js'
import { type DashboardWords } from './dashboard-english.js'
import { useDashboardWords } from './dashboard-words.js'
import { ShareBar } from './share-bar.js'

/** Within half of the way around the earth from anywhere: wherever that is known. */
const anywhere = { within: { of: { latitude: 0, longitude: 0 }, km: 20_100 } } as const

interface Shortcoming {
  readonly name: string
  readonly count: number
  /** Of how many; null where nobody counts them. */
  readonly of: number | null
  readonly note?: string
  readonly examples?: readonly { readonly id: string; readonly content: ComponentChildren }[]
}

export function QualityChart({ filters, language, onSelect }: ChartProps) {
  const words = useWords()
  const says = useDashboardWords().quality
  const { cities, twinnings, asOf } = filters
  const variables: DataQualityQueryVariables = {
    cities,
    unplaced: isNarrow(cities) ? { AND: [cities], NOT: anywhere } : { NOT: anywhere },
    ties: ofTwinnings(twinnings),
    oneSided: { ...twinnings, oneSided: true },
    asOf,
    first: bounds.examples_count,
    language,
  }
  const answer = useAnswer(JSON.stringify(variables), (signal) => ask(DataQuality, variables, signal))
  const percent = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <ChartFrame
      title={says.title}
      note={says.note}
      answer={answer}
      query={query}
      variables={variables}
      show={(data) => {
        const { tieCount, withoutStart } = data.tieCoverage
        const found = shortcomings(data, says, words, onSelect)
        return {
          finding: tieCount > 0 ? says.found(percent.format(withoutStart / tieCount)) : says.foundNoTies,
          chart: (
            <ul class="bars quality">
              {found.map((one) => (
                <li key={one.name}>
                  <span class="bar-name">{one.name}</span>
                  <ShareBar share={one.of === null ? 0 : one.count / Math.max(1, one.of)} />
                  <span class="bar-count">
                    {one.of === null
                      ? words.number(one.count)
                      : says.of(one.count, one.of, percent.format(one.count / Math.max(1, one.of)))}
                  </span>
                  <Examples of={one} />
                </li>
              ))}
            </ul>
          ),
          remarks: [],
          figures: {
            heads: [says.what, says.count, says.all],
            rows: found.map(({ name, count, of }) => [name, count, of]),
          },
        }
      }}
    />
  )
}

function Examples({ of: { count, examples = [], note } }: { of: Shortcoming }) {
  const says = useDashboardWords().quality
  if (examples.length === 0) return null
  return (
    <details class="chart-more">
      <summary>{says.examples(examples.length, count)}</summary>
      {note && <p class="note">{note}</p>}
      <ul>
        {examples.map(({ id, content }) => (
          <li key={id}>{content}</li>
        ))}
      </ul>
    </details>
  )
}

function shortcomings(
  { tieCoverage, cities, unplaced, oneSided, conflicts }: DataQualityQuery,
  says: DashboardWords['quality'],
  words: Words,
  onSelect: ChartProps['onSelect'],
): Shortcoming[] {
  const { tieCount, withoutStart, withoutStatus, withoutCountry } = tieCoverage
  const link = (target: { readonly id: string; readonly name: string }) => (
    <EntityLink key={target.id} target={target} onSelect={onSelect} />
  )
  return [
    {
      name: says.oneSided,
      count: oneSided.totalCount,
      of: tieCount,
      examples: oneSided.edges.map(({ node: { id, cities: ends, claimedBy } }) => {
        const [one, other] = ends
        const claimant = ends.find((end) => claimedBy.some((by) => by.id === end.id))
        return {
          id,
          content: [one && link(one), ' – ', other && link(other), claimant && `, ${says.claims(claimant.name)}`],
        }
      }),
    },
    {
      name: says.conflicts,
      count: conflicts.totalCount,
      of: null,
      note: says.conflictsNote,
      examples: conflicts.edges.map(({ node }, index) => ({
        id: `${index}`,
        content: [subjectOf(node.subject, link), `: ${statedIn(node, says, words)}`],
      })),
    },
    {
      name: says.unplaced,
      count: unplaced.totalCount,
      of: cities.totalCount,
      examples: unplaced.edges.map(({ node }) => ({ id: node.id, content: link(node) })),
    },
    { name: says.withoutStart, count: withoutStart, of: tieCount },
    { name: says.withoutStatus, count: withoutStatus, of: tieCount },
    { name: says.withoutCountry, count: withoutCountry, of: tieCount },
  ]
}

type Conflict = DataQualityQuery['conflicts']['edges'][number]['node']

function subjectOf(
  subject: Conflict['subject'],
  link: (target: { readonly id: string; readonly name: string }) => ComponentChildren,
): ComponentChildren {
  if (!subject) return null
  if ('name' in subject) return link(subject)
  return 'from' in subject ? [link(subject.from), ' – ', link(subject.to)] : subject.id
}

function statedIn(
  { attribute, stated, listed, values }: Conflict,
  says: DashboardWords['quality'],
  words: Words,
): string {
  const what =
    stated !== null && listed !== null
      ? says.stated(stated, listed)
      : values.map(({ value }) => written(value)).join(' / ')
  return attribute === null ? what : `${words.attributes[attribute] ?? attribute}: ${what}`
}

/** A position is an object, and other names are a list. */
function written(value: unknown): string {
  if (value === null) return '–'
  return typeof value === 'object' ? Object.values(value).join(', ') : String(value)
}
