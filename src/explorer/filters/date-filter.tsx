import { useEffect, useId, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'
import type { ChangeView } from '../state/use-view-state.js'
import { lastYear } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import { dateStep, usePlay } from './use-play.js'

interface Props {
  readonly asOf: number | null
  /** Where playing begins. */
  readonly firstYear: number
  /** Whether what this year shows is still on its way. */
  readonly isLoading: boolean
  readonly change: ChangeView
}

/** A slider over years. However often it is moved, Back leaves it in one step. */
export function DateFilter({ asOf, firstYear, isLoading, change }: Props) {
  const words = useWords().filters
  const id = useId()
  const [moved, setMoved] = useState<number | null>(null)
  const play = usePlay(asOf, [firstYear, lastYear], isLoading, change)
  useEffect(() => {
    if (moved === null) return
    const timer = setTimeout(() => {
      change({ asOf: moved }, dateStep)
      setMoved(null)
    }, bounds.datePause_ms)
    return () => clearTimeout(timer)
  }, [moved, change])
  const year = moved ?? asOf
  const inWords = year === null ? words.allTimes : words.year(year)
  return (
    <div class="field">
      <label for={id}>{words.asOf}</label>
      <div class="date-slider">
        <button
          type="button"
          class="play"
          aria-label={play.isOn ? words.pause : words.play}
          title={play.isOn ? words.pause : words.play}
          onClick={play.toggle}
        >
          <span class={play.isOn ? 'pause-sign' : 'play-sign'} aria-hidden="true" />
        </button>
        <input
          id={id}
          type="range"
          min={bounds.firstYear}
          max={lastYear}
          value={year ?? lastYear}
          aria-valuetext={inWords}
          onInput={({ currentTarget }) => {
            play.stop()
            setMoved(currentTarget.valueAsNumber)
          }}
        />
      </div>
      <div class="date">
        <output for={id}>{inWords}</output>
        {year !== null && (
          <button
            type="button"
            onClick={() => {
              play.stop()
              setMoved(null)
              change({ asOf: null })
            }}
          >
            {words.remove}
          </button>
        )}
      </div>
    </div>
  )
}
