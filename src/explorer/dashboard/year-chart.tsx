import { ask } from '../api/ask.js'
import { TiesByYear, type TiesByYearQuery, type TiesByYearQueryVariables } from '../api/generated.js'
import query from '../api/operations/ties-by-year.graphql?raw'
import { bounds } from '../bounds.js'
import { ofTwinnings } from '../network/choice-filters.js'
import { useAnswer } from '../state/use-answer.js'
import { layers as allLayers, type Layer } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import { ChartFrame } from './chart-frame.js'
import type { ChartProps } from './chart-props.js'
import { CountAxis } from './count-axis.js'
import { useDashboardWords } from './dashboard-words.js'
import { linearTicks } from './scales.js'
import { useWidth } from './use-width.js'
import { type LayerYears, type Years, yearsOf } from './years.js'

export function YearChart({ filters, layers }: ChartProps & { readonly layers: readonly Layer[] }) {
  const says = useDashboardWords().years
  const variables: TiesByYearQueryVariables = {
    from: bounds.firstYear,
    asOf: filters.asOf,
    withTwinnings: layers.includes('twinnings'),
    twinnings: ofTwinnings(filters.twinnings),
    withAgreements: layers.includes('agreements'),
    agreements: filters.ofType('SIGNED'),
    withProgrammes: layers.includes('programmes'),
    programmes: filters.ofType('MEMBER_OF'),
  }
  const answer = useAnswer(JSON.stringify(variables), async (signal) =>
    // An operation of which everything is left out would be asked for nothing.
    yearsOf(layers.length === 0 ? [] : layerYears(await ask(TiesByYear, variables, signal))),
  )
  return (
    <ChartFrame
      title={says.title}
      note={says.note}
      answer={answer}
      query={query}
      variables={variables}
      show={(years) => {
        if (years.started_count === 0) return says.empty(years.undated_count + years.earlier_count)
        const most = years.years.reduce((best, year) => (sumOf(year.started) > sumOf(best.started) ? year : best))
        return {
          finding: says.found(most.year, sumOf(most.started)),
          chart: <Bars years={years} />,
          remarks: [
            ...(years.earlier_count > 0 ? [says.earlier(years.earlier_count, bounds.firstYear)] : []),
            ...(years.undated_count > 0 ? [says.undated(years.undated_count)] : []),
          ],
          figures: {
            heads: [says.year, ...years.layers.map((layer) => says.layer[layer]), says.ended],
            rows: years.years.map(({ year, started, ended }) => [`${year}`, ...started, ended]),
          },
        }
      }}
    />
  )
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const layerYears = (data: TiesByYearQuery): LayerYears[] =>
  allLayers.flatMap((layer) => {
    const [buckets, known] = [data[layer], data[`${layer}Known`]]
    return buckets && known ? [{ layer, buckets, known }] : []
  })

const height_px = 240
const margin = { left_px: 44, right_px: 8, top_px: 10, bottom_px: 24 }

function Bars({ years: { years, layers } }: { years: Years }) {
  const words = useWords()
  const says = useDashboardWords().years
  const [frame, width_px] = useWidth<HTMLDivElement>()
  const ticks = linearTicks(Math.max(...years.map(({ started }) => sumOf(started))), 5)
  const top = ticks.at(-1) ?? 1
  const room_px = {
    width: width_px - margin.left_px - margin.right_px,
    height: height_px - margin.top_px - margin.bottom_px,
  }
  const step_px = Math.min(28, room_px.width / years.length)
  const yOf = (count: number): number => margin.top_px + room_px.height * (1 - count / top)
  // A few years stand in the middle.
  const left_px = margin.left_px + (room_px.width - step_px * years.length) / 2
  const xOf = (index: number): number => left_px + index * step_px
  // As many as are not written over each other.
  const every_count = [1, 2, 5, 10, 20, 50, 100].find((years_count) => years_count * step_px >= 44) ?? 100
  const first = years[0]?.year ?? 0
  return (
    <div ref={frame}>
      {width_px > 0 && (
        <svg
          role="img"
          aria-label={`${says.title}: ${first} – ${first + years.length - 1}`}
          width={width_px}
          height={height_px}
        >
          <CountAxis ticks={ticks} yOf={yOf} left_px={margin.left_px} right_px={width_px - margin.right_px} />
          {years.map(({ year, started }, index) => (
            <g key={year}>
              <title>
                {says.bar(
                  year,
                  started
                    .map((count, at) => `${says.layer[layers[at] ?? 'twinnings']} ${words.number(count)}`)
                    .join(', '),
                )}
              </title>
              {started.map((count, at) => {
                const below = sumOf(started.slice(0, at))
                return (
                  <rect
                    key={layers[at]}
                    class={`bar is-${layers[at]}`}
                    x={xOf(index)}
                    y={yOf(below + count)}
                    width={Math.max(1, step_px - (step_px > 4 ? 1 : 0))}
                    height={yOf(below) - yOf(below + count)}
                  />
                )
              })}
              {year % every_count === 0 && (
                <text class="axis-text at-middle" x={xOf(index) + step_px / 2} y={height_px - 10}>
                  {year}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
      {layers.length > 1 && (
        <p class="legend">
          {layers.map((layer) => (
            <span key={layer} class="legend-entry">
              <svg class="legend-mark" aria-hidden="true" width="14" height="14">
                <rect class={`bar is-${layer}`} width="14" height="14" />
              </svg>
              {says.layer[layer]}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
