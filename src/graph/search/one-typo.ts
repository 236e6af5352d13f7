/** From this length on, words may be typed with one typo. */
export const typoFrom_letters = 5

/** What folded words are made of. */
const alphabet = [...'abcdefghijklmnopqrstuvwxyz0123456789']

/**
 * Of the words with one typo (Damerau 1964, optimal string alignment) those that an index by
 * Levenshtein distance does not give: of which two neighbours were swapped, and of five letters
 * those of which one was forgotten.
 */
export function furtherTypos(word: string): string[] {
  const places = [...word].map((_letter, at) => at)
  if (word.length === typoFrom_letters - 1)
    return [...places, word.length].flatMap((at) =>
      alphabet.map((letter) => word.slice(0, at) + letter + word.slice(at)),
    )
  if (word.length < typoFrom_letters) return []
  return places.slice(1).map((at) => word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1))
}
