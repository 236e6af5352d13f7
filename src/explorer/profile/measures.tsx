import { ask } from '../api/ask.js'
import { Measures, type MeasuresQuery } from '../api/generated.js'
import { bounds } from '../bounds.js'
import { Failure } from '../failure.js'
import { dateOf } from '../network/choice-filters.js'
import { pause } from '../state/pause.js'
import { useAnswer } from '../state/use-answer.js'
import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import { EntityLink, Section } from './fact-list.js'
import type { CityProfile } from './load-profile.js'
import { useYear } from './year.js'

type Measured = NonNullable<MeasuresQuery['city']>
type Metrics = NonNullable<Measured['metrics']>

interface Props {
  readonly city: CityProfile
  readonly language: string
  readonly onSelect: (id: string) => void
}

/** Where the city stands in the whole network, which takes longer to work out than to read the rest. */
export function MeasuresOfCity({ city: { id, twinnings }, language, onSelect }: Props) {
  const words = useWords()
  const year = useYear()
  const answer = useAnswer(JSON.stringify([id, language, year]), async (signal) => {
    // Years that are played go by too fast for what takes a while.
    if (year !== null) await pause(bounds.measurePause_ms, signal)
    return ask(Measures, { id, language, asOf: dateOf(year) }, signal)
  })
  const city = answer.value?.city
  if (answer.error) return <Failure error={answer.error} title={words.measures.failed} onRetry={answer.retry} />
  return (
    <>
      <Section title={words.measures.title} span="inYear">
        {city?.metrics && !answer.isLoading ? (
          <MetricTable metrics={city.metrics} abroad={twinnings} />
        ) : (
          <p class="note">{words.loading}</p>
        )}
      </Section>
      {city && !answer.isLoading && <Suggestions twins={city.suggestedTwins} onSelect={onSelect} />}
    </>
  )
}

interface MetricsProps {
  readonly metrics: Metrics
  readonly abroad: CityProfile['twinnings']
}

function MetricTable({ metrics, abroad: { edges, totalCount } }: MetricsProps) {
  const words = useWords().measures
  const nowhere_count = edges.filter(({ node }) => node.country === null).length
  const names = Object.keys(words.names) as (keyof typeof words.names)[]
  return (
    <table class="metrics">
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.rank}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">
              {words.names[name]}
              <small>{words.meanings[name]}</small>
              {name === 'partnerCountries' && nowhere_count > 0 && (
                <small>{words.countryUnknown(nowhere_count, totalCount)}</small>
              )}
            </th>
            <td>{words.inDigits(metrics[name].value)}</td>
            <td>{words.rankOf(metrics[name].rank, metrics.cityCount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** With the reasons: whom the two have in common, how far apart and how unlike in size they are. */
function Suggestions({ twins, onSelect }: { twins: Measured['suggestedTwins']; onSelect: Props['onSelect'] }) {
  const words = useWords()
  return (
    <Section title={words.suggestions.title} span="inYear">
      {twins.length === 0 && <p class="note">{words.suggestions.none}</p>}
      {twins.length > 0 && <p class="note">{words.suggestions.order}</p>}
      <ol class="facts">
        {twins.map(({ city, commonPartnerCount, commonPartners, distanceKm, sizeRatio }) => (
          <li key={city.id}>
            <EntityLink target={city} onSelect={onSelect} />
            {city.country && <span class="detail"> · {countryName(city.country, words)}</span>}
            <small>
              {words.suggestions.shared(commonPartnerCount)}:{' '}
              {commonPartners.map((partner, index) => (
                <span key={partner.id}>
                  {index > 0 && ', '}
                  <EntityLink target={partner} onSelect={onSelect} />
                </span>
              ))}
              {commonPartners.length < commonPartnerCount && ' …'}
              {distanceKm !== null && ` · ${words.suggestions.away(distanceKm)}`}
              {sizeRatio !== null && ` · ${words.suggestions.sizes(sizeRatio)}`}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  )
}
