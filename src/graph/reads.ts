import type { Stop } from '../domain/stop.js'
import type { Engine } from '../engine/engine.js'

/** What reads statements, for as long as somebody wants to know. */
export interface Reads extends Pick<Engine, 'read'> {
  /** Of whoever asks; what reads for everybody has none. */
  readonly stop?: Stop
}

/** Reads that end when `stop` says so, unless they are given another. */
export const readsUntil = (engine: Engine, stop: Stop): Reads => ({
  stop,
  read: (statement, parameters, own = stop) => engine.read(statement, parameters, own),
})
