import type { ExtractQuestion } from '../../graph/queries/extracts.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'

/** What every exported file says of itself. */
export interface About {
  /** When reading began: ISO 8601, UTC. */
  readonly date: string
  /** Of the graph when reading began. */
  readonly graphVersion: number
  /** Null for all of the graph. */
  readonly filters: ExtractQuestion | null
  /** All sources of the graph, by id, whether or not the filters leave anything of them. */
  readonly sources: readonly SourceRecord[]
  readonly editions: readonly EditionRecord[]
}

export const filtersText = ({ filters }: About): string => (filters === null ? 'none' : JSON.stringify(filters))

/** `Wikidata, Wikimedia Foundation, https://www.wikidata.org/, licence: CC0 1.0 (ct:source/wikidata)`. */
export const sourceText = ({ id, title, licence, ...more }: SourceRecord): string =>
  [title, more['publisher'], more['url'], `licence: ${licence} (${id})`].filter((part) => part !== undefined).join(', ')

/** The same as lines of text, for formats that have nothing but comments for it. */
export const aboutLines = (about: About): string[] =>
  [
    'CityTies: ties between cities',
    `date: ${about.date}`,
    `graph version: ${about.graphVersion}`,
    `filters: ${filtersText(about)}`,
    ...about.sources.map((source) => `source: ${sourceText(source)}`),
    // Nothing that a source calls itself begins a line of its own.
  ].map((line) => line.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' '))

/** What is said at the end of a file that was written while the graph changed. */
export const changedText = (graphVersion: number): string =>
  `The graph changed while this was written: it is version ${graphVersion} now. Of what was written meanwhile, some may be missing here.`
