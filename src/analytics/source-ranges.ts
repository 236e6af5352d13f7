/** Sources from one up to but not including another. */
export interface SourceRange {
  readonly from: number
  readonly to: number
}

/** Enough that several workers end at about the same time, and few enough that their sums cost nothing beside the work. */
const ranges_count = 32

/**
 * How work is split that goes source by source: always the same, whatever the number of
 * workers. Sums of floats depend on their order; when each range is summed by itself and
 * the ranges are added up in this order, the result is the same to the last bit.
 */
export function sourceRanges(sources_count: number): SourceRange[] {
  const ranges: SourceRange[] = []
  for (let i = 0; i < ranges_count; i++) {
    const from = Math.floor((i * sources_count) / ranges_count)
    const to = Math.floor(((i + 1) * sources_count) / ranges_count)
    if (to > from) ranges.push({ from, to })
  }
  return ranges
}
