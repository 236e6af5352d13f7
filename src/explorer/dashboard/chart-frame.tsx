import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'
import { Failure } from '../failure.js'
import { OpenInPlayground } from '../open-in-playground.js'
import { givenVariables } from '../playground-link.js'
import type { Answer } from '../state/use-answer.js'
import { useWords } from '../words/words.js'
import { useDashboardWords } from './dashboard-words.js'

/** The figures of a chart, row by row; numbers are written as the language has them. */
export interface Figures {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
}

interface Shown {
  /** What there is to be seen, in one sentence. */
  readonly finding: string
  readonly chart: ComponentChildren
  readonly figures: Figures
  /** What is left out, and why. */
  readonly remarks: readonly string[]
}

interface Props<Value> {
  readonly title: string
  readonly note: string
  readonly answer: Answer<Value>
  /** The operation as it is asked. */
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** A text where there is nothing to draw. */
  readonly show: (value: Value) => Shown | string
}

/** A chart with its title in words, its figures as a table, and the query that gave them; also while there is none. */
export function ChartFrame<Value>({ title, note, answer, query, variables, show }: Props<Value>) {
  const id = useId()
  // What came before would be taken for what could not be had.
  const shown = answer.value === null || answer.error ? null : show(answer.value)
  return (
    <section class="chart" aria-labelledby={id} aria-busy={answer.isLoading}>
      <h2 id={id}>{title}</h2>
      {shown !== null && typeof shown !== 'string' && <p class="chart-finding">{shown.finding}</p>}
      <div class={answer.isLoading ? 'chart-body is-stale' : 'chart-body'}>
        {typeof shown === 'string' && <p class="chart-empty">{shown}</p>}
        {shown !== null && typeof shown !== 'string' && shown.chart}
      </div>
      <ChartState answer={answer} />
      {shown !== null && typeof shown !== 'string' && (
        <>
          <p class="note">{[note, ...shown.remarks].join(' ')}</p>
          <FigureTable title={title} figures={shown.figures} />
        </>
      )}
      <QueryBehind query={query} variables={variables} />
    </section>
  )
}

function ChartState<Value>({ answer }: { answer: Answer<Value> }) {
  const words = useWords()
  const { failed } = useDashboardWords()
  if (answer.error) return <Failure error={answer.error} title={failed} onRetry={answer.retry} />
  if (!answer.isLoading && !answer.isCancelled) return null
  return (
    <div class="chart-state" role="status">
      {answer.isLoading ? words.loading : words.cancelled}{' '}
      <button type="button" onClick={answer.isLoading ? answer.cancel : answer.retry}>
        {answer.isLoading ? words.cancel : words.retry}
      </button>
    </div>
  )
}

/** In the document only once it is opened. */
function FigureTable({ title, figures: { heads, rows } }: { title: string; figures: Figures }) {
  const words = useWords()
  const { asTable } = useDashboardWords()
  const [isOpen, setOpen] = useState(false)
  const shown = rows.slice(0, bounds.tablePage_rows)
  return (
    <details class="chart-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{asTable}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section class="table-scroll" aria-label={`${title}: ${asTable}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows and columns keep their order
                <tr key={index}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows and columns keep their order
                    <td key={column} class={typeof cell === 'number' ? 'is-number' : undefined}>
                      {typeof cell === 'number' ? words.number(cell) : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length < rows.length && <p class="note">{words.profile.more(shown.length, rows.length)}</p>}
        </section>
      )}
    </details>
  )
}

function QueryBehind({ query, variables }: Pick<Props<unknown>, 'query' | 'variables'>) {
  const words = useDashboardWords()
  return (
    <div class="chart-query">
      <details class="chart-more">
        <summary>{words.behind}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <pre tabIndex={0}>{query.trim()}</pre>
        <p class="note">{words.variables}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
        <pre tabIndex={0}>{JSON.stringify(givenVariables(variables), null, 2)}</pre>
      </details>
      <OpenInPlayground query={query} variables={variables} />
    </div>
  )
}
