import { useState } from 'preact/hooks'
import { ask } from '../api/ask.js'
import { FilterChoices } from '../api/generated.js'
import { useAnswer } from '../state/use-answer.js'
import type { ChangeView } from '../state/use-view-state.js'
import { isFiltered, lastYear, layers, noFilters, unreadOf, type ViewState } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import { ChoiceField } from './choice-field.js'
import { CountriesField } from './countries-field.js'
import { countryChoices } from './country-choices.js'
import { DateFilter } from './date-filter.js'
import { firstPlayed } from './first-played.js'

interface Props {
  readonly state: ViewState
  readonly language: string
  readonly isLoading: boolean
  readonly change: ChangeView
}

/** What the link that was opened asks for in vain, until something is chosen instead. */
function UnreadNote({ state }: Pick<Props, 'state'>) {
  const words = useWords().filters
  const chosen = state.countries.join()
  const [opened] = useState(() => ({ ...unreadOf(location.search), chosen }))
  const asOf = state.asOf === null ? opened.asOf : null
  const countries = chosen === opened.chosen ? opened.countries : []
  if (asOf === null && countries.length === 0) return null
  return (
    <p class="note" role="status">
      {asOf !== null && words.noYear(asOf, lastYear)} {countries.length > 0 && words.noCode(countries.join(', '))}
    </p>
  )
}

/** What the view is narrowed down to; all of it is in the link. */
export function FilterPanel({ state, language, isLoading, change }: Props) {
  const words = useWords()
  const choices = useAnswer(language, (signal) => ask(FilterChoices, { language }, signal))
  const countries = countryChoices(choices.value?.countries.edges ?? [], words)
  const programmes = choices.value?.programmes.edges.map(({ node: { id, name } }) => ({ value: id, name })) ?? []
  const sources = choices.value?.sources.edges.map(({ node: { id, title } }) => ({ value: id, name: title })) ?? []
  return (
    <details
      class="filters"
      open={matchMedia('(min-width: 1101px), (min-width: 701px) and (min-height: 801px)').matches}
    >
      <summary>{words.filters.title}</summary>
      <fieldset>
        <legend>{words.filters.layers}</legend>
        {layers.map((layer) => (
          <label key={layer} class={`layer is-${layer}`}>
            <input
              type="checkbox"
              checked={state.layers.includes(layer)}
              onChange={({ currentTarget: { checked } }) =>
                change({ layers: layers.filter((one) => (one === layer ? checked : state.layers.includes(one))) })
              }
            />
            <span class="swatch" aria-hidden="true" />
            {words.filters.layer[layer]}
          </label>
        ))}
      </fieldset>
      <CountriesField
        chosen={state.countries}
        choices={countries}
        onChoose={(chosen) => change({ countries: chosen, camera: null, spot: null })}
      />
      <ChoiceField
        label={words.filters.programme}
        none={words.filters.allProgrammes}
        chosen={state.programme}
        choices={programmes}
        onChoose={(programme) => change({ programme, camera: null, spot: null })}
      />
      {(state.countries.length > 0 || state.programme !== null) && <p class="note">{words.filters.oneEnd}</p>}
      <ChoiceField
        label={words.filters.source}
        none={words.filters.allSources}
        chosen={state.source}
        choices={sources}
        onChoose={(source) => change({ source, camera: null, spot: null })}
      />
      {choices.error && (
        <p class="note">
          {words.filters.failed}{' '}
          <button type="button" onClick={choices.retry}>
            {words.filters.retry}
          </button>
        </p>
      )}
      <UnreadNote state={state} />
      <DateFilter
        asOf={state.asOf}
        firstYear={firstPlayed(choices.value?.timeline ?? [])}
        isLoading={isLoading}
        change={change}
      />
      {isFiltered(state) && (
        <button type="button" onClick={() => change({ ...noFilters, camera: null, spot: null })}>
          {words.filters.reset}
        </button>
      )}
    </details>
  )
}
