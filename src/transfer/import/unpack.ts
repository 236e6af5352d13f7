import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { CityTiesError, invalidInput, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'

/** Formats that hold others, by their first bytes, with what to do about them. */
const archives: readonly (readonly [string, number[], string])[] = [
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04], 'unpack it, and import the file in it; save a spreadsheet as CSV'],
  ['packed with bzip2', [0x42, 0x5a, 0x68], 'unpack it first, or pack it with gzip'],
  ['packed with xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'unpack it first, or pack it with gzip'],
  ['packed with zstd', [0x28, 0xb5, 0x2f, 0xfd], 'unpack it first, or pack it with gzip'],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf], 'unpack it first, or pack it with gzip'],
]
const gzipMark = [0x1f, 0x8b]

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

/**
 * What a file holds, from its start, unpacked where it is gzip. Never more of it is in memory
 * than a few chunks.
 *
 * @param onRead told the bytes of the file that have been read, as it lies
 * @throws invalid input for what cannot be read to its end, limit exceeded for what grows beyond all measure
 */
export async function* unpacked(
  path: string,
  name: string,
  onRead: (read_bytes: number) => void = () => {},
): AsyncIterable<Buffer> {
  try {
    if (await isGzip(path, name)) yield* gunzipped(path, name, onRead)
    else {
      let read_bytes = 0
      for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
        read_bytes += chunk.length
        onRead(read_bytes)
        yield chunk
      }
    }
  } catch (error) {
    if (error instanceof CityTiesError) throw error
    throw invalidInput(`${name} cannot be read: ${(error as Error).message}.`)
  }
}

async function isGzip(path: string, name: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0)
    for (const [what, mark, advice] of archives)
      if (startsWith(buffer, mark)) throw invalidInput(`${name} is ${what}: ${advice}.`)
    return startsWith(buffer, gzipMark)
  } finally {
    await file.close()
  }
}

async function* gunzipped(path: string, name: string, onRead: (read_bytes: number) => void): AsyncIterable<Buffer> {
  const file = createReadStream(path)
  const unpacking = createGunzip()
  file.once('error', (error) => unpacking.destroy(error)).pipe(unpacking)
  let expanded_bytes = 0
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      expanded_bytes += chunk.length
      assertExpansion(name, file.bytesRead, expanded_bytes)
      onRead(file.bytesRead)
      yield chunk
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR')
      throw invalidInput(`${name} is cut off: its gzip data end in their middle. Get it again.`)
    if (code?.startsWith('Z_'))
      throw invalidInput(`${name} is damaged: its gzip data cannot be unpacked. Get it again.`)
    throw error
  } finally {
    file.destroy()
    unpacking.destroy()
  }
}

/** Text packs to a tenth, lists of numbers to a fortieth; a zip bomb to a thousandth. */
function assertExpansion(name: string, packed_bytes: number, expanded_bytes: number): void {
  if (expanded_bytes > limits.expandedMax_bytes)
    throw limitExceeded(`${name} unpacks to more than ${limits.expandedMax_bytes} bytes.`)
  if (expanded_bytes > limits.expansionFree_bytes && expanded_bytes > limits.expansionMax_ratio * packed_bytes)
    throw limitExceeded(
      `${name} unpacks to more than ${limits.expansionMax_ratio} times its size, as no data do; unpack it yourself if it is what it should be.`,
    )
}
