import { LRUCache } from 'lru-cache'
import { limits } from '../limits.js'

/**
 * What follows from a text that requests bring again and again, worked out once for as many
 * of them as the bounds let be kept. Long texts are worked out each time.
 */
export function remembered<T extends {}>(work: (text: string) => T): (text: string) => T {
  const known = new LRUCache<string, T>({ max: limits.rememberedTexts_count })
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = work(text)
    if (text.length <= limits.rememberedTextMax_chars) known.set(text, made)
    return made
  }
}
