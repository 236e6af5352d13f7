/** From this length on, words may be typed with one typo. */
export const typoFrom_letters = 5

/** What folded words are made of. */
const alphabet = [...'abcdefghijklmnopqrstuvwxyz0123456789']

/**
 * All that a word may have been meant to be where it was typed with one typo (Damerau 1964,
 * optimal string alignment): of eight letters some 650 words, whatever the number of words
 * that there are. Some come twice.
 */
export function* typosOf(word: string): Iterable<string> {
  const { length } = word
  // What was meant has five letters or more.
  if (length < typoFrom_letters - 1) return
  for (let at = 0; at <= length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    for (const letter of alphabet) yield before + letter + after
    if (length < typoFrom_letters || at === length) continue
    const rest = word.slice(at + 1)
    for (const letter of alphabet) yield before + letter + rest
    if (length > typoFrom_letters) yield before + rest
    if (at + 1 < length) yield before + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  }
}
