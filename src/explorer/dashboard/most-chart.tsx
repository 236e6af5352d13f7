import { ask } from '../api/ask.js'
import { MostTwinned, type MostTwinnedQueryVariables } from '../api/generated.js'
import query from '../api/operations/most-twinned.graphql?raw'
import { bounds } from '../bounds.js'
import { EntityLink } from '../profile/fact-list.js'
import { useAnswer } from '../state/use-answer.js'
import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import { ChartFrame } from './chart-frame.js'
import type { ChartProps } from './chart-props.js'
import { useDashboardWords } from './dashboard-words.js'
import { ShareBar } from './share-bar.js'

export function MostChart({ filters, language, onSelect }: ChartProps) {
  const words = useWords()
  const says = useDashboardWords().most
  const variables: MostTwinnedQueryVariables = {
    where: filters.cities,
    asOf: filters.asOf,
    first: bounds.mostTwinned_count,
    language,
  }
  const answer = useAnswer(JSON.stringify(variables), (signal) => ask(MostTwinned, variables, signal))
  return (
    <ChartFrame
      title={says.title}
      note={says.note}
      answer={answer}
      query={query}
      variables={variables}
      show={({ cities: { edges, totalCount } }) => {
        const cities = edges
          .map(({ node: { twinnings, ...city } }) => ({ city, ties: twinnings.totalCount }))
          .filter(({ ties }) => ties > 0)
        const [most] = cities
        if (!most) return says.empty
        return {
          finding: says.found(most.city.name, most.ties),
          chart: (
            <ol class="bars">
              {cities.map(({ city, ties }) => (
                <li key={city.id}>
                  <span class="bar-name">
                    <EntityLink target={city} onSelect={onSelect} />{' '}
                    <span class="detail">{countryName(city.country, words)}</span>
                  </span>
                  <ShareBar share={ties / most.ties} />
                  <span class="bar-count">{words.number(ties)}</span>
                </li>
              ))}
            </ol>
          ),
          // Those that come after a city without twinnings have none either.
          remarks:
            cities.length === edges.length && edges.length < totalCount ? [says.cut(edges.length, totalCount)] : [],
          figures: {
            heads: [says.city, says.country, says.ties],
            rows: cities.map(({ city, ties }) => [
              <EntityLink key="city" target={city} onSelect={onSelect} />,
              countryName(city.country, words),
              ties,
            ]),
          },
        }
      }}
    />
  )
}
