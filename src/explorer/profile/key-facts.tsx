import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import { spanInWords } from './dates.js'
import { EntityLink } from './fact-list.js'
import type { Entity } from './load-profile.js'

/** Where a city is and how large, when and where an event was. */
export function KeyFacts({ profile, onSelect }: { profile: Entity; onSelect: (id: string) => void }) {
  const words = useWords()
  if (profile.__typename === 'City') {
    const { country, region, population, location } = profile
    return (
      <p class="where">
        {country && (
          <EntityLink target={{ id: country.id, name: countryName(country, words) ?? '' }} onSelect={onSelect} />
        )}
        {region && <span>{region}</span>}
        {population !== null && <span>{words.profile.population(population)}</span>}
        {location === null && <span class="note">{words.profile.unplaced}</span>}
      </p>
    )
  }
  if (profile.__typename === 'Event') {
    const { start, end, time, venue, theme } = profile
    return (
      <p class="where">
        <span>{spanInWords(start, end, words)}</span>
        {time && <span>{time}</span>}
        {venue && <span>{`${words.profile.venue}: ${venue}`}</span>}
        {theme && <span>{`${words.profile.theme}: ${theme}`}</span>}
      </p>
    )
  }
  return null
}
