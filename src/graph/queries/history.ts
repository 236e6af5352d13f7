import type { Properties } from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import { groupBy } from '../../domain/group-by.js'
import type { Row } from '../../engine/engine.js'
import { batches } from '../batches.js'
import { type Revision, revisionFrom } from '../commands/by-hand/revisions.js'
import type { Reads } from '../reads.js'
import type { ChangeRecord } from '../records.js'
import type { Statements } from '../statements.js'

/** A change as one thing met it. */
export interface HistoryEntry extends Pick<ChangeRecord, 'seq' | 'at' | 'actor' | 'reason'> {
  /** The id that the thing had then. */
  readonly about: string
  /** Null for a change of which only that it touched the thing is known: an import's. */
  readonly revision: Revision | null
}

/** Where in a history a page begins: behind this entry. */
export interface HistoryPlace {
  readonly seq: number
  readonly about: string
}

/** Questions about what was changed, the newest change first. */
export class HistoryQueries {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
  ) {}

  asking(reads: Reads): HistoryQueries {
    return new HistoryQueries(reads, this.statements)
  }

  /**
   * The changes that touched things, a list for each of them.
   *
   * @param things each by all ids that it has and had
   */
  async of(
    things: readonly (readonly string[])[],
    after: HistoryPlace | null,
    limit: number,
  ): Promise<HistoryEntry[][]> {
    const before = after ? after.seq + 1 : Number.MAX_SAFE_INTEGER
    // Two ids may have been touched by the change at which the page before ended.
    const rows = await this.#each('change/touching', [...new Set(things.flat())], {
      after: 0,
      before,
      limit: limit + 1,
    })
    const touched = groupBy(rows, ({ id }) => String(id))
    const entries = things.map((ids) =>
      ids
        .flatMap((about) => (touched.get(about) ?? []).map((row) => ({ ...(row as unknown as ChangeRecord), about })))
        .filter(({ seq, about }) => !after || seq < after.seq || about > after.about)
        .sort((a, b) => b.seq - a.seq || byCodeUnit(a.about, b.about))
        .slice(0, limit),
    )
    const revisions = await this.#revisionsOf(entries.flat())
    return entries.map((list) =>
      list.map(({ seq, at, actor, reason, about }) => {
        const revision = revisions.get(`${seq} ${about}`) ?? null
        return { seq, at, actor, reason, about, revision }
      }),
    )
  }

  async count(ids: readonly string[]): Promise<number> {
    const rows = await this.#each('change/count-touching', ids, {})
    return rows.reduce((sum, { count }) => sum + Number(count), 0)
  }

  /** Entries of the log before a number. */
  async page(before: number, limit: number): Promise<ChangeRecord[]> {
    const rows = await this.reads.read(this.statements.get('change/page'), { before, limit })
    return rows.map(({ change }) => change as ChangeRecord)
  }

  /** How many entries the log has: their numbers have no gaps. */
  async size(): Promise<number> {
    const [head] = await this.reads.read(this.statements.get('graph/head'))
    return Number(head?.['seq'] ?? 0)
  }

  async #revisionsOf(entries: readonly HistoryPlace[]): Promise<Map<string, Revision>> {
    if (entries.length === 0) return new Map()
    const seqs = entries.map(({ seq }) => seq)
    const ids = [...new Set(entries.map(({ about }) => about))]
    const rows = await this.#each('revision/of-things', ids, { first: Math.min(...seqs), last: Math.max(...seqs) })
    const revisions = rows.map(({ revision }) => revisionFrom(revision as Properties))
    return new Map(revisions.map((one) => [`${one.seq} ${one.about}`, one]))
  }

  async #each(name: string, ids: readonly string[], parameters: Readonly<Record<string, number>>): Promise<Row[]> {
    const rows: Row[] = []
    for (const batch of batches(ids))
      rows.push(...(await this.reads.read(this.statements.get(name), { ids: batch, ...parameters })))
    return rows
  }
}
