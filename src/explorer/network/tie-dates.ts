/** As precise as the source, such as `2010` or `196X`; null where none says. */
type Dated = string | null

/** When both hold: from the later start on, where both are known, to the earlier end. */
export const sinceBoth = (one: Dated, other: Dated): Dated => (one && other ? outerOf(one, other, 'later') : null)
export const untilEither = (one: Dated, other: Dated): Dated =>
  one && other ? outerOf(one, other, 'earlier') : (one ?? other)

/** When any holds: from the earlier start on to the later end, where both are known. */
export const sinceEither = (one: Dated, other: Dated): Dated => (one && other ? outerOf(one, other, 'earlier') : null)
export const untilBoth = sinceBoth

/** Where one is so vague that either may be meant, that one. */
function outerOf(one: string, other: string, wanted: 'earlier' | 'later'): string {
  const [vague, exact] = vaguenessOf(one) >= vaguenessOf(other) ? [one, other] : [other, one]
  const known = vague.includes('X') ? vague.slice(0, vague.indexOf('X')) : vague
  if (exact.startsWith(known)) return vague
  return one < other === (wanted === 'earlier') ? one : other
}

const vaguenessOf = (date: string): number => 10 - date.length + 20 * (date.split('X').length - 1)
