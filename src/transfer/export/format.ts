import type { ExtractedEntity, ExtractedRecords, ExtractedTie } from '../../graph/queries/extract.js'
import type { About } from './about.js'

/** How CSV is written, by what shall read it. */
export const CsvDialect = { spreadsheet: 'spreadsheet', gephi: 'gephi', 'neo4j-admin': 'neo4j-admin' } as const
export type CsvDialect = keyof typeof CsvDialect

/** The tables that CSV consists of, and what is said of them. */
export const CsvPart = { nodes: 'nodes', edges: 'edges', about: 'about' } as const
export type CsvPart = keyof typeof CsvPart

export interface FormatOptions {
  readonly dialect: CsvDialect
  readonly part: CsvPart
}

/** What there is to write. */
export interface Exported {
  readonly about: About
  /** In the order of their ids, in pages. */
  entities(): AsyncIterable<readonly ExtractedEntity[]>
  /** In the order of where they begin, in pages. */
  relationships(): AsyncIterable<readonly ExtractedTie[]>
  /** Both, for what writes both. */
  records(): ExtractedRecords
  /** The graph's version at the end, where it is another one by then; else null. */
  ending(): Promise<number | null>
}

export interface ExportFormat {
  readonly mediaType: string
  /** Of a file's name. */
  readonly ending: string
  /** It tells all values that sources dispute, not only the preferred ones. */
  readonly tellsClaims?: true
  /** It tells of ties what their ends are called, or where these are. */
  readonly tellsEnds?: true
  /** The text, a part for each page of records; nothing is read before a part is asked for. */
  write(exported: Exported, options: FormatOptions): AsyncIterable<string>
}

/** Each page as one text. */
export async function* eachPage<T>(
  pages: AsyncIterable<readonly T[]>,
  textOf: (record: T) => string,
): AsyncIterable<string> {
  for await (const page of pages) if (page.length > 0) yield page.map(textOf).join('')
}
