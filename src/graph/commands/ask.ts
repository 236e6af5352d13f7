import type { Parameter, Parameters, Row, Statement } from '../../engine/engine.js'
import type { BuiltParts, Statements, Variant } from '../statements.js'

/** Puts a statement of `cypher/`, in a transaction or outside one. */
export type Ask = (name: string, parameters: Parameters, variant?: Variant, parts?: BuiltParts) => Promise<Row[]>

/** Lists that statements take a row at a time, of which there may be more than one statement should be given. */
const lists = ['ids', 'rows', 'keys', 'wikidataIds']

/** The list of a statement goes to the engine in parts that are as long as it takes them best. */
export const askIn =
  (
    run: (statement: Statement, parameters: Parameters) => Promise<Row[]>,
    statements: Statements,
    statement_rows: number,
  ): Ask =>
  async (name, parameters, variant = {}, parts) => {
    const statement = parts ? statements.build(name, variant, parts) : statements.get(name, variant)
    const list = lists.find((one) => Array.isArray(parameters[one]))
    if (list === undefined) return run(statement, parameters)
    const items = parameters[list] as readonly Parameter[]
    if (items.length <= statement_rows) return run(statement, parameters)
    const rows: Row[] = []
    for (let from = 0; from < items.length; from += statement_rows)
      for (const row of await run(statement, { ...parameters, [list]: items.slice(from, from + statement_rows) }))
        rows.push(row)
    return rows
  }
