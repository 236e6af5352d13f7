import { isPartialDate, rangeOf } from '../../domain/partial-date.js'
import { iriPart, namespaces, webIri } from './rdf-vocabulary.js'

/** A term of RDF as N-Triples writes it. */
export type Term = string

export interface Triple {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
}

export const iri = (text: string): Term => `<${iriPart(text)}>`

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const quoted = (text: string): string =>
  `"${text
    .toWellFormed()
    .replaceAll(/["\\\n\r\t]/g, (sign) => escapes[sign] ?? sign)
    .replaceAll(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)}"`

export const literal = (text: string, datatype?: string): Term =>
  datatype === undefined ? quoted(text) : `${quoted(text)}^^<${datatype}>`

/** A web address; what is none is a text. */
export function address(text: string): Term {
  const web = webIri(text)
  return web === null ? literal(text) : `<${web}>`
}

/** A text in a language; of an unknown one without. */
export const textIn = (text: string, language: string): Term =>
  language !== 'und' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)
    ? `${quoted(text)}@${language}`
    : quoted(text)

/** Wikidata's precisions: https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format#Time */
const precisionOf = (date: string): number => (date.endsWith('X') ? 8 : ({ 4: 9, 7: 10 }[date.length] ?? 11))

/** A date as Wikidata has it, its first day with a precision; null for what has no year, which Wikidata cannot say. */
export function timeOf(date: string): { readonly time: Term; readonly precision: number } | null {
  const range = isPartialDate(date) ? rangeOf(date) : null
  if (!range || date.startsWith('XXXX')) return null
  return { time: literal(`${range.earliest}T00:00:00Z`, `${namespaces.xsd}dateTime`), precision: precisionOf(date) }
}

/** A date that no year is known of, in the notation of libraries. */
export const edtf = (date: string): Term => literal(date, `${namespaces.edtf}EDTF`)
