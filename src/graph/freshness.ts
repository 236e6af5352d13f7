import { randomUUID } from 'node:crypto'
import type { Engine, EngineVersion } from '../engine/engine.js'
import { SharedVersion } from './shared-version.js'

/** What a look at the state of the graph has found. */
export type Look = EngineVersion

/**
 * Names the state that the graph's data is in, by a look at the engine. The name is another one after each commit,
 * whoever made it, and none comes back: what was read since a look that gave a name is what
 * a read would give now, if a look gives that name again.
 */
export class Freshness {
  /** Numbers of an engine that is ours alone may come again after a restart, on other data. */
  readonly #prefix: string

  constructor(
    engine: Pick<Engine, 'version' | 'capabilities'>,
    readonly versions: Pick<Engine, 'version'> = new SharedVersion(engine),
  ) {
    this.#prefix = engine.capabilities.sharedWithOthers ? '' : `${randomUUID()}:`
  }

  /** @throws unavailable, when the engine does not answer */
  async look(): Promise<string> {
    return this.nameOf(await this.version())
  }

  /** @throws unavailable, when the engine does not answer */
  version(): Promise<EngineVersion> {
    return this.versions.version()
  }

  nameOf({ token }: EngineVersion): string {
    return this.#prefix + token
  }
}
