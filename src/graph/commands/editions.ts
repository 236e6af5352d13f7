import { type Assertion, without } from '../../domain/record.js'
import type { Engine, Transaction } from '../../engine/engine.js'
import type { Author, ChangeLog } from '../change-log.js'
import type { EditionRecord, EntityRecord, RelationshipRecord, SourceRecord } from '../records.js'
import type { Statements } from '../statements.js'
import { EditBatch, type Outcome } from './apply-edits.js'
import { type Ask, askIn } from './ask.js'
import type { Edits } from './plan-edits.js'
import { underCurrentIds } from './under-current-ids.js'

/** What all loading does to the graph: edits by batches, and editions of sources that come and go. */
export class Editions {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly log: ChangeLog,
  ) {}

  /** Takes back what an edition said; returns how many entities and relationships went with it. */
  async retract(edition: string, author: Author): Promise<number> {
    let removed_count = 0
    const drop = (existing: readonly Assertion[]): Assertion[] => without(existing, edition)
    // Relationships first, so that entities which nothing else states are free to go.
    for await (const relationships of this.statedBy<RelationshipRecord>('relationship', edition)) {
      const edits = relationships.map((key) => [key.id, { key: keyOf(key), edit: drop }] as const)
      removed_count += (await this.edit(author, { entities: new Map(), relationships: new Map(edits) })).removed.length
    }
    for await (const entities of this.statedBy<EntityRecord>('entity', edition)) {
      const edits = entities.map(({ id, type }) => [id, { type, edit: drop }] as const)
      removed_count += (await this.edit(author, { entities: new Map(edits), relationships: new Map() })).removed.length
    }
    return removed_count
  }

  /** What an edition states, in pages. */
  async *statedBy<T extends EntityRecord | RelationshipRecord>(
    kind: 'entity' | 'relationship',
    edition: string,
  ): AsyncIterable<T[]> {
    const statement = this.statements.get(`${kind}/of-edition`)
    for (let after = ''; ; ) {
      const rows = await this.engine.read(statement, { edition, also: edition, after, limit: this.batch_rows })
      if (rows.length === 0) return
      const page = rows.map((row) => row[kind] as T)
      yield page
      after = page.at(-1)?.id ?? ''
    }
  }

  /** Facts that one transaction takes best. */
  get batch_rows(): number {
    return this.engine.capabilities.batch_rows
  }

  edit(author: Author, edits: Edits): Promise<Outcome> {
    return this.log.commit(author, async (transaction, seq) => {
      const ask = this.within(transaction)
      return new EditBatch(ask, seq).apply(await underCurrentIds(ask, edits))
    })
  }

  within(transaction: Transaction): Ask {
    return askIn(transaction.run, this.statements, this.engine.capabilities.statement_rows)
  }

  /** Reads what is committed, each statement for itself. */
  get outside(): Ask {
    const read = this.engine.read.bind(this.engine)
    return askIn(read, this.statements, this.engine.capabilities.statement_rows)
  }

  async write(author: Author, editions: readonly EditionRecord[], source: SourceRecord): Promise<void> {
    await this.log.commit(author, async (transaction) => ({
      touched: await this.writeIn(transaction, editions, source),
      removed: [],
    }))
  }

  /** Returns the ids of what it wrote. */
  async writeIn(transaction: Transaction, editions: readonly EditionRecord[], source: SourceRecord): Promise<string[]> {
    for (const edition of editions) await transaction.run(this.statements.get('edition/upsert'), { edition })
    await transaction.run(this.statements.get('source/upsert'), { source })
    return [source.id, ...editions.map(({ id }) => id)]
  }
}

const keyOf = ({ type, from, to, key }: RelationshipRecord) => ({ type, from, to, key })
