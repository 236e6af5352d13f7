/** As precise as the source, such as `2010` or `196X`; null where none says. */
type Dated = string | null

/** Null where either is unknown. */
export const laterOf = (one: Dated, other: Dated): Dated => (one && other ? outerOf(one, other, 'later') : null)
export const earlierOf = (one: Dated, other: Dated): Dated => (one && other ? outerOf(one, other, 'earlier') : null)
/** Null where both are unknown. */
export const earlierKnownOf = (one: Dated, other: Dated): Dated => earlierOf(one, other) ?? one ?? other

/** Where one is so vague that either may be meant, that one. */
function outerOf(one: string, other: string, wanted: 'earlier' | 'later'): string {
  const [vague, exact] = vaguenessOf(one) >= vaguenessOf(other) ? [one, other] : [other, one]
  const known = vague.includes('X') ? vague.slice(0, vague.indexOf('X')) : vague
  if (exact.startsWith(known)) return vague
  return one < other === (wanted === 'earlier') ? one : other
}

const vaguenessOf = (date: string): number => 10 - date.length + 20 * (date.split('X').length - 1)
