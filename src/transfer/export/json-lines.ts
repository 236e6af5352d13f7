import { ContentHash } from '../jsonl/content-hash.js'
import { recordFormat, recordFormatVersion } from '../jsonl/format-version.js'
import { editionLine, entityLine, relationshipLine, sourceLine } from '../jsonl/record-lines.js'
import type { About } from './about.js'
import type { ExportFormat } from './format.js'

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
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    const hash = new ContentHash()
    const { sources, editions } = about
    const described = [hash.add('sources', sources.map(sourceLine)), hash.add('editions', editions.map(editionLine))]
    yield [`${header(about)}\n`, ...described].join('')
    for await (const page of entities) if (page.length > 0) yield hash.add('entities', page.map(entityLine))
    for await (const page of relationships)
      if (page.length > 0) yield hash.add('relationships', page.map(relationshipLine))
    const changed = await ending()
    const end = { ...hash.counts, contentHash: hash.digest(), ...(changed === null ? {} : { graphVersion: changed }) }
    yield `${JSON.stringify({ end })}\n`
  },
}
