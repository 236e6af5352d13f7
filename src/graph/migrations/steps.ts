import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from '../../engine/engine.js'
import { cypherFolder } from '../statements.js'

/** What brings the schema from one version to the next: `cypher/migrations/0001-initial.neo4j.cypher`. */
export interface Step {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
  /** As the graph keeps it, to find out whether the step was changed afterwards: its name and a checksum of its statements. */
  readonly mark: string
}

/** The steps for a dialect, in order; step 0 makes turns possible and is part of no version. */
export function stepsFor(dialect: Dialect): Step[] {
  const folder = join(cypherFolder, 'migrations')
  return readdirSync(folder)
    .filter((file) => file.endsWith(`.${dialect}.cypher`))
    .sort()
    .map((file) => {
      const name = file.split('.')[0] ?? file
      const statements = statementsIn(readFileSync(join(folder, file), 'utf8'))
      return { version: Number(file.slice(0, 4)), name, statements, mark: `${name} ${checksum(statements)}` }
    })
}

const statementsIn = (text: string): string[] =>
  text
    .replaceAll(/^\/\/.*\n/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** Of what is carried out: comments may be corrected, and line ends may be another system's. */
const checksum = (statements: readonly string[]): string =>
  createHash('sha256')
    .update(statements.map((text) => text.replaceAll(/\s+/g, ' ')).join('\n'))
    .digest('hex')
