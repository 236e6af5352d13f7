import { LRUCache } from 'lru-cache'
import { limits } from '../limits.js'

/** Operations that clients have sent once and name by checksum since, bounded in bytes, for Apollo. */
export function persistedQueries() {
  const texts = new LRUCache<string, string>({
    maxSize: limits.persistedQueries_bytes,
    sizeCalculation: (text, checksum) => Buffer.byteLength(text) + checksum.length,
  })
  return {
    cache: {
      get: async (checksum: string) => texts.get(checksum),
      set: async (checksum: string, text: string) => void texts.set(checksum, text),
      delete: async (checksum: string) => texts.delete(checksum),
    },
    // As long as there is room.
    ttl: null,
  }
}
