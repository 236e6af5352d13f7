import { useWords } from '../words/words.js'

interface Props {
  readonly ticks: readonly number[]
  readonly yOf: (count: number) => number
  readonly left_px: number
  readonly right_px: number
}

/** Lines across a chart from one side to the other, with their counts at the left. */
export function CountAxis({ ticks, yOf, left_px, right_px }: Props) {
  const words = useWords()
  return (
    <g class="axis-text">
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid-line" x1={left_px} x2={right_px} y1={yOf(tick)} y2={yOf(tick)} />
          <text class="at-end" x={left_px - 6} y={yOf(tick)}>
            {words.number(tick)}
          </text>
        </g>
      ))}
    </g>
  )
}
