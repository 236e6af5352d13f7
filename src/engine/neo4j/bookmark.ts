import type { EngineVersion, Standing } from '../engine.js'

/**
 * How many transactions the database has committed, read from a bookmark; null for a
 * bookmark of a shape that is not known here.
 *
 * A bookmark is `FB:` and base64 of PackStream: a structure of the database's UUID (16
 * bytes), the number of the last transaction and a list. Seen so on 5.26.30 and 2026.08.1;
 * the number grows by one with every commit. Drivers call bookmarks opaque, so whoever
 * reads this must do without it too.
 */
export const commitsIn = (bookmark: string): number | null => read(bookmark)?.commits ?? null

/** Whether what was seen of a database holds what had been committed when a bookmark was given. */
export function standingTo({ token }: EngineVersion, bookmark: string): Standing {
  if (token === bookmark) return 'AS_NEW'
  const [seen, asked] = [read(token), read(bookmark)]
  if (!seen || !asked || seen.database !== asked.database) return 'OTHER'
  return seen.commits >= asked.commits ? 'AS_NEW' : 'OLDER'
}

function read(bookmark: string): { readonly database: string; readonly commits: number } | null {
  if (!bookmark.startsWith('FB:')) return null
  const bytes = Buffer.from(bookmark.slice(3), 'base64')
  const uuidEnd = 19
  if (bytes.length <= uuidEnd || bytes[0] !== 0x91 || bytes[1] !== 0xcc || bytes[2] !== 16) return null
  const commits = readInteger(bytes, uuidEnd)
  return commits === null ? null : { database: bytes.toString('hex', 3, uuidEnd), commits }
}

/** PackStream integers: one byte for 0 to 127, else a marker and 1, 2, 4 or 8 bytes, big-endian. */
function readInteger(bytes: Buffer, offset: number): number | null {
  const marker = bytes[offset] ?? 0xff
  if (marker <= 0x7f) return marker
  const left = bytes.length - offset - 1
  if (marker === 0xc8 && left >= 1) return bytes.readInt8(offset + 1)
  if (marker === 0xc9 && left >= 2) return bytes.readInt16BE(offset + 1)
  if (marker === 0xca && left >= 4) return bytes.readInt32BE(offset + 1)
  if (marker === 0xcb && left >= 8) return Number(bytes.readBigInt64BE(offset + 1))
  return null
}
