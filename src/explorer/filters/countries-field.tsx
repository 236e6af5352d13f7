import { isCountryCode } from '../state/view-state.js'
import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import type { Choice } from './choice.js'
import { ChoiceField } from './choice-field.js'

interface Props {
  readonly chosen: readonly string[]
  readonly choices: readonly Choice[]
  readonly onChoose: (countries: readonly string[]) => void
}

/** One country after another; each that is chosen can be taken away again. */
export function CountriesField({ chosen, choices, onChoose }: Props) {
  const words = useWords()
  const says = words.filters
  const names = new Map(choices.map(({ value, name }) => [value, name]))
  return (
    <>
      <ChoiceField
        label={says.country}
        none={chosen.length === 0 ? says.allCountries : says.anotherCountry}
        chosen={null}
        choices={choices.filter(({ value }) => !chosen.includes(value))}
        onChoose={(one) => one !== null && onChoose([...chosen, one])}
      />
      {chosen.length > 0 && (
        <p class="chosen-countries">
          {chosen.map((country) => {
            // A link may name one that has no city.
            const name =
              names.get(country) ?? countryName({ code: isCountryCode(country) ? country : null, name: country }, words)
            return (
              <button
                key={country}
                type="button"
                aria-label={says.leaveOut(name)}
                title={says.leaveOut(name)}
                onClick={() => onChoose(chosen.filter((one) => one !== country))}
              >
                {name} <span aria-hidden="true">×</span>
              </button>
            )
          })}
        </p>
      )}
    </>
  )
}
