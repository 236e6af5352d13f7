/** A function of few words, each answer of which is worked out once. */
export function memoised<A extends readonly string[], T>(work: (...words: A) => T): (...words: A) => T {
  const known = new Map<string, T>()
  return (...words) => {
    const key = words.join(' ')
    const found = known.get(key)
    if (found !== undefined) return found
    const made = work(...words)
    known.set(key, made)
    return made
  }
}
