import anyAscii from 'any-ascii'

/** Part of a text, in UTF-16 code units: from `start` up to but not including `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where in a text a folded piece stands, the text being compared as it folds. Folding goes
 * character by character, so each folded letter is known to come from one place.
 */
export function spanOf(text: string, folded: string): Span | null {
  let all = ''
  const origins: Span[] = []
  let offset = 0
  let start = 0
  for (const character of text) {
    const origin = { start, end: offset + character.length }
    offset += character.length
    const letters = anyAscii(character).toLowerCase()
    // What folds to nothing, such as the alif of القاهرة, stands before the letter that it belongs to.
    if (letters !== '') start = offset
    // As `fold` does, but for the spaces at the ends: `👪` is `:family:`, a word of its own wherever it stands.
    for (const letter of letters) {
      const isSpace = !/[a-z0-9]/.test(letter)
      if (isSpace && (all === '' || all.endsWith(' '))) continue
      all += isSpace ? ' ' : letter
      origins.push(origin)
    }
  }
  const at = startOfWord(all, folded)
  if (at < 0) return null
  const [first, last] = [origins[at], origins[at + folded.length - 1]]
  return first && last ? { start: first.start, end: last.end } : null
}

function startOfWord(all: string, folded: string): number {
  if (all.startsWith(folded)) return 0
  const inner = all.indexOf(` ${folded}`)
  return inner < 0 ? -1 : inner + 1
}
