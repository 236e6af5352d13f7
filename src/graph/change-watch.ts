import type { Engine } from '../engine/engine.js'
import type { ChangeLog } from './change-log.js'

export type News =
  /** Nothing was written since the last look. */
  | { readonly kind: 'NONE'; readonly seq: number }
  /** Only what the log says: read it from `since` on. */
  | { readonly kind: 'CHANGES'; readonly since: number; readonly seq: number }
  /** Somebody wrote past the log: whatever was derived from the graph must be built again. */
  | { readonly kind: 'RESET'; readonly seq: number }

interface State {
  readonly token: string
  readonly seq: number
  /** Commits less changes: constant as long as every commit is a change of ours. */
  readonly drift: number | null
  /** Token and number are of one moment. If not, the token may be of changes after the number. */
  readonly settled: boolean
}

/** Looks taken before one is found between two equal tokens; at 20 writes a second one or two are enough. */
const looksMax = 50

/**
 * Says what has happened to the graph since the last look: nothing, changes of the log,
 * or a write by somebody who does not keep the log (cypher-shell).
 *
 * The engine's token moves with every commit. Where the engine also counts its commits, a
 * foreign write is seen even among our own: then more was committed than the log has
 * entries. Neo4j also counts a commit when a property or label is used for the first time
 * ever: the schema makes its own known beforehand, and one that somebody else uses may bring
 * a RESET where none was needed, never the other way round.
 */
export class ChangeWatch {
  #last: State | null = null

  constructor(
    readonly engine: Pick<Engine, 'version'>,
    readonly log: ChangeLog,
  ) {}

  /** The engine's token as the last look found it; null where the graph was written to meanwhile. */
  get token(): string | null {
    return this.#last?.settled ? this.#last.token : null
  }

  /** By how much the engine's count of commits is ahead of the log, the same in every process; null where it has none. */
  get drift(): number | null {
    return this.#last?.drift ?? null
  }

  /** Whether the engine's token is still the same; learns nothing of what has happened. */
  async isAt(token: string): Promise<boolean> {
    return (await this.engine.version()).token === token
  }

  /** The first look only takes the bearings, and says RESET: nothing can have been derived before it. */
  async look(): Promise<News> {
    const last = this.#last
    if (last?.settled && (await this.engine.version()).token === last.token) return { kind: 'NONE', seq: last.seq }
    const state = await this.#state()
    if (!last) {
      this.#last = state
      return { kind: 'RESET', seq: state.seq }
    }
    // Without two equal tokens the drift is not known; the next look will settle it.
    this.#last = state.settled ? state : { ...state, drift: last.drift }
    const foreign =
      state.seq < last.seq ||
      (state.settled && state.drift !== last.drift) ||
      (state.settled && state.token !== last.token && state.seq === last.seq)
    if (foreign) return { kind: 'RESET', seq: state.seq }
    return state.seq === last.seq
      ? { kind: 'NONE', seq: state.seq }
      : { kind: 'CHANGES', since: last.seq, seq: state.seq }
  }

  /** Token, count and number of one moment: nothing was committed between the two readings of the token. */
  async #state(): Promise<State> {
    let before = await this.engine.version()
    for (let look = 1; ; look++) {
      const seq = await this.log.head()
      const after = await this.engine.version()
      const settled = after.token === before.token
      if (settled || look === looksMax) {
        const drift = after.commits === null ? null : after.commits - seq
        return { token: after.token, seq, drift, settled }
      }
      before = after
    }
  }
}
