import type { Engine } from '../../src/engine/engine.js'

/** How often an engine is asked for its version, and which statements it reads. */
export interface Asked {
  readonly looks: number
  readonly statements: readonly string[]
}

type Read = Engine['read']

/** An engine of which reads go through the test; everything else is the engine's own. */
export const withReads = (engine: Engine, wrap: (read: Read) => Read): Engine => ({
  description: engine.description,
  dialect: engine.dialect,
  capabilities: engine.capabilities,
  read: wrap((statement, parameters, stop) => engine.read(statement, parameters, stop)),
  write: (work, tally) => engine.write(work, tally),
  stream: (statement) => engine.stream(statement),
  version: () => engine.version(),
  plan: (statement) => engine.plan(statement),
  loads: () => engine.loads(),
  close: () => engine.close(),
})

/** An engine that says what it was asked since it was last asked that. */
export function countingAll(engine: Engine): { readonly engine: Engine; asked(): Asked } {
  const counted = countingReads(engine)
  let looks = 0
  return {
    engine: {
      ...counted.engine,
      version: () => {
        looks++
        return engine.version()
      },
    },
    asked() {
      const asked = { looks, statements: counted.taken() }
      looks = 0
      return asked
    },
  }
}

/** An engine that keeps the names of the statements that it was asked to read. */
export function countingReads(engine: Engine): { readonly engine: Engine; taken(): string[] } {
  let names: string[] = []
  const counted = withReads(engine, (read) => (statement, parameters, stop) => {
    names.push(statement.name)
    return read(statement, parameters, stop)
  })
  return {
    engine: counted,
    taken() {
      const taken = names
      names = []
      return taken.sort()
    },
  }
}
