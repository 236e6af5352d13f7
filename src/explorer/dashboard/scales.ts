/** Round steps from 0 that reach at least `max`; of counts, so none is a fraction. */
export function linearTicks(max: number, about_count: number): number[] {
  const rough = Math.max(1, max / about_count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? 10 * power)
  const steps_count = Math.max(1, Math.ceil(max / step))
  return Array.from({ length: steps_count + 1 }, (_, index) => index * step)
}

/** 1, 2, 5, 10, 20 … up to the first that reaches `max`; only the powers of ten where there would be more than `most_count`. */
export function logTicks(max: number, most_count = 8): number[] {
  const ticks = ticksTo(max, [1, 2, 5])
  return ticks.length <= most_count ? ticks : ticksTo(max, [1])
}

function ticksTo(max: number, within: readonly number[]): number[] {
  const ticks: number[] = []
  for (let power = 1; ; power *= 10)
    for (const times of within) {
      ticks.push(times * power)
      // An axis from 1 to 1 would have no length.
      if (times * power >= Math.max(2, max)) return ticks
    }
}

/** Where a value from 1 to `max` lies on a logarithmic axis, from 0 to 1. */
export const onLogAxis = (value: number, max: number): number => Math.log(value) / Math.log(max)

/** The least values of at most so many shades, each about as many times the one before: 1, 3, 9 … up to `max`. */
export function shadeStarts(max: number, most_count: number): number[] {
  const starts = Array.from({ length: most_count }, (_, index) => Math.round(max ** (index / most_count)))
  return [...new Set(starts.map((start) => Math.max(1, start)))]
}

/** Which of the shades a count has, from 0; -1 for none. */
export const shadeOf = (count: number, starts: readonly number[]): number =>
  starts.findLastIndex((start) => count >= start)
