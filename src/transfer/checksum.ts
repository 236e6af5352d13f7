import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** SHA-256 over files in the given order, in hex; streamed. */
export async function checksumOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
