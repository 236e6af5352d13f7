import type { Choice } from './choice.js'

interface Props {
  readonly label: string
  /** What is chosen where nothing is. */
  readonly none: string
  readonly chosen: string | null
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string | null) => void
}

/** What a link has chosen is shown as it stands there, also where it is none of the choices. */
export function ChoiceField({ label, none, chosen, choices, onChoose }: Props) {
  const isKnown = chosen === null || choices.some(({ value }) => value === chosen)
  return (
    <label class="field">
      {label}
      <select value={chosen ?? ''} onChange={({ currentTarget: { value } }) => onChoose(value || null)}>
        <option value="">{none}</option>
        {!isKnown && <option value={chosen}>{chosen}</option>}
        {choices.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
