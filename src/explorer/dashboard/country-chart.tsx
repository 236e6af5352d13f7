import { ask } from '../api/ask.js'
import { CountryPairs, type CountryPairsQueryVariables } from '../api/generated.js'
import query from '../api/operations/country-pairs.graphql?raw'
import { bounds } from '../bounds.js'
import { ofTwinnings } from '../network/choice-filters.js'
import { EntityLink } from '../profile/fact-list.js'
import { useAnswer } from '../state/use-answer.js'
import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import { ChartFrame } from './chart-frame.js'
import type { ChartProps } from './chart-props.js'
import { type CountryGrid, type CountryPair, countryGrid, type GridCountry } from './country-grid.js'
import { useDashboardWords } from './dashboard-words.js'
import { shadeOf, shadeStarts } from './scales.js'
import { useWidth } from './use-width.js'

const shades_count = 6

export function CountryChart({ filters, language, onSelect }: ChartProps) {
  const words = useWords()
  const says = useDashboardWords().countries
  const variables: CountryPairsQueryVariables = {
    where: ofTwinnings(filters.twinnings),
    asOf: filters.asOf,
    first: bounds.countryPairs_count,
    language,
  }
  const answer = useAnswer(JSON.stringify(variables), (signal) => ask(CountryPairs, variables, signal))
  const nameOf = (country: GridCountry): string => countryName(country, words) ?? country.id
  return (
    <ChartFrame
      title={says.title}
      note={says.note}
      answer={answer}
      query={query}
      variables={variables}
      show={({ countryMatrix: pairs, tieCoverage: { tieCount, withoutCountry } }) => {
        const [most] = pairs
        if (!most) return says.empty
        return {
          finding: says.found(
            nameOf(most.from),
            nameOf(most.to),
            most.count,
            pairs.filter(({ count }) => count === most.count).length - 1,
          ),
          chart: <HeatMap pairs={pairs} nameOf={nameOf} />,
          remarks: [
            ...(pairs.length === bounds.countryPairs_count ? [says.cutPairs(pairs.length)] : []),
            ...(withoutCountry > 0 ? [says.without(withoutCountry, tieCount)] : []),
          ],
          figures: {
            heads: [says.one, says.other, says.ties],
            rows: pairs.map(({ from, to, count }) => [
              <EntityLink key="from" target={{ id: from.id, name: nameOf(from) }} onSelect={onSelect} />,
              <EntityLink key="to" target={{ id: to.id, name: nameOf(to) }} onSelect={onSelect} />,
              count,
            ]),
          },
        }
      }}
    />
  )
}

interface HeatMapProps {
  readonly pairs: readonly CountryPair[]
  readonly nameOf: (country: GridCountry) => string
}

const heads_px = 22

function HeatMap({ pairs, nameOf }: HeatMapProps) {
  const words = useWords()
  const says = useDashboardWords().countries
  const [frame, width_px] = useWidth<HTMLDivElement>()
  const hasNames = width_px >= 520
  const names_px = hasNames ? 132 : 28
  const room_count = Math.floor((width_px - names_px) / 20)
  const grid = countryGrid(pairs, Math.max(2, Math.min(bounds.gridCountries_count, room_count)))
  const cell_px = Math.min(44, Math.floor((width_px - names_px) / Math.max(1, grid.countries.length)))
  const starts = shadeStarts(Math.max(1, ...grid.cells.flat()), shades_count)
  const size_px = cell_px * grid.countries.length
  const isCut = grid.countries.length < grid.all_count
  return (
    <div ref={frame}>
      {width_px > 0 && (
        <svg
          class="heat-map"
          role="img"
          aria-label={`${says.title}: ${grid.countries.map(nameOf).join(', ')}`}
          width={names_px + size_px}
          height={heads_px + size_px}
        >
          <Heads grid={grid} at={{ names_px, cell_px }} labelOf={hasNames ? nameOf : codeOf} />
          <rect class="heat-ground" x={names_px} y={heads_px} width={size_px} height={size_px} />
          {grid.cells.map((line, row) =>
            line.map((count, column) => {
              const shade = shadeOf(count, starts)
              const [one, other] = [grid.countries[row], grid.countries[column]]
              if (shade < 0 || !one || !other) return null
              const [x, y] = [names_px + column * cell_px, heads_px + row * cell_px]
              return (
                <g key={`${one.id} ${other.id}`}>
                  <title>{says.pair(nameOf(one), nameOf(other), count)}</title>
                  <rect
                    class={`heat heat-${shadeClass(shade, starts)}`}
                    x={x}
                    y={y}
                    width={cell_px - 1}
                    height={cell_px - 1}
                  />
                  {cell_px >= 30 && (
                    <text class={`heat-count on-${shadeClass(shade, starts)}`} x={x + cell_px / 2} y={y + cell_px / 2}>
                      {words.number(count)}
                    </text>
                  )}
                </g>
              )
            }),
          )}
        </svg>
      )}
      <p class="legend">
        {says.legend}
        {starts.map((start, shade) => (
          <span key={start} class="legend-entry">
            <svg class="legend-mark" aria-hidden="true" width="14" height="14">
              <rect class={`heat heat-${shadeClass(shade, starts)}`} width="14" height="14" />
            </svg>
            {says.from(start)}
          </span>
        ))}
        {isCut && <span>{says.cut(grid.countries.length, grid.all_count)}</span>}
      </p>
    </div>
  )
}

/** The strongest is always the strongest colour, however few there are. */
const shadeClass = (shade: number, starts: readonly number[]): number => shades_count - starts.length + shade + 1

/** A name that is cut is not to be taken for a code. */
const codeOf = ({ code, name }: GridCountry): string => code ?? `${name.slice(0, 3)}.`

interface HeadsProps {
  readonly grid: CountryGrid
  readonly at: { readonly names_px: number; readonly cell_px: number }
  readonly labelOf: (country: GridCountry) => string
}

function Heads({ grid, at: { names_px, cell_px }, labelOf }: HeadsProps) {
  return (
    <>
      {grid.countries.map((country, index) => (
        <g key={country.id} class="axis-text">
          <text class="at-end" x={names_px - 6} y={heads_px + (index + 0.5) * cell_px}>
            {shortened(labelOf(country))}
          </text>
          <text class="at-middle" x={names_px + (index + 0.5) * cell_px} y={heads_px / 2}>
            {codeOf(country)}
          </text>
        </g>
      ))}
    </>
  )
}

const shortened = (name: string): string => (name.length > 18 ? `${name.slice(0, 17)}…` : name)
