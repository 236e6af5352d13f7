import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'

export interface Line {
  /** From 1. */
  readonly number: number
  readonly columns: readonly string[]
}

/**
 * The rows of a text file of columns: lines that are empty or begin with % or # are
 * comments. Columns are parted by tabs where a line has any, else by spaces.
 *
 * @throws invalid input when the file cannot be read or a line is longer than `limits` allow
 */
export async function* readLines(path: string): AsyncIterable<Line> {
  const input = createReadStream(path, { encoding: 'utf8' })
  const opened = new Promise<void>((resolve, reject) => {
    input.once('open', () => resolve())
    input.once('error', (error) => reject(invalidInput(`${path} cannot be read: ${error.message}.`)))
  })
  await opened
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.length > limits.labelFileLineMax_chars)
      throw invalidInput(`${path}:${number} is longer than ${limits.labelFileLineMax_chars} characters.`)
    if (/^\s*(?:[%#]|$)/.test(text)) continue
    const columns = text.includes('\t') ? text.split('\t') : text.trim().split(/ +/)
    yield { number, columns: columns.map((column) => column.trim()) }
  }
}
