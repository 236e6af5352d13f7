import { useMemo } from 'preact/hooks'
import { saveFile } from '../download/save-file.js'
import type { Network } from '../network/network.js'
import { useFocusBack } from '../state/use-focus-back.js'
import { NetworkTable } from '../table/network-table.js'
import { useWords } from '../words/words.js'
import { partOf } from './part-of.js'
import { citiesCsv, tiesCsv } from './selection-csv.js'

interface Props {
  readonly network: Network
  readonly picked: ReadonlySet<string>
  readonly chosen: string | null
  readonly onSelect: (id: string) => void
  readonly onClear: () => void
}

/** What was selected, as tables to read and to take away. */
export function Selection({ network, picked, chosen, onSelect, onClear }: Props) {
  const words = useWords().network
  const panel = useFocusBack<HTMLElement>()
  const part = useMemo(() => partOf(network, picked), [network, picked])
  const save = (name: string, csv: string): void => saveFile(name, new Blob([csv], { type: 'text/csv' }))
  return (
    <section ref={panel} class="selection" aria-label={words.selection}>
      <div class="selection-head">
        <strong role="status">{words.selected(part.cities.size, part.ties.length)}</strong>
        <button type="button" onClick={() => save('cityties-cities.csv', citiesCsv(part))}>
          {words.citiesCsv}
        </button>
        <button type="button" onClick={() => save('cityties-ties.csv', tiesCsv(part))}>
          {words.tiesCsv}
        </button>
        <button type="button" onClick={onClear}>
          {words.unselect}
        </button>
      </div>
      <NetworkTable network={part} chosen={chosen} onSelect={onSelect} />
    </section>
  )
}
