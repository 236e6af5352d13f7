import { ask } from '../api/ask.js'
import { FilterChoices } from '../api/generated.js'
import { useAnswer } from '../state/use-answer.js'
import type { ChangeView } from '../state/use-view-state.js'
import { layers, startState, type ViewState } from '../state/view-state.js'
import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import { DateFilter } from './date-filter.js'

interface Props {
  readonly state: ViewState
  readonly language: string
  readonly change: ChangeView
}

/** What the view is narrowed down to; all of it is in the link. */
export function FilterPanel({ state, language, change }: Props) {
  const words = useWords()
  const choices = useAnswer(language, (signal) => ask(FilterChoices, { language }, signal))
  const countries = (choices.value?.countries.edges ?? [])
    .map(({ node: { code }, node }) => ({ code, name: countryName(node, words) ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale))
  const programmes = choices.value?.programmes.edges.map(({ node }) => node) ?? []
  const isFiltered = state.countries.length > 0 || state.programme !== null || state.asOf !== null
  return (
    <details class="filters" open={matchMedia('(min-width: 701px)').matches}>
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
      <label class="field">
        {words.filters.country}
        <select
          value={state.countries[0] ?? ''}
          onChange={({ currentTarget: { value } }) => change({ countries: value === '' ? [] : [value], camera: null })}
        >
          <option value="">{words.filters.allCountries}</option>
          {countries.map(
            ({ code, name }) =>
              code && (
                <option key={code} value={code}>
                  {name}
                </option>
              ),
          )}
        </select>
      </label>
      <label class="field">
        {words.filters.programme}
        <select
          value={state.programme ?? ''}
          onChange={({ currentTarget: { value } }) => change({ programme: value || null, camera: null })}
        >
          <option value="">{words.filters.allProgrammes}</option>
          {programmes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DateFilter asOf={state.asOf} change={change} />
      {isFiltered && (
        <button
          type="button"
          onClick={() => change({ ...startState, page: state.page, select: state.select, language: state.language })}
        >
          {words.filters.reset}
        </button>
      )}
    </details>
  )
}
