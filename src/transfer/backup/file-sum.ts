import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

export interface FileSum {
  readonly size_bytes: number
  readonly sha256: string
}

/** The size of a file and its checksum. */
export async function fileSum(path: string): Promise<FileSum> {
  const hash = createHash('sha256')
  let size_bytes = 0
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(piece)
    size_bytes += piece.length
  }
  return { size_bytes, sha256: hash.digest('hex') }
}
