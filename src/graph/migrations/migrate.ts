import { unavailable } from '../../domain/errors.js'
import type { Engine } from '../../engine/engine.js'
import type { Statements } from '../statements.js'
import { inTurn, type TurnBounds, takenOver } from './in-turn.js'
import { type Step, stepsFor } from './steps.js'

export interface MigrationReport {
  readonly schemaVersion: number
  /** The names of the steps that were carried out; none when the schema was up to date. */
  readonly applied: readonly string[]
}

interface Standing {
  readonly schemaVersion: number
  /** Of each step its mark; of data from before marks were kept, none of the first ones. */
  readonly marks: readonly string[]
}

/**
 * Brings the schema up to what this version of the program wants, forwards only. Processes that
 * start at once on one database do so one after the other. Every step can be repeated, so that one
 * that was interrupted ends well.
 *
 * @throws unavailable for data of a newer program, or to which another step was done than the one of that name here
 */
export async function migrate(
  engine: Engine,
  statements: Statements,
  bounds: Partial<TurnBounds> = {},
): Promise<MigrationReport> {
  const [turns, ...steps] = stepsFor(engine.dialect)
  const schemaVersion = steps.at(-1)?.version ?? 0
  const look = async (): Promise<Standing> => {
    const standing = await standingOf(engine, statements)
    assertKnown(standing, steps)
    return standing
  }
  if ((await look()).schemaVersion === schemaVersion || !turns) return { schemaVersion, applied: [] }
  await carryOut(engine, turns)
  return inTurn(
    engine,
    statements,
    async (assertOurs) => {
      // Another may have done it meanwhile.
      const { schemaVersion: current, marks: before } = await look()
      const marks = new Set(before)
      const applied: string[] = []
      for (const step of steps.filter(({ version }) => version > current)) {
        await assertOurs()
        await carryOut(engine, step)
        marks.add(step.mark)
        const migrated = statements.get('graph/migrated')
        const parameters = { version: step.version, steps: [...marks] }
        const [noted] = await engine.write((transaction) => transaction.run(migrated, parameters))
        if (noted === undefined) throw takenOver()
        applied.push(step.name)
      }
      return { schemaVersion, applied }
    },
    bounds,
  )
}

async function standingOf(engine: Engine, statements: Statements): Promise<Standing> {
  const [row] = await engine.read(statements.get('graph/schema'))
  return {
    schemaVersion: Number(row?.['schemaVersion'] ?? 0),
    marks: ((row?.['steps'] ?? []) as unknown[]).map(String),
  }
}

function assertKnown({ schemaVersion, marks }: Standing, steps: readonly Step[]): void {
  const newest = steps.at(-1)?.version ?? 0
  if (schemaVersion > newest)
    throw unavailable(
      `The data was made by a newer version of CityTies (its schema is version ${schemaVersion}, this program knows up to ${newest}). Install a newer version, or name other data in DATABASE_URL.`,
    )
  const own = new Map(steps.map(({ name, mark }) => [name, mark]))
  const other = marks.find((mark) => own.get(mark.split(' ', 1)[0] ?? '') !== mark)
  if (other !== undefined)
    throw unavailable(
      `Step ${other.split(' ', 1)[0]} of the schema is another here than the one that was carried out on this data. Install the version of CityTies that made it, or name other data in DATABASE_URL.`,
    )
}

/** Neo4j takes no schema statement and data in one transaction. */
const carryOut = (engine: Engine, { name, statements }: Step): Promise<void> =>
  engine.write(async (transaction) => {
    for (const text of statements) await transaction.run({ name, text })
  })
