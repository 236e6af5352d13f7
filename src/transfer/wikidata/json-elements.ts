import { invalidInput } from '../../domain/errors.js'

const codeOf = (sign: string): number => sign.charCodeAt(0)
const [quote, backslash] = [codeOf('"'), codeOf('\\')]
const [openBrace, closeBrace, openBracket, closeBracket] = [codeOf('{'), codeOf('}'), codeOf('['), codeOf(']')]
/** Before the list there is little: the names of variables. */
const headMax_chars = 1_048_576

/**
 * The objects of a list in JSON, each as its own text, from text in pieces that break anywhere: of
 * the list that is the whole, or of the one that begins where `start` ends. One object is held at a
 * time. Fifty times as fast as a parser that makes events of what is between them.
 *
 * @throws invalid input when the list does not begin or end, or an object is longer than allowed
 */
export async function* elementsOf(
  texts: AsyncIterable<string>,
  {
    name,
    start,
    elementMax_chars,
  }: { readonly name: string; readonly start: RegExp; readonly elementMax_chars: number },
): AsyncIterable<string> {
  let head: string | null = ''
  const splitter = new ElementSplitter()
  for await (const text of texts) {
    let rest = text
    if (head !== null) {
      head += text
      const match = start.exec(head)
      if (!match && head.length > headMax_chars) break
      if (!match) continue
      rest = head.slice(match.index + match[0].length)
      head = null
    }
    yield* splitter.take(rest)
    if (splitter.held_chars > elementMax_chars)
      throw invalidInput(`${name}: row ${splitter.count + 1} is longer than ${elementMax_chars} characters.`)
  }
  if (head !== null) throw invalidInput(`${name} is no result in JSON.`)
  if (!splitter.isClosed) throw cutOff(name, splitter)
}

function cutOff(name: string, { count, tail }: ElementSplitter): Error {
  const reason = /TimeoutException/.test(tail)
    ? 'the query service stopped the query in the midst of its answer: ask for less at once'
    : 'save it again'
  return invalidInput(`${name} is cut off after ${count} rows: ${reason}.`)
}

class ElementSplitter {
  count = 0
  /** The list has ended as it should. */
  isClosed = false
  #held = ''
  #depth = 0
  #isInString = false
  #isEscaped = false

  get held_chars(): number {
    return this.#held.length
  }

  /** What stands where it breaks off. */
  get tail(): string {
    return this.#held.slice(-100_000)
  }

  *take(text: string): Iterable<string> {
    let from = 0
    for (let i = 0; i < text.length && !this.isClosed; i++) {
      const code = text.charCodeAt(i)
      if (this.#isInString) this.#inString(code)
      else if (code === quote) this.#isInString = true
      else if (code === openBrace || code === openBracket) {
        if (this.#depth === 0) {
          this.#held = ''
          from = i
        }
        this.#depth++
      } else if (code === closeBrace || code === closeBracket) {
        this.#depth--
        if (this.#depth < 0) this.isClosed = code === closeBracket
        if (this.#depth !== 0) continue
        this.count++
        yield this.#held + text.slice(from, i + 1)
        this.#held = ''
        from = i + 1
      }
    }
    this.#held = this.isClosed ? '' : this.#held + text.slice(from)
  }

  #inString(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (code === backslash) this.#isEscaped = true
    else if (code === quote) this.#isInString = false
  }
}
