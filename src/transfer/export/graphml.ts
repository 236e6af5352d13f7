import type { About } from './about.js'
import { changedText, filtersText, sourceText } from './about.js'
import { type Column, edgeColumns, nodeColumns } from './columns.js'
import { type ExportFormat, eachPage } from './format.js'
import { xmlComment, xmlText } from './xml.js'

const types = { string: 'string', integer: 'int', double: 'double', boolean: 'boolean' } as const

const keys = <T>(columns: readonly Column<T>[], what: 'node' | 'edge'): string =>
  columns
    .map(
      ({ title, kind }, i) => `<key id="${what}${i}" for="${what}" attr.name="${title}" attr.type="${types[kind]}"/>\n`,
    )
    .join('')

const data = <T>(columns: readonly Column<T>[], what: 'node' | 'edge', record: T): string =>
  columns
    .map(({ read }, i) => {
      const value = read(record)
      return value === undefined ? '' : `<data key="${what}${i}">${xmlText(String(value))}</data>`
    })
    .join('')

const aboutEntries = (about: About): [string, string][] => [
  ['date', about.date],
  ['graphVersion', String(about.graphVersion)],
  ['filters', filtersText(about)],
  ['sources', about.sources.map(sourceText).join('\n')],
]

function head(about: About): string {
  const entries = aboutEntries(about)
  const graphKeys = entries.map(
    ([title], i) => `<key id="graph${i}" for="graph" attr.name="${title}" attr.type="string"/>\n`,
  )
  const values = entries.map(([, text], i) => `<data key="graph${i}">${xmlText(text)}</data>\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${graphKeys.join('')}${keys(nodeColumns, 'node')}${keys(edgeColumns, 'edge')}<graph id="cityties" edgedefault="directed">
${values.join('')}`
}

/**
 * GraphML: http://graphml.graphdrawing.org/specification.html
 * Several edges may join two nodes; each has its relationship's id.
 */
export const graphml: ExportFormat = {
  mediaType: 'application/graphml+xml; charset=utf-8',
  ending: 'graphml',
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    yield head(about)
    yield* eachPage(
      entities,
      (node) => `<node id="${xmlText(node.entity.id)}">${data(nodeColumns, 'node', node)}</node>\n`,
    )
    yield* eachPage(relationships, (edge) => {
      const { id, from, to } = edge.relationship
      return `<edge id="${xmlText(id)}" source="${xmlText(from)}" target="${xmlText(to)}">${data(edgeColumns, 'edge', edge)}</edge>\n`
    })
    const changed = await ending()
    yield `</graph>\n${changed === null ? '' : `${xmlComment(changedText(changed))}\n`}</graphml>\n`
  },
}
