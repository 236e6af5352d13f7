export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it counts
const controls = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g
const replacements = /\uFFFD/g
/** Fewer control characters than these are slips in a text; of noise, one byte in nine is one. */
const slips_count = 32
const slips_share = 0.02

/**
 * Tells from all of a file in which encoding its text is. A text in UTF-8 with some broken
 * places stays UTF-8, or all its other letters would be lost; what has more broken places than
 * letters beyond ASCII is Windows-1252, of which Latin-1 is a part.
 */
export class EncodingGuess {
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  #marked: Encoding | null = null
  #start = true
  #bytes_count = 0
  #broken_count = 0
  /** Bytes that letters beyond ASCII take more than one. */
  #letters_bytes = 0
  #controls_count = 0

  take(chunk: Buffer): void {
    if (this.#start && chunk.length > 0) {
      this.#start = false
      if (chunk[0] === 0xff && chunk[1] === 0xfe) this.#marked = 'utf-16le'
      if (chunk[0] === 0xfe && chunk[1] === 0xff) this.#marked = 'utf-16be'
    }
    if (this.#marked) return
    const text = this.#utf8.decode(chunk, { stream: true })
    this.#bytes_count += chunk.length
    this.#letters_bytes += chunk.length - text.length
    this.#broken_count += countOf(text, replacements)
    this.#controls_count += countOf(text, controls)
  }

  /** Null for what is no text. */
  result(): Encoding | null {
    if (this.#marked) return this.#marked
    if (this.#controls_count > slips_count && this.#controls_count > slips_share * this.#bytes_count) return null
    return this.#broken_count > this.#letters_bytes ? 'windows-1252' : 'utf-8'
  }
}

function countOf(text: string, pattern: RegExp): number {
  // Most chunks have none, which search finds without a list.
  return text.search(pattern) < 0 ? 0 : (text.match(pattern)?.length ?? 0)
}
