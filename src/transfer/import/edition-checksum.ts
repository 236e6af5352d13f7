import { createHash } from 'node:crypto'
import type { Input } from './input.js'

/** SHA-256 of all that decides which facts are read, in hex: that of the input alone where nothing else does. */
export function editionChecksum({ checksum }: Input, decidedBy: readonly string[]): string {
  if (decidedBy.length === 0) return checksum
  const hash = createHash('sha256').update(checksum)
  for (const part of decidedBy) hash.update(`\n${part.length} ${part}`)
  return hash.digest('hex')
}
