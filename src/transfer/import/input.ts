import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { invalidInput } from '../../domain/errors.js'
import { type Encoding, EncodingGuess } from './encoding.js'
import { spooled } from './spool.js'
import { unpacked } from './unpack.js'

/** A file that is imported. It is read twice: once whole, to know what it is, and once for its facts. */
export interface Input {
  /** For people: its path, its URL, or `standard input`. */
  readonly name: string
  /** As it lies: packed, where it is packed. */
  readonly size_bytes: number
  /** SHA-256 of what it holds, unpacked; in hex. */
  readonly checksum: string
  readonly encoding: Encoding
  /**
   * What it holds, from its start, unpacked.
   *
   * @param onRead told the bytes that were read so far of the file as it lies
   */
  content(onRead?: (read_bytes: number) => void): AsyncIterable<Buffer>
}

export interface InputOptions {
  readonly signal?: AbortSignal
  /** What the user says it is in, where it is not to be guessed. */
  readonly encoding?: Encoding
}

/**
 * Lets the work read a file, what an http(s) URL gives, or standard input (`-`); the latter two are
 * kept in a temporary file meanwhile.
 *
 * @throws invalid input when it cannot be read to its end or is no text; limit exceeded when it is too large
 */
export async function withInput<T>(
  place: string,
  work: (input: Input) => Promise<T>,
  options: InputOptions = {},
): Promise<T> {
  if (isFile(place)) return work(await fileInput(place, place, options))
  return spooled(place, options, async ({ path, name }) => work(await fileInput(path, name, options)))
}

/** Else it is a URL or standard input. */
export const isFile = (place: string): boolean => place !== '-' && !/^https?:\/\//i.test(place)

/**
 * Looks at the beginning of a file, so that nothing is begun for one that cannot be read.
 *
 * @throws invalid input, as `withInput` would, and for a file that is empty where it may not be
 */
export async function assertReadable(place: string, { mayBeEmpty = false } = {}): Promise<void> {
  if (!isFile(place)) return
  for await (const chunk of unpacked(place, place)) if (chunk.length > 0) return
  if (!mayBeEmpty) throw invalidInput(`${place} is empty: there is nothing in it to import.`)
}

async function fileInput(path: string, name: string, { signal, encoding }: InputOptions): Promise<Input> {
  const hash = createHash('sha256')
  const guess = new EncodingGuess()
  for await (const chunk of unpacked(path, name)) {
    signal?.throwIfAborted()
    hash.update(chunk)
    guess.take(chunk)
  }
  const found = encoding ?? guess.result()
  if (found === null) throw invalidInput(`${name} is not text.`)
  const { size } = await stat(path)
  return {
    name,
    size_bytes: size,
    checksum: hash.digest('hex'),
    encoding: found,
    content: (onRead) => unpacked(path, name, onRead),
  }
}
