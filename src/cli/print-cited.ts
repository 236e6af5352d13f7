import type { ComputationOf } from '../compute/computation.js'
import { dimmed, printTable, type Table, tableAsObjects } from './terminal.js'

/** What makes the figures of a table citable, and where it is empty perhaps why. */
export interface Citation extends ComputationOf {
  readonly contentHash: string
  readonly note: string | null
}

/** Prints a table; its citation within JSON, else on standard error, so that output can be piped. */
export function printCited(table: Table, citation: Citation, form: { json?: boolean; csv?: boolean }): void {
  const { note, ...computation } = citation
  if (form.json) {
    process.stdout.write(`${JSON.stringify({ rows: tableAsObjects(table), note, computation })}\n`)
    return
  }
  printTable(table, form)
  const { graphVersion, contentHash, filter, algorithm, parameters, seed } = computation
  const lines = [
    ...(note === null ? [] : [note]),
    `graph version ${graphVersion}, content ${contentHash}`,
    `filter ${JSON.stringify(filter)}`,
    `${algorithm} ${JSON.stringify(parameters)}${seed === null ? '' : `, seed ${seed}`}`,
  ]
  process.stderr.write(lines.map((line) => `${dimmed(line)}\n`).join(''))
}
