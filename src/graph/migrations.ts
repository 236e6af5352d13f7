import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unavailable } from '../domain/errors.js'
import type { Dialect, Engine } from '../engine/engine.js'
import { cypherFolder, type Statements } from './statements.js'

interface Migration {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

/** The schema's steps for a dialect, in order: `cypher/migrations/0001-initial.neo4j.cypher`, … */
function migrations(dialect: Dialect): Migration[] {
  const folder = join(cypherFolder, 'migrations')
  return readdirSync(folder)
    .filter((file) => file.endsWith(`.${dialect}.cypher`))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.split('.')[0] ?? file,
      statements: readFileSync(join(folder, file), 'utf8')
        .replaceAll(/^\/\/.*\n/gm, '')
        .split(';')
        .map((text) => text.trim())
        .filter((text) => text !== ''),
    }))
}

export interface MigrationReport {
  readonly schemaVersion: number
  /** The names of the steps that were carried out; none when the schema was up to date. */
  readonly applied: readonly string[]
}

/**
 * Brings the schema up to what this version of the program wants. Every step can be
 * repeated, so one that was interrupted, or that two processes start at once, ends well.
 */
export async function migrate(engine: Engine, statements: Statements): Promise<MigrationReport> {
  const steps = migrations(engine.dialect)
  const newest = steps.at(-1)?.version ?? 0
  const [head] = await engine.read(statements.get('graph/head'))
  const current = Number(head?.['schemaVersion'] ?? 0)
  if (current > newest)
    throw unavailable(
      `The data was made by a newer version of CityTies (its schema is version ${current}, this program knows up to ${newest}). Install a newer version, or name other data in DATABASE_URL.`,
    )
  const applied = steps.filter(({ version }) => version > current)
  for (const { version, name, statements: texts } of applied) {
    // Neo4j takes no schema statement and data in one transaction.
    await engine.write(async (transaction) => {
      for (const text of texts) await transaction.run({ name, text })
    })
    await engine.write((transaction) => transaction.run(statements.get('graph/migrated'), { version }))
  }
  return { schemaVersion: newest, applied: applied.map(({ name }) => name) }
}
