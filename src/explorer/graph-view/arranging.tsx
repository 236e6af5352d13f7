import { useWords } from '../words/words.js'

/** The share that is done; null where all is. */
export type Arranged = number | 'stopped' | null

interface Props {
  readonly arranged: Arranged
  readonly onStop: () => void
  readonly onAgain: () => void
}

/** How far the arrangement is, while it is not at its end. */
export function Arranging({ arranged, onStop, onAgain }: Props) {
  const words = useWords().network
  if (arranged === null) return null
  if (arranged === 'stopped')
    return (
      <div class="arranging">
        <span role="status">{words.stopped}</span>
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
      </div>
    )
  const progress = words.arranging(Math.floor(100 * arranged))
  return (
    <div class="arranging">
      <span>{progress}</span>
      <progress value={arranged} max={1} aria-label={progress} />
      <button type="button" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  )
}
