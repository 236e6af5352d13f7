export interface Sizes {
  /** Radius in pixels at the first zoom. */
  radiusOf(id: string): number
  readonly least: number
  readonly most: number
  /** Of how many it is known. */
  readonly known_count: number
}

/** In a small network marks may be larger. */
const radii = (nodes_count: number): readonly [number, number] =>
  nodes_count <= 300 ? [4, 16] : nodes_count <= 3000 ? [2.5, 12] : [1.5, 9]

/** A mark's area grows with the value, so that twice as much looks twice as large. */
export function sizesBy(ids: readonly string[], rate: (id: string) => number | null): Sizes {
  const [radiusMin, radiusMax] = radii(ids.length)
  let [least, most, known_count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const id of ids) {
    const value = rate(id)
    if (value === null) continue
    known_count++
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return {
    least,
    most,
    known_count,
    radiusOf(id) {
      const value = rate(id)
      if (value === null || most <= 0) return radiusMin
      return Math.sqrt(radiusMin ** 2 + (radiusMax ** 2 - radiusMin ** 2) * Math.max(0, value / most))
    },
  }
}
