import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { invalidInput } from '../../domain/errors.js'
import type { Binding } from './bindings.js'
import type { DetailName, ListName } from './queries.js'

/** What the first line of a file of pages calls itself, and the version of its form. */
export const pageFormat = 'cityties-wikidata-pages'
const pageFormatVersion = 1

/** What decides which pages there are. */
export interface PageSettings {
  readonly endpoint: string
  readonly languages: readonly string[]
  readonly universityClasses: readonly string[]
}

/** The answer to one query. */
export interface Page {
  readonly query: ListName | DetailName
  /** What the items are that it was asked of. */
  readonly of: 'City' | 'University' | 'Country' | 'Programme'
  /** The items that it was asked of; of a list, none. */
  readonly items: readonly string[]
  readonly bindings: readonly Binding[]
}

const term = z.object({ value: z.string(), language: z.string().optional(), isUnknown: z.literal(true).optional() })
const page = z.object({
  query: z.enum(['cities', 'universities', 'places', 'names', 'twinnings', 'memberships', 'seats']),
  of: z.enum(['City', 'University', 'Country', 'Programme']),
  items: z.array(z.string()),
  bindings: z.array(z.record(z.string(), term)),
})
const end = z.object({ end: z.literal(true) })

const header = z.object({
  format: z.literal(pageFormat),
  formatVersion: z.literal(pageFormatVersion),
  endpoint: z.string(),
  languages: z.array(z.string()),
  universityClasses: z.array(z.string()),
})

/** What the first line of a file of pages says, null where it is another file. */
export function pageHeaderIn(line: string): PageSettings | null {
  const read = header.safeParse(jsonIn(line))
  return read.success ? read.data : null
}

/** A line of the file after its first: a page, or that all are there. Null for what is neither. */
export function pageIn(line: string): Page | 'end' | null {
  const raw = jsonIn(line)
  if (end.safeParse(raw).success) return 'end'
  const read = page.safeParse(raw)
  return read.success ? (read.data as Page) : null
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/**
 * The answers of the query service in the order in which they were asked for, one a line: they
 * are there after an interruption, and are read instead of being asked for again. Nothing in
 * it tells when it was made, so that the same answers make the same file.
 */
export class PageFile {
  /** The bytes of the file up to the end of its last whole line. */
  #size_bytes = 0
  #isWhole = false

  private constructor(
    readonly path: string,
    readonly file: FileHandle,
    readonly first: string,
  ) {}

  /** Opens a file of pages, or begins one. @throws invalid input when it is another file, or has other answers */
  static async open(path: string, settings: PageSettings): Promise<PageFile> {
    const first = JSON.stringify({ format: pageFormat, formatVersion: pageFormatVersion, ...settings })
    let file: FileHandle
    try {
      file = await open(path, 'a+')
    } catch (error) {
      throw invalidInput(`${path} cannot be written: ${(error as Error).message}.`)
    }
    return new PageFile(path, file, first)
  }

  /** All that it needs is there, so that nothing has to be asked. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** The pages that are there. To be read to the end before one is added; a line that was torn is cut off. */
  async *pages(): AsyncIterable<Page> {
    let isFirst = true
    for await (const line of this.#lines()) {
      const read = isFirst ? null : pageIn(line)
      if (isFirst && line !== this.first)
        throw invalidInput(
          line.startsWith(`{"format":"${pageFormat}"`)
            ? `${this.path} has answers to other questions (endpoint, languages, university class): remove it, or name another file with --pages.`
            : `${this.path} is something else than pages of the query service: name another file with --pages.`,
        )
      if (!isFirst && read === null)
        throw invalidInput(`${this.path} is damaged: remove it, and all is asked for again.`)
      isFirst = false
      if (read === 'end') this.#isWhole = true
      else if (read) yield read
    }
    await this.file.truncate(this.#size_bytes)
    if (isFirst) await this.#write(this.first)
  }

  /** The page is on the disk before the next is asked for. */
  add(added: Page): Promise<void> {
    return this.#write(JSON.stringify(added))
  }

  async finish(): Promise<void> {
    await this.#write(JSON.stringify({ end: true }))
    this.#isWhole = true
  }

  close(): Promise<void> {
    return this.file.close()
  }

  async *#lines(): AsyncIterable<string> {
    let rest: Buffer = Buffer.alloc(0)
    for await (const chunk of this.file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
      const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let from = 0
      for (let to = block.indexOf('\n'); to >= 0; to = block.indexOf('\n', from)) {
        this.#size_bytes += to + 1 - from
        yield block.toString('utf8', from, to)
        from = to + 1
      }
      rest = block.subarray(from)
    }
  }

  async #write(line: string): Promise<void> {
    await this.file.appendFile(`${line}\n`)
    await this.file.datasync()
  }
}
