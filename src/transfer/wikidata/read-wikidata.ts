import { invalidInput } from '../../domain/errors.js'
import { textOf } from '../import/decode.js'
import type { Input } from '../import/input.js'
import type { Reader, Row } from '../import/row.js'
import { type LanguageChoice, usualLanguages } from './languages.js'
import { pageFormat } from './page-file.js'
import { rowsOfDump, rowsOfEntityData } from './read-dump.js'
import { rowsOfPages, rowsOfSolutions } from './read-results.js'
import { csvSolutions, jsonSolutions } from './solutions.js'

/** What Wikidata calls a university itself; in a dump there is nobody to ask what stands below it. */
export const universityClasses = ['Q3918', 'Q875538', 'Q902104', 'Q15936437', 'Q62078547', 'Q1371037', 'Q3354859']

export interface WikidataSettings {
  /** Null for all that a result has, and of a dump the usual ones. */
  readonly languages: LanguageChoice | null
  /** The classes of universities in a dump. */
  readonly universityClasses: readonly string[]
}

/**
 * Reads what Wikidata gives, whichever of its forms it is: a dump of entities or data of some, a
 * result of the query service in JSON or CSV, or the pages that a crawl of it has kept.
 */
export const wikidataReader =
  (settings: WikidataSettings): Reader =>
  (input) =>
    rowsOfAny(input, settings)

const headMax_chars = 4096

async function* rowsOfAny(input: Input, settings: WikidataSettings): AsyncIterable<Row> {
  const { languages, universityClasses: classes } = settings
  const dump = { languages: languages ?? usualLanguages, universityClasses: classes }
  const head = (await headOf(input)).trimStart()
  if (head === '') throw invalidInput(`${input.name} is empty.`)
  if (head.startsWith(`{"format":"${pageFormat}"`)) yield* rowsOfPages(input)
  else if (/^\{\s*"entities"/.test(head)) yield* rowsOfEntityData(input, dump)
  // A dump without its brackets is what is left when its lines were filtered.
  else if (/^\[?\s*\{\s*"(?:type|pageid|id)"\s*:\s*(?:"item"|"property"|"lexeme"|\d|"[QPL]\d)/.test(head))
    yield* rowsOfDump(input, dump)
  else if (/^[[{]/.test(head)) yield* rowsOfSolutions(jsonSolutions(input), languages)
  else yield* rowsOfSolutions(csvSolutions(input), languages)
}

async function headOf(input: Input): Promise<string> {
  let head = ''
  for await (const text of textOf(input)) {
    head += text
    if (head.trimStart().length >= headMax_chars) break
  }
  return head
}
