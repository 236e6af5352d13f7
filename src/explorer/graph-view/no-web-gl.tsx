import type { ChangeView } from '../state/use-view-state.js'
import { useWords } from '../words/words.js'

let isThere: boolean | null = null

/** Asked once: a browser gives a page only so many contexts. */
export function hasWebGl(): boolean {
  const canvas = document.createElement('canvas')
  isThere ??= (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null
  return isThere
}

/** Instead of a drawing, the two ways that need no graphics. */
export function NoWebGl({ change }: { change: ChangeView }) {
  const words = useWords().network
  return (
    <div class="network-notice" role="status">
      <p>{words.noWebGl}</p>
      <button type="button" onClick={() => change({ page: 'map' })}>
        {words.toMap}
      </button>
      <button type="button" onClick={() => change({ page: 'table' })}>
        {words.toTable}
      </button>
    </div>
  )
}
