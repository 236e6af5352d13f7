import { aboutLines, changedText } from './about.js'
import { type Column, edgeColumns, nodeColumns } from './columns.js'
import { type ExportFormat, eachPage } from './format.js'

/**
 * A quoted string of the DOT language: https://graphviz.org/doc/info/lang.html
 * A backslash is doubled, for labels give it meanings (`\N`), and what Graphviz would take for a
 * reference to a character is not one.
 */
export function dotText(text: string): string {
  const inner = text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '\ufffd')
    .replaceAll(/&(?=#?\w+;)/g, '&amp;')
  return `"${inner}"`
}

/** An attribute of this name is Graphviz's own where it draws: `label` is ours. */
const list = <T>(label: string, columns: readonly Column<T>[], record: T, more = ''): string => {
  const cells = columns.flatMap(({ title, read }) => {
    const value = read(record)
    return value === undefined ? [] : [`${title}=${dotText(String(value))}`]
  })
  return `[label=${dotText(label)}, ${cells.join(', ')}${more}]`
}

// `name` is the label; what would be Graphviz's own attributes are other words than these.
const nodeCells = nodeColumns.filter(({ title }) => title !== 'name').map(renamed)
const edgeCells = edgeColumns.map(renamed)

/** Graphviz has a `url` of its own, and takes `end` and `start` for positions in some of its programs. */
function renamed<T>(column: Column<T>): Column<T> {
  return ['url', 'start', 'end'].includes(column.title) ? { ...column, title: `_${column.title}` } : column
}

/** Graphviz DOT: all edges are directed; those that have no direction are drawn without arrowheads. */
export const dot: ExportFormat = {
  mediaType: 'text/vnd.graphviz; charset=utf-8',
  ending: 'dot',
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    yield `${aboutLines(about)
      .map((line) => `// ${line}\n`)
      .join('')}digraph cityties {\n`
    yield* eachPage(entities, (node) => `  ${dotText(node.entity.id)} ${list(node.entity.name, nodeCells, node)};\n`)
    yield* eachPage(relationships, (edge) => {
      const { id, type, from, to } = edge.relationship
      const more = `, id=${dotText(id)}${edge.relationship.type === 'TWINNED_WITH' ? ', dir="none"' : ''}`
      return `  ${dotText(from)} -> ${dotText(to)} ${list(type, edgeCells, edge, more)};\n`
    })
    const changed = await ending()
    yield `}\n${changed === null ? '' : `// ${changedText(changed)}\n`}`
  },
}
