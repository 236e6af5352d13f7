/** What a variable of a query is bound to in one solution. */
export interface Term {
  /** An item's id where it is one, else the text. */
  readonly value: string
  /** Wikidata's code of it, where the text is in a language. */
  readonly language?: string
  /** There is a value, but Wikidata does not know it. */
  readonly isUnknown?: true
}

/** One solution: a row of a result. */
export type Binding = Readonly<Record<string, Term>>

/** A term in the JSON form of SPARQL 1.1 results (https://www.w3.org/TR/sparql11-results-json/). */
export interface JsonTerm {
  readonly type?: string
  readonly value: string
  readonly 'xml:lang'?: string
}

const entity = /^https?:\/\/www\.wikidata\.org\/entity\/(Q[1-9]\d*)$/
/** What the query service writes for an unknown value, beside blank nodes. */
const unknown = /^https?:\/\/www\.wikidata\.org\/\.well-known\/genid\/|^_:/

/** A value without its type, as CSV has it. */
export function plainTerm(value: string): Term {
  if (unknown.test(value)) return { value, isUnknown: true }
  return { value: entity.exec(value)?.[1] ?? value }
}

function jsonTerm(term: JsonTerm | string): Term {
  if (typeof term === 'string') return plainTerm(term)
  const { type, value, 'xml:lang': language } = term
  if (type === 'bnode') return { value, isUnknown: true }
  if (type === 'uri') return plainTerm(value)
  return { value, ...(language === undefined ? {} : { language }) }
}

const isTerm = (value: unknown): value is JsonTerm | string =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string')

/**
 * A solution in JSON, as the SPARQL 1.1 form has it, or as the page of the query service saves it
 * (an object of plain values). Null when it is none.
 */
export function bindingOf(solution: unknown): Binding | null {
  if (typeof solution !== 'object' || solution === null || Array.isArray(solution)) return null
  const entries = Object.entries(solution)
  if (!entries.every(([, term]) => isTerm(term))) return null
  return Object.fromEntries(entries.map(([name, term]) => [name, jsonTerm(term as JsonTerm | string)]))
}
