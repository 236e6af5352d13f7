import { groupBy } from '../../domain/group-by.js'
import type { StatedEntity, StatedRelationship } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { aboutLines, changedText } from './about.js'
import { type Cell, type Column, edgeColumns, nodeColumns, otherNames, sourcesOf } from './columns.js'
import type { ExportFormat } from './format.js'

const escapes: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/**
 * A text as a Cypher literal. Cypher replaces `\uXXXX` before it looks for the ends of strings,
 * whatever stands before the backslash: https://neo4j.com/docs/cypher-manual/5/syntax/parsing/
 * So no backslash of ours ever has a `u` behind it: there the literal is parted in two.
 */
export function cypherText(text: string): string {
  const inner = text
    .toWellFormed()
    .replaceAll(/['\n\r\t]|\\u?/g, (sign) =>
      sign === '\\u' ? "\\\\' + 'u" : sign === '\\' ? '\\\\' : (escapes[sign] ?? sign),
    )
    // Scripts are read line by line, and by people.
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, '\ufffd')
  return `'${inner}'`
}

const cypherValue = (value: Exclude<Cell, undefined> | readonly string[]): string => {
  if (Array.isArray(value)) return `[${value.map(cypherText).join(', ')}]`
  return typeof value === 'string' ? cypherText(value) : String(value)
}

/** Names of properties are the columns', never a user's. */
function cypherMap<T>(
  columns: readonly Column<T>[],
  record: T,
  lists: Readonly<Record<string, readonly string[]>>,
): string {
  const cells = columns.flatMap(({ title, read }) => {
    const value = lists[title] ?? read(record)
    return value === undefined || isEmpty(value) ? [] : [`${title}: ${cypherValue(value)}`]
  })
  return `{${cells.join(', ')}}`
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** What a label or type says already. */
const ownColumns = <T>(columns: readonly Column<T>[]): Column<T>[] => columns.filter(({ title }) => title !== 'type')
const nodeCells = ownColumns(nodeColumns)
const edgeCells = ownColumns(edgeColumns)

const listsOf = (entity: StatedEntity) => ({ aliases: otherNames(entity), sources: sourcesOf(entity) })

const nodeRows = (type: string, rows: readonly string[]): string =>
  `UNWIND [${rows.join(', ')}] AS row MERGE (n:Entity {id: row.id}) SET n:${type}, n += row.properties;\n`

const edgeRows = (type: string, rows: readonly string[]): string =>
  `UNWIND [${rows.join(', ')}] AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) MERGE (a)-[r:${type} {id: row.id}]->(b) SET r += row.properties;\n`

/** The statements of a page: a label or type takes its place in the text, so each has its own. */
function statements(
  rows: readonly { readonly type: string; readonly row: string }[],
  statementOf: (type: string, rows: readonly string[]) => string,
): string {
  const texts: string[] = []
  for (const [type, group] of groupBy(rows, (one) => one.type))
    for (let i = 0; i < group.length; i += limits.scriptStatement_rows)
      texts.push(
        statementOf(
          type,
          group.slice(i, i + limits.scriptStatement_rows).map(({ row }) => row),
        ),
      )
  return texts.join('')
}

const edgeRow = (relationship: StatedRelationship, properties: string): string =>
  `{id: ${cypherText(relationship.id)}, start: ${cypherText(relationship.from)}, end: ${cypherText(relationship.to)}, properties: ${properties}}`

/** A script for `cypher-shell`, one statement a line, which may run again: nothing is made twice. */
export const cypherScript: ExportFormat = {
  mediaType: 'application/x-cypher-query; charset=utf-8',
  ending: 'cypher',
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    yield aboutLines(about)
      .map((line) => `// ${line}\n`)
      .join('')
    yield 'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n'
    for await (const page of entities)
      yield statements(
        page.map((node) => {
          const { entity } = node
          const properties = cypherMap(nodeCells, node, listsOf(entity))
          return { type: entity.type, row: `{id: ${cypherText(entity.id)}, properties: ${properties}}` }
        }),
        nodeRows,
      )
    for await (const page of relationships)
      yield statements(
        page.map((edge) => {
          const { relationship } = edge
          const properties = cypherMap(edgeCells, edge, { sources: sourcesOf(relationship) })
          return { type: relationship.type, row: edgeRow(relationship, properties) }
        }),
        edgeRows,
      )
    const changed = await ending()
    if (changed !== null) yield `// ${changedText(changed)}\n`
  },
}
