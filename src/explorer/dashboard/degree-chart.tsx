import { ask } from '../api/ask.js'
import { Degrees, type DegreesQueryVariables } from '../api/generated.js'
import query from '../api/operations/degrees.graphql?raw'
import { isNarrow, ofTwinnings } from '../network/choice-filters.js'
import { useAnswer } from '../state/use-answer.js'
import { useWords } from '../words/words.js'
import { ChartFrame } from './chart-frame.js'
import type { ChartProps } from './chart-props.js'
import { CountAxis } from './count-axis.js'
import { useDashboardWords } from './dashboard-words.js'
import { logTicks, onLogAxis } from './scales.js'
import { useWidth } from './use-width.js'

interface DegreeCount {
  readonly degree: number
  readonly nodes: number
}

export function DegreeChart({ filters }: ChartProps) {
  const says = useDashboardWords().degrees
  const variables: DegreesQueryVariables = { where: ofTwinnings(filters.twinnings), asOf: filters.asOf }
  const answer = useAnswer(JSON.stringify(variables), (signal) => ask(Degrees, variables, signal))
  return (
    <ChartFrame
      title={says.title}
      note={says.note}
      answer={answer}
      query={query}
      variables={variables}
      show={({ statistics: { degreeDistribution, maxDegree } }) => {
        // A logarithmic axis has no place for none; and with filters these are what does not fit.
        const counts = degreeDistribution.filter(({ degree }) => degree > 0)
        if (counts.length === 0) return says.empty
        return {
          finding: says.found(counts.find(({ degree }) => degree === 1)?.nodes ?? 0, maxDegree),
          chart: <Points counts={counts} />,
          remarks: isNarrow(filters.twinnings) ? [says.inside] : [],
          figures: {
            heads: [says.degree, says.cities],
            rows: counts.map(({ degree, nodes }) => [degree, nodes]),
          },
        }
      }}
    />
  )
}

const height_px = 260
const margin = { left_px: 52, right_px: 14, top_px: 22, bottom_px: 44 }

function Points({ counts }: { counts: readonly DegreeCount[] }) {
  const words = useWords()
  const says = useDashboardWords().degrees
  const [frame, width_px] = useWidth<HTMLDivElement>()
  const xTicks = logTicks(Math.max(...counts.map(({ degree }) => degree)))
  const yTicks = logTicks(Math.max(...counts.map(({ nodes }) => nodes)))
  const room_px = {
    width: width_px - margin.left_px - margin.right_px,
    height: height_px - margin.top_px - margin.bottom_px,
  }
  const xOf = (degree: number): number => margin.left_px + room_px.width * onLogAxis(degree, xTicks.at(-1) ?? 2)
  const yOf = (nodes: number): number => margin.top_px + room_px.height * (1 - onLogAxis(nodes, yTicks.at(-1) ?? 2))
  const bottom_px = height_px - margin.bottom_px
  return (
    <div ref={frame}>
      {width_px > 0 && (
        <svg role="img" aria-label={says.title} width={width_px} height={height_px}>
          <CountAxis ticks={yTicks} yOf={yOf} left_px={margin.left_px} right_px={width_px - margin.right_px} />
          <g class="axis-text">
            {xTicks.map((tick) => (
              <g key={tick}>
                <line class="grid-line" x1={xOf(tick)} x2={xOf(tick)} y1={margin.top_px} y2={bottom_px} />
                <text class="at-middle" x={xOf(tick)} y={bottom_px + 12}>
                  {words.number(tick)}
                </text>
              </g>
            ))}
            <text class="axis-title at-end" x={width_px - margin.right_px} y={height_px - 10}>
              {says.degree} →
            </text>
            <text class="axis-title" x={0} y={8}>
              ↑ {says.cities}
            </text>
          </g>
          {counts.map(({ degree, nodes }) => (
            <circle key={degree} class="point" cx={xOf(degree)} cy={yOf(nodes)} r="4">
              <title>{says.point(degree, nodes)}</title>
            </circle>
          ))}
        </svg>
      )}
    </div>
  )
}
