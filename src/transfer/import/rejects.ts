import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { type CityTiesError, invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'

/** A row that was not taken. */
export interface Reject {
  readonly place: string
  readonly reason: string
  readonly original: string
}

const header = 'place\treason\toriginal\n'

/** The file of what could not be imported, a row a line; it is made when there is a first one. */
export class RejectsFile {
  count = 0
  #file: FileHandle | null = null

  private constructor(readonly path: string) {}

  /** @throws invalid input for a file that is there and holds something else */
  static async at(path: string): Promise<RejectsFile> {
    const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw notWritten(path, error)
    })
    if (before !== null && !before.startsWith(header))
      throw invalidInput(
        `${path} is there already and holds no rejects of an import; name another file with --rejects.`,
      )
    // What was rejected before would be taken for what is rejected now.
    if (before !== null) await rm(path)
    return new RejectsFile(path)
  }

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return
    this.count += rejects.length
    const lines = rejects.map(
      ({ place, reason, original }) => `${[place, reason, cut(original)].map(escaped).join('\t')}\n`,
    )
    try {
      if (this.#file === null) {
        this.#file = await open(this.path, 'w')
        await this.#file.write(header)
      }
      await this.#file.write(lines.join(''))
    } catch (error) {
      throw notWritten(this.path, error as Error)
    }
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }
}

const notWritten = (path: string, error: Error): CityTiesError =>
  invalidInput(
    `${path}, for what cannot be imported, cannot be written: ${error.message}. Name another file with --rejects.`,
  )

const cut = (text: string): string =>
  text.length > limits.rejectedLineMax_chars ? `${text.slice(0, limits.rejectedLineMax_chars)}…` : text

/** Nothing of a file begins a line or a column of its own, or reaches the terminal that shows it. */
const escaped = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\\]/gu, (sign) => {
    if (sign === '\t') return '\\t'
    if (sign === '\n') return '\\n'
    if (sign === '\r') return '\\r'
    return sign === '\\' ? '\\\\' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
