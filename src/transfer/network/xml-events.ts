import { SaxesParser } from 'saxes'
import { type CityTiesError, invalidInput, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { utf8Of } from '../import/decode.js'
import type { Input } from '../import/input.js'

/** Names are without their prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Of which an input's encoding was told by its bytes; in these, what is declared agrees with it. */
const encodings = /^(?:utf-?8|us-ascii|ascii|iso-8859-1|latin-?1|windows-1252|utf-?16(?:le|be)?)$/i

/**
 * The elements and texts of an XML document as they come; of what it declares (entities, external documents) nothing
 * is looked up or put in. How deep it nests and how long a tag or a text is, is bounded.
 */
export async function* xmlEventsOf(input: Input): AsyncIterable<XmlEvent> {
  const reader = new XmlReader(input.name)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw invalidInput(`${input.name} is not text in the encoding that it is in at its beginning.`)
    }
  }
  for await (const chunk of utf8Of(input)) yield* reader.take(decoded(chunk))
  yield* reader.end(decoded())
}

class XmlReader {
  readonly #parser = new SaxesParser()
  #events: XmlEvent[] = []
  #depth = 0
  #sinceEvent_chars = 0

  constructor(readonly name: string) {
    this.#parser.on('error', ({ message }) => {
      throw this.#failure(message)
    })
    this.#parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !encodings.test(encoding))
        throw invalidInput(`${name} is in ${encoding}; save it in UTF-8, and import that.`)
    })
    this.#parser.on('opentag', ({ name: tag, attributes }) => {
      this.#depth++
      if (this.#depth > limits.xmlDepthMax_levels)
        throw limitExceeded(`${this.name} nests deeper than ${limits.xmlDepthMax_levels} elements.`)
      this.#events.push({ kind: 'open', name: localName(tag), attributes })
    })
    this.#parser.on('closetag', ({ name: tag }) => {
      this.#depth--
      this.#events.push({ kind: 'close', name: localName(tag) })
    })
    for (const event of ['text', 'cdata'] as const)
      this.#parser.on(event, (text) => {
        this.#events.push({ kind: 'text', text })
      })
  }

  take(text: string): XmlEvent[] {
    this.#parser.write(text)
    const events = this.#events
    this.#events = []
    this.#sinceEvent_chars = events.length > 0 ? 0 : this.#sinceEvent_chars + text.length
    if (this.#sinceEvent_chars > limits.recordMax_chars)
      throw limitExceeded(
        `${this.name}:${this.#parser.line}: a tag, a text or a comment has more than ${limits.recordMax_chars} characters.`,
      )
    return events
  }

  end(text: string): XmlEvent[] {
    const events = this.take(text)
    this.#parser.close()
    return [...events, ...this.#events]
  }

  /** The parser's messages begin with line and column. */
  #failure(message: string): CityTiesError {
    const [, place = '', what = message] = /^(\d+:\d+: )?(.*?)\.?$/s.exec(message) ?? []
    return invalidInput(
      `${this.name}:${place}${place === '' ? ' ' : ''}${what}: it is not well-formed XML, or is cut off.`,
    )
  }
}
