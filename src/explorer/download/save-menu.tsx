import { useState } from 'preact/hooks'
import { useWords } from '../words/words.js'
import { saveFile } from './save-file.js'

interface Props {
  /** Without its ending. */
  readonly name: string
  readonly png: () => Promise<Blob>
  readonly svg: () => Promise<string>
}

/** What is shown, taken away as a file. */
export function SaveMenu({ name, png, svg }: Props) {
  const words = useWords().saving
  const [hasFailed, setHasFailed] = useState(false)
  const save = (ending: string, content: () => Promise<Blob>): void => {
    setHasFailed(false)
    content().then(
      (file) => saveFile(`${name}.${ending}`, file),
      () => setHasFailed(true),
    )
  }
  const drawn = async (): Promise<Blob> => new Blob([await svg()], { type: 'image/svg+xml' })
  return (
    <details class="save">
      <summary aria-label={words.title} title={words.title}>
        ⤓
      </summary>
      <div class="save-choices">
        <button type="button" onClick={() => save('png', png)}>
          {words.png}
        </button>
        <button type="button" onClick={() => save('svg', drawn)}>
          {words.svg}
        </button>
        {hasFailed && <p role="alert">{words.failed}</p>}
      </div>
    </details>
  )
}
