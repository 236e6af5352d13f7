import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Graph } from '../../graph/graph.js'
import type { Extract } from '../../graph/queries/extract.js'
import type { ExtractQuestion } from '../../graph/queries/extracts.js'
import { allSources } from '../all-sources.js'
import type { About } from './about.js'
import type { ExportFormat, FormatOptions } from './format.js'
import { exportFormats, type FormatName } from './formats.js'

export interface ExportOptions {
  readonly question?: ExtractQuestion
  /** Told after each page: the records that have been read so far. */
  readonly onRecords?: (records_count: number) => void
}

/** A graph that is being written in a format; nothing but its sources has been read. */
export class GraphExport {
  readonly #onRecords: (records_count: number) => void
  #records_count = 0

  private constructor(
    readonly format: ExportFormat,
    readonly about: About,
    private readonly extract: Extract,
    { onRecords = () => {} }: ExportOptions,
  ) {
    this.#onRecords = onRecords
  }

  /** @throws as `Extracts.open` */
  static async open(graph: Graph, name: FormatName, options: ExportOptions = {}): Promise<GraphExport> {
    const question = options.question ?? {}
    // First the state that is exported: sources that come in later show as a change at the end.
    const extract = await graph.extracts.open(question)
    const { sources, editions } = await allSources(graph)
    const about: About = {
      date: new Date().toISOString(),
      graphVersion: extract.graphVersion,
      filters: Object.values(question).some((condition) => condition !== undefined) ? question : null,
      sources,
      editions,
    }
    return new GraphExport(exportFormats[name], about, extract, options)
  }

  /** `cityties-v12.graphml`; of the tables of CSV each has a name of its own. */
  fileName({ part }: FormatOptions): string {
    const { ending } = this.format
    const name = `cityties-v${this.about.graphVersion}`
    if (ending !== 'csv') return `${name}.${ending}`
    return `${name}-${part}.${part === 'about' ? 'txt' : ending}`
  }

  /** How many records there are to write, as far as that is known before they are read. */
  count(): Promise<number> {
    return this.extract.count()
  }

  /** The graph's version now, if it is another one than when reading began; else null. */
  ending(): Promise<number | null> {
    return this.extract.ending()
  }

  /** The text; a page is read when its text is asked for, and leaving it ends the reading. */
  text(options: FormatOptions = { dialect: 'spreadsheet', part: 'nodes' }): AsyncIterable<string> {
    const { about, extract, format } = this
    const { tellsClaims: claims = false, tellsEnds: ends = false } = format
    return format.write(
      {
        about,
        entities: () => this.#counted(extract.entities({ claims })),
        relationships: () => this.#counted(extract.relationships({ claims, ends })),
        records: () => {
          const { entities, relationships } = extract.records({ claims, ends })
          return { entities: this.#counted(entities), relationships: this.#counted(relationships) }
        },
        ending: () => extract.ending(),
      },
      options,
    )
  }

  async *#counted<T>(pages: AsyncIterable<readonly T[]>): AsyncIterable<readonly T[]> {
    for await (const page of pages) {
      yield page
      this.#records_count += page.length
      this.#onRecords(this.#records_count)
    }
  }
}

/**
 * Writes the graph in a format, no faster than the stream takes it, and ends the stream.
 *
 * @throws as `GraphExport.open`, and what the stream says when it breaks; then nothing more is read
 */
export async function exportGraph(
  graph: Graph,
  name: FormatName,
  target: Writable,
  options: ExportOptions & Partial<FormatOptions> = {},
): Promise<GraphExport> {
  const opened = await GraphExport.open(graph, name, options)
  const { dialect = 'spreadsheet', part = 'nodes' } = options
  await pipeline(opened.text({ dialect, part }), target)
  return opened
}
