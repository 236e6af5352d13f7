import type { Engine, RawReads } from '../../../src/engine/engine.js'

/** An engine that keeps the raw statements that reached it. */
export function recordingReads(engine: Engine): { readonly engine: Engine; readonly reached: string[] } {
  const reached: string[] = []
  const reads = engine.capabilities.rawReads
  const rawReads: RawReads | null = reads && {
    run(text, parameters, bounds, work) {
      reached.push(text)
      return reads.run(text, parameters, bounds, work)
    },
  }
  return {
    reached,
    engine: {
      description: engine.description,
      dialect: engine.dialect,
      capabilities: { ...engine.capabilities, rawReads },
      read: (statement, parameters) => engine.read(statement, parameters),
      write: (work) => engine.write(work),
      stream: (statement) => engine.stream(statement),
      version: () => engine.version(),
      plan: (statement) => engine.plan(statement),
      loads: () => engine.loads(),
      close: () => engine.close(),
    },
  }
}
