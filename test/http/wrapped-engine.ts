import type { Engine, Parameters, Row, Statement } from '../../src/engine/engine.js'

type Read = (statement: Statement, parameters?: Parameters) => Promise<Row[]>

/** An engine of which reads go through the test; everything else is the engine's own. */
export const withReads = (engine: Engine, wrap: (read: Read) => Read): Engine => ({
  description: engine.description,
  dialect: engine.dialect,
  capabilities: engine.capabilities,
  read: wrap((statement, parameters) => engine.read(statement, parameters)),
  write: (work) => engine.write(work),
  stream: (statement) => engine.stream(statement),
  version: () => engine.version(),
  close: () => engine.close(),
})

/** An engine that keeps the names of the statements that it was asked to read. */
export function countingReads(engine: Engine): { readonly engine: Engine; taken(): string[] } {
  let names: string[] = []
  const counted = withReads(engine, (read) => (statement, parameters) => {
    names.push(statement.name)
    return read(statement, parameters)
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
