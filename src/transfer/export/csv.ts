import { harmless, quotedCell } from '../../domain/csv-cell.js'
import type { ExtractedEntity, ExtractedTie } from '../../graph/queries/extract.js'
import { type About, aboutLines, changedText } from './about.js'
import { type Cell, type CellKind, type Column, edgeColumns, nodeColumns } from './columns.js'
import { type CsvDialect, type ExportFormat, eachPage } from './format.js'

/** How one program wants its tables. */
interface Dialect {
  /** Before the first line: Excel takes a file for UTF-8 only with a byte order mark. */
  readonly mark: string
  readonly lineEnd: string
  readonly nodes: readonly Column<ExtractedEntity>[]
  readonly edges: readonly Column<ExtractedTie>[]
  readonly title: (column: { readonly title: string; readonly kind: CellKind }) => string
  readonly text: (text: string) => string
}

const text = <T>(title: string, read: (record: T) => Cell): Column<T> => ({ title, kind: 'string', read })
const id = (title: string) => text<ExtractedEntity>(title, ({ entity }) => entity.id)
const from = (title: string) => text<ExtractedTie>(title, ({ relationship }) => relationship.from)
const to = (title: string) => text<ExtractedTie>(title, ({ relationship }) => relationship.to)
const edgeId = (title: string) => text<ExtractedTie>(title, ({ relationship }) => relationship.id)

const plainTitle = ({ title }: { readonly title: string }): string => title
const asItIs = (value: string): string => value
/** One line each: what reads them does not take line ends in a cell without being told to. */
const oneLine = (value: string): string => value.replaceAll(/[\r\n]+/g, ' ')

const adminTypes: Readonly<Record<CellKind, string>> = {
  string: '',
  integer: ':long',
  double: ':double',
  boolean: ':boolean',
}

const dialects: Readonly<Record<CsvDialect, Dialect>> = {
  spreadsheet: {
    mark: '\ufeff',
    lineEnd: '\r\n',
    nodes: [id('id'), ...nodeColumns],
    edges: [
      from('from'),
      text('fromName', ({ ends }) => ends?.from.name),
      to('to'),
      text('toName', ({ ends }) => ends?.to.name),
      ...edgeColumns,
      edgeId('id'),
    ],
    title: plainTitle,
    text: harmless,
  },
  /** https://gephi.org/users/supported-graph-formats/spreadsheet/ */
  gephi: {
    mark: '',
    lineEnd: '\n',
    nodes: [id('Id'), text('Label', ({ entity }) => entity.name), ...nodeColumns],
    edges: [
      from('Source'),
      to('Target'),
      text('Type', () => 'Directed'),
      edgeId('Id'),
      text('Label', ({ relationship }) => relationship.type),
      // Its own column has the name already.
      ...edgeColumns.filter(({ title }) => title !== 'type'),
    ],
    title: plainTitle,
    text: asItIs,
  },
  /** https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/ */
  'neo4j-admin': {
    mark: '',
    lineEnd: '\n',
    nodes: [id('id:ID'), ...nodeColumns, text(':LABEL', ({ entity }) => `Entity;${entity.type}`)],
    edges: [
      from(':START_ID'),
      to(':END_ID'),
      edgeId('id'),
      ...edgeColumns.filter(({ title }) => title !== 'type'),
      text(':TYPE', ({ relationship }) => relationship.type),
    ],
    title: ({ title, kind }) => `${title}${adminTypes[kind]}`,
    text: oneLine,
  },
}

const line = (cells: readonly string[], { lineEnd }: Dialect): string => `${cells.join()}${lineEnd}`

const row = <T>(columns: readonly Column<T>[], dialect: Dialect, record: T): string =>
  line(
    columns.map(({ read }) => {
      const value = read(record) ?? ''
      return typeof value === 'string' ? quotedCell(dialect.text(value)) : String(value)
    }),
    dialect,
  )

const titles = <T>(columns: readonly Column<T>[], dialect: Dialect): string =>
  `${dialect.mark}${line(columns.map(dialect.title), dialect)}`

export const aboutText = (about: About, changed: number | null): string =>
  [...aboutLines(about), ...(changed === null ? [] : [changedText(changed)]), ''].join('\n')

/** A table of nodes and one of edges, and beside them, since CSV has no comments, a text about both. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8',
  ending: 'csv',
  tellsEnds: true,
  async *write({ about, entities, relationships, ending }, { dialect: name, part }) {
    const dialect = dialects[name]
    if (part === 'about') yield aboutText(about, await ending())
    else if (part === 'nodes') {
      yield titles(dialect.nodes, dialect)
      yield* eachPage(entities(), (node) => row(dialect.nodes, dialect, node))
    } else {
      yield titles(dialect.edges, dialect)
      yield* eachPage(relationships(), (edge) => row(dialect.edges, dialect, edge))
    }
  },
}
