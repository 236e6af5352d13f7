import type { Engine } from '../../src/engine/engine.js'

/** An engine that keeps the names of the statements that it was asked to read or stream, and can be made to fail. */
export interface CountingEngine {
  readonly engine: Engine
  taken(): string[]
  /** The next statement of the name fails. */
  failOnce(name: string): void
}

export function countingEngine(engine: Engine): CountingEngine {
  let names: string[] = []
  let failing: string | null = null
  const note = (name: string): void => {
    names.push(name)
    if (name !== failing) return
    failing = null
    throw new Error(`${name} fails`)
  }
  return {
    engine: {
      description: engine.description,
      dialect: engine.dialect,
      capabilities: engine.capabilities,
      async read(statement, parameters) {
        note(statement.name)
        return engine.read(statement, parameters)
      },
      async *stream(statement) {
        note(statement.name)
        yield* engine.stream(statement)
      },
      write: (work) => engine.write(work),
      version: () => engine.version(),
      plan: (statement) => engine.plan(statement),
      loads: () => engine.loads(),
      close: () => engine.close(),
    },
    taken() {
      const taken = names
      names = []
      return taken
    },
    failOnce(name) {
      failing = name
    },
  }
}
