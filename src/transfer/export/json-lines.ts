import { ContentHash, type RecordKind } from '../jsonl/content-hash.js'
import { recordFormat, recordFormatVersion } from '../jsonl/format-version.js'
import { editionLine, entityLine, relationshipLine, sourceLine } from '../jsonl/record-lines.js'
import type { About } from './about.js'
import { type ExportFormat, eachPage } from './format.js'

const header = ({ date, graphVersion, filters, sources }: About): string =>
  JSON.stringify({
    format: recordFormat,
    formatVersion: recordFormatVersion,
    date,
    graphVersion,
    filters,
    licences: [...new Set(sources.map(({ licence }) => licence))],
  })

/**
 * The project's own records, from which the same graph can be made again: a header, a line
 * for each source, edition, entity and relationship, and an end with counts and hash, by
 * which a file that was cut off or changed is known.
 */
export const jsonLines: ExportFormat = {
  mediaType: 'application/x-ndjson; charset=utf-8',
  ending: 'jsonl',
  tellsClaims: true,
  async *write({ about, entities, relationships, ending }) {
    const hash = new ContentHash()
    const counted = (kind: RecordKind, line: string): string => {
      hash.add(kind, line)
      return `${line}\n`
    }
    const { sources, editions } = about
    yield [
      `${header(about)}\n`,
      ...sources.map((source) => counted('sources', sourceLine(source))),
      ...editions.map((edition) => counted('editions', editionLine(edition))),
    ].join('')
    yield* eachPage(entities(), (entity) => counted('entities', entityLine(entity)))
    yield* eachPage(relationships(), (tie) => counted('relationships', relationshipLine(tie)))
    const changed = await ending()
    const end = { ...hash.counts, contentHash: hash.digest(), ...(changed === null ? {} : { graphVersion: changed }) }
    yield `${JSON.stringify({ end })}\n`
  },
}
