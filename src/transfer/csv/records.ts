import type { Line } from '../import/lines.js'

/** One record of a table: most are a line, those with line breaks in quotes are several. */
export interface TableRecord {
  /** Where it begins. */
  readonly line: number
  readonly original: string
  readonly cells: readonly string[]
  /** Why its cells cannot be told apart. */
  readonly fault?: string
}

export interface Dialect {
  readonly separator: string
  readonly quote: string
}

interface Bounds {
  /** Of a record. */
  readonly max_chars: number
  /** What is thrown for a record that does not end. */
  readonly failing: (line: number, what: string) => Error
}

/**
 * The records of RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180): cells in quotes may hold separators, line breaks
 * and doubled quotes. A quote within a cell that has none around it is itself. Empty lines are passed over. Reading
 * ends at a quote that is never closed: nothing after it can be told from what it holds.
 */
export async function* recordsOf(
  lines: AsyncIterable<Line>,
  dialect: Dialect,
  { max_chars, failing }: Bounds,
): AsyncIterable<TableRecord> {
  let record: QuotedRecord | null = null
  for await (const { number, text, fault } of lines) {
    if (fault !== undefined) {
      // It may have held the quote that closes this one, or opens another.
      if (record) throw failing(record.line, `line ${number}, in a cell that this line begins, ${fault}`)
      yield { line: number, original: text, cells: [], fault }
      continue
    }
    if (!record) {
      if (text.trim() === '') continue
      if (!text.includes(dialect.quote)) {
        yield { line: number, original: text, cells: text.split(dialect.separator) }
        continue
      }
      record = new QuotedRecord(number, dialect)
    }
    record.take(text)
    if (record.length > max_chars)
      throw failing(record.line, `a quote is opened and not closed for ${max_chars} characters`)
    if (record.isOpen) continue
    yield record.whole()
    record = null
  }
  if (record) throw failing(record.line, 'a quote is opened and not closed to the end of the file')
}

/** A record that has quotes, as its lines come. */
class QuotedRecord {
  readonly #lines: string[] = []
  readonly #cells: string[] = []
  /** Of the cell that a line break has cut. */
  #begun = ''
  #fault: string | undefined
  isOpen = false
  length = 0

  constructor(
    readonly line: number,
    readonly dialect: Dialect,
  ) {}

  whole(): TableRecord {
    const { line } = this
    const record = { line, original: this.#lines.join('\n'), cells: this.#cells }
    return this.#fault === undefined ? record : { ...record, fault: this.#fault }
  }

  take(text: string): void {
    this.#lines.push(text)
    this.length += text.length + 1
    const { quote, separator } = this.dialect
    let at = this.isOpen ? this.#untilClosed(text, 0) : 0
    while (!this.isOpen && at <= text.length) {
      if (text.startsWith(quote, at)) at = this.#untilClosed(text, at + quote.length)
      else {
        const end = text.indexOf(separator, at)
        this.#cells.push(text.slice(at, end < 0 ? text.length : end))
        at = end < 0 ? text.length + 1 : end + separator.length
      }
    }
  }

  /** Reads what is in quotes, and returns where the next cell begins: behind the text where there is none. */
  #untilClosed(text: string, from: number): number {
    const { quote, separator } = this.dialect
    for (let at = from; ; ) {
      const close = text.indexOf(quote, at)
      if (close < 0) {
        this.#begun += `${text.slice(at)}\n`
        this.isOpen = true
        return text.length + 1
      }
      this.#begun += text.slice(at, close)
      at = close + quote.length
      if (!text.startsWith(quote, at)) {
        const end = text.indexOf(separator, at)
        const rest = text.slice(at, end < 0 ? text.length : end)
        if (rest.trim() !== '') this.#fault ??= `cell ${this.#cells.length + 1} goes on behind its closing quote`
        this.#cells.push(this.#begun)
        this.#begun = ''
        this.isOpen = false
        return end < 0 ? text.length + 1 : end + separator.length
      }
      this.#begun += quote
      at += quote.length
    }
  }
}
