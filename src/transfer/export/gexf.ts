import { type About, aboutLines, changedText } from './about.js'
import { type Column, edgeColumns, nodeColumns } from './columns.js'
import { type ExportFormat, eachPage } from './format.js'
import { xmlComment, xmlText } from './xml.js'

const attributes = <T>(columns: readonly Column<T>[], what: 'node' | 'edge'): string =>
  `<attributes class="${what}" mode="static">\n${columns
    .map(({ title, kind }, i) => `<attribute id="${what}${i}" title="${title}" type="${kind}"/>\n`)
    .join('')}</attributes>\n`

const values = <T>(columns: readonly Column<T>[], what: 'node' | 'edge', record: T): string => {
  const cells = columns.map(({ read }, i) => {
    const value = read(record)
    return value === undefined ? '' : `<attvalue for="${what}${i}" value="${xmlText(String(value))}"/>`
  })
  return `<attvalues>${cells.join('')}</attvalues>`
}

const head = (about: About): string => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta lastmodifieddate="${about.date.slice(0, 10)}">
<creator>CityTies</creator>
<description>${xmlText(aboutLines(about).join('\n'))}</description>
</meta>
<graph mode="static" defaultedgetype="directed">
${attributes(nodeColumns, 'node')}${attributes(edgeColumns, 'edge')}<nodes>
`

/** GEXF 1.3: https://gexf.net/schema.html */
export const gexf: ExportFormat = {
  mediaType: 'application/gexf+xml; charset=utf-8',
  ending: 'gexf',
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    yield head(about)
    yield* eachPage(
      entities,
      (node) =>
        `<node id="${xmlText(node.entity.id)}" label="${xmlText(node.entity.name)}">${values(nodeColumns, 'node', node)}</node>\n`,
    )
    yield '</nodes>\n<edges>\n'
    yield* eachPage(relationships, (edge) => {
      const { id, type, from, to } = edge.relationship
      return `<edge id="${xmlText(id)}" source="${xmlText(from)}" target="${xmlText(to)}" label="${type}">${values(edgeColumns, 'edge', edge)}</edge>\n`
    })
    const changed = await ending()
    yield `</edges>\n</graph>\n${changed === null ? '' : `${xmlComment(changedText(changed))}\n`}</gexf>\n`
  },
}
