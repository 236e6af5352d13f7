import { Failure } from '../failure.js'
import type { Network } from '../network/network.js'
import type { Answer } from '../state/use-answer.js'
import type { ChangeView } from '../state/use-view-state.js'
import { colourings, sizings, type ViewState } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import type { GroupColours } from './colours.js'
import type { Grouping } from './grouping.js'
import type { ValueOf } from './load-values.js'
import type { Sizes } from './sizes.js'

interface Props {
  readonly network: Network
  readonly grouping: Answer<Grouping>
  readonly values: Answer<ValueOf>
  readonly sizes: Sizes
  readonly state: ViewState
  readonly colours: GroupColours
  readonly change: ChangeView
  readonly onPick: (ids: readonly string[]) => void
}

/** What colours and sizes say; each colour selects those that have it. */
export function Legend(props: Props) {
  const { state, change, grouping } = props
  const words = useWords()
  return (
    <details class="legend" open={matchMedia('(min-width: 701px) and (min-height: 641px)').matches}>
      <summary>{words.network.legend}</summary>
      <label class="field">
        {words.network.colour}
        <select
          value={state.colour}
          onChange={({ currentTarget }) => change({ colour: colourings[currentTarget.selectedIndex] ?? 'country' })}
        >
          {colourings.map((one) => (
            <option key={one} value={one}>
              {words.network.colours[one]}
            </option>
          ))}
        </select>
      </label>
      {grouping.error && <Failure error={grouping.error} title={words.network.legendFailed} onRetry={grouping.retry} />}
      {grouping.isLoading && <p role="status">{words.loading}</p>}
      {grouping.value && !grouping.isLoading && !grouping.error && <Groups {...props} grouping={grouping.value} />}
      <SizeLegend {...props} />
      <button type="button" onClick={() => change({ seed: state.seed + 1, spot: null })}>
        {words.network.anotherSeed}
      </button>
    </details>
  )
}

function Groups({ grouping, colours, state, onPick }: Omit<Props, 'grouping'> & { readonly grouping: Grouping }) {
  const { network: words, number } = useWords()
  const { groups, others, ungrouped } = grouping
  const rows = [
    ...groups.map(({ key, label, members }, number) => ({ key, label, members, colour: colours.groups[number] })),
    { key: 'others', label: words.other, members: others, colour: colours.other },
    { key: 'none', label: words.none[state.colour], members: ungrouped, colour: colours.none },
  ]
  return (
    <>
      <ul class="groups">
        {rows
          .filter(({ members }) => members.length > 0)
          .map(({ key, label, members, colour }) => (
            <li key={key}>
              <button type="button" title={words.groups(label, members.length)} onClick={() => onPick(members)}>
                <Dot colour={colour ?? colours.other} radius_px={6} />
                <span class="group-name">{label}</span>
                <span class="detail">{number(members.length)}</span>
              </button>
            </li>
          ))}
      </ul>
      {state.colour === 'programme' && groups.length > 1 && (
        <p class="note">{words.several(state.programme !== null)}</p>
      )}
    </>
  )
}

const Dot = ({ colour, radius_px }: { colour: string; radius_px: number }) => (
  <svg class="dot" width={2 * radius_px} height={2 * radius_px} aria-hidden="true">
    <circle cx={radius_px} cy={radius_px} r={radius_px} fill={colour} />
  </svg>
)

function SizeLegend({ state, values, sizes, colours, network, change }: Props) {
  const words = useWords()
  const { least, most, known_count } = sizes
  const rounded = (value: number): string => words.number(Number(value.toPrecision(3)))
  const isRanked = state.size === 'pageRank' || state.size === 'betweenness'
  return (
    <>
      <label class="field">
        {words.network.size}
        <select
          value={state.size}
          onChange={({ currentTarget }) => change({ size: sizings[currentTarget.selectedIndex] ?? 'degree' })}
        >
          {sizings.map((one) => (
            <option key={one} value={one}>
              {words.network.sizes[one]}
            </option>
          ))}
        </select>
      </label>
      {values.error && <Failure error={values.error} title={words.network.legendFailed} onRetry={values.retry} />}
      {values.isLoading ? (
        <p role="status">{words.loading}</p>
      ) : (
        !values.error && (
          <p class="size-scale">
            <Dot colour={colours.other} radius_px={3} />
            <Dot colour={colours.other} radius_px={8} />
            {known_count === 0 ? words.network.sizeNone : words.network.sizeFrom(rounded(least), rounded(most))}
          </p>
        )
      )}
      {isRanked && known_count > 0 && known_count < network.cities.size && (
        <p class="note">{words.network.sizeBeyond(known_count)}</p>
      )}
    </>
  )
}
