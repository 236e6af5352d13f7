import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { type CityTiesError, invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'

export interface Line {
  /** From 1. */
  readonly number: number
  readonly columns: readonly string[]
}

const lineFeed = 0x0a
/** A character takes at most four bytes in UTF-8. */
const lineMax_bytes = 4 * limits.labelFileLineMax_chars

/**
 * The rows of a text file of columns: lines that are empty or begin with % or # are
 * comments. Columns are parted by tabs where a line has any, else by spaces.
 *
 * @throws invalid input when the file cannot be read, is not UTF-8 text or a line is longer than `limits` allow
 */
export async function* readLines(path: string): AsyncIterable<Line> {
  let number = 0
  for await (const bytes of linesOf(path)) {
    number++
    const text = decoded(bytes, `${path}:${number}`)
    if (/^\s*(?:[%#]|$)/.test(text)) continue
    const columns = text.includes('\t') ? text.split('\t') : text.trim().split(/ +/)
    // Takes off a byte order mark too, and the carriage return of a line from Windows.
    yield { number, columns: columns.map((column) => column.trim()) }
  }
}

/** The lines of a file without their line feeds; one that is too long comes in its first part, and is the last. */
async function* linesOf(path: string): AsyncIterable<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(path)) {
      rest = Buffer.concat([rest, chunk as Buffer])
      let from = 0
      for (let to = rest.indexOf(lineFeed); to >= 0; to = rest.indexOf(lineFeed, from)) {
        yield rest.subarray(from, to)
        from = to + 1
      }
      rest = rest.subarray(from)
      // Not read to its end: a file that is no text may have no line feed at all.
      if (rest.length > lineMax_bytes) break
    }
  } catch (error) {
    throw invalidInput(`${path} cannot be read: ${(error as Error).message}.`)
  }
  if (rest.length > 0) yield rest
}

function decoded(bytes: Buffer, place: string): string {
  if (bytes.length > lineMax_bytes) throw tooLong(place)
  // A file in another encoding is not taken in with its letters lost.
  if (!isUtf8(bytes)) throw invalidInput(`${place} is not text in UTF-8.`)
  const text = bytes.toString('utf8')
  if (text.includes('\0')) throw invalidInput(`${place} is not text in UTF-8: it holds a null character.`)
  if (text.length > limits.labelFileLineMax_chars) throw tooLong(place)
  return text
}

const tooLong = (place: string): CityTiesError =>
  invalidInput(`${place} is longer than ${limits.labelFileLineMax_chars} characters.`)
