import { useEffect, useId, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'
import type { ChangeView } from '../state/use-view-state.js'
import { useWords } from '../words/words.js'

/** A slider over years. While it moves the address is replaced, so that Back leaves it in one step. */
export function DateFilter({ asOf, change }: { asOf: number | null; change: ChangeView }) {
  const words = useWords()
  const id = useId()
  const lastYear = new Date().getFullYear()
  const [moved, setMoved] = useState<number | null>(null)
  useEffect(() => {
    if (moved === null) return
    const timer = setTimeout(() => {
      change({ asOf: moved }, { replace: true })
      setMoved(null)
    }, bounds.datePause_ms)
    return () => clearTimeout(timer)
  }, [moved, change])
  const year = moved ?? asOf
  return (
    <div class="field">
      <label for={id}>{words.filters.asOf}</label>
      <input
        id={id}
        type="range"
        min={bounds.firstYear}
        max={lastYear}
        value={year ?? lastYear}
        aria-valuetext={year === null ? words.filters.allTimes : words.filters.year(year)}
        onInput={({ currentTarget }) => setMoved(currentTarget.valueAsNumber)}
      />
      <div class="date">
        <output for={id}>{year === null ? words.filters.allTimes : words.filters.year(year)}</output>
        {year !== null && (
          <button
            type="button"
            onClick={() => {
              setMoved(null)
              change({ asOf: null })
            }}
          >
            {words.filters.remove}
          </button>
        )}
      </div>
    </div>
  )
}
