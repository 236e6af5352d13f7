import { useState } from 'react'
import { CostPanel } from '../cost/cost-panel.js'
import { EntityLinks } from './entity-links.js'
import { TablePanel } from './table-panel.js'
import { useAnswer } from './use-answer.js'

const views = { answer: 'Answer', table: 'Table', cost: 'Cost' } as const
type View = keyof typeof views

/** The answer as a table, or what its question costs, over the answer as it came. */
export function AnswerViews() {
  const [view, setView] = useState<View>('answer')
  const answer = useAnswer(view !== 'answer')
  return (
    <>
      <EntityLinks />
      {view !== 'answer' && (
        <div className="cityties-view">
          {view === 'table' ? <TablePanel answer={answer} /> : <CostPanel charged={answer?.cost ?? null} />}
        </div>
      )}
      <fieldset className="cityties-views">
        <legend>Show</legend>
        {Object.entries(views).map(([key, label]) => (
          <button key={key} type="button" aria-pressed={key === view} onClick={() => setView(key as View)}>
            {label}
          </button>
        ))}
      </fieldset>
    </>
  )
}
