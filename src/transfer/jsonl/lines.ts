import { createReadStream, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'

const lineFeed = 0x0a
const gzipMark = [0x1f, 0x8b]

/** The lines of a file, unpacked where it is gzip; with their numbers, from 1, and without their line ends. */
export async function* linesOf(path: string): AsyncIterable<{ readonly number: number; readonly text: string }> {
  let number = 0
  let rest: Buffer = Buffer.alloc(0)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  const decoded = (bytes: Buffer): string => {
    number++
    try {
      return decoder.decode(bytes).replace(/\r$/, '')
    } catch {
      throw invalidInput(`${path}:${number} is not text in UTF-8.`)
    }
  }
  for await (const chunk of contentOf(path)) {
    let from = 0
    for (let to = chunk.indexOf(lineFeed); to >= 0; to = chunk.indexOf(lineFeed, from)) {
      const bytes = Buffer.concat([rest, chunk.subarray(from, to)])
      rest = Buffer.alloc(0)
      from = to + 1
      yield { text: decoded(bytes), number }
    }
    rest = Buffer.concat([rest, chunk.subarray(from)])
    if (rest.length > limits.recordLineMax_bytes)
      throw invalidInput(`${path}:${number + 1} is longer than ${limits.recordLineMax_bytes} bytes.`)
  }
  if (rest.length > 0) yield { text: decoded(rest), number }
}

async function* contentOf(path: string): AsyncIterable<Buffer> {
  let file: ReadStream | undefined
  try {
    const isPacked = await isGzip(path)
    file = createReadStream(path)
    if (!isPacked) return yield* file as AsyncIterable<Buffer>
    const unpacked = createGunzip()
    file.once('error', (error) => unpacked.destroy(error)).pipe(unpacked)
    yield* unpacked as AsyncIterable<Buffer>
  } catch (error) {
    throw invalidInput(`${path} cannot be read to its end: ${(error as Error).message}.`)
  } finally {
    file?.destroy()
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(gzipMark.length), 0, gzipMark.length, 0)
    return gzipMark.every((byte, i) => buffer[i] === byte)
  } finally {
    await file.close()
  }
}
