import type { Row } from '../../engine/engine.js'
import { batches } from '../batches.js'
import { currentIds, currentTieIds } from '../merged-ids.js'
import type { Reads } from '../reads.js'
import type { Statements } from '../statements.js'

/** Ids under which nothing is found, because what they were of was merged into something else. */
export class MergedIds {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
  ) {}

  asking(reads: Reads): MergedIds {
    return new MergedIds(reads, this.statements)
  }

  /** What the things of ids are called now; of those alone that were merged. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return currentIds(this.#look, ids)
  }

  relationships(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return currentTieIds(this.#look, ids)
  }

  readonly #look = async (name: string, { ids }: { readonly ids: readonly string[] }): Promise<Row[]> => {
    const rows: Row[] = []
    for (const batch of batches(ids)) rows.push(...(await this.reads.read(this.statements.get(name), { ids: batch })))
    return rows
  }
}
