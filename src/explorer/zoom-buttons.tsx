import { useWords } from './words/words.js'

interface Props {
  /** Null until it can be moved. */
  readonly view: { zoomBy(levels: number, about: null): void; showWhole(): void } | null
  /** What the last button does, in words. */
  readonly whole: string
}

/** Nearer, further, and back to all of it: for what is drawn on a map or as a network. */
export function ZoomButtons({ view, whole }: Props) {
  const words = useWords()
  return (
    <>
      <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => view?.zoomBy(1, null)}>
        +
      </button>
      <button type="button" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => view?.zoomBy(-1, null)}>
        −
      </button>
      <button type="button" aria-label={whole} title={whole} onClick={() => view?.showWhole()}>
        ⤢
      </button>
    </>
  )
}
