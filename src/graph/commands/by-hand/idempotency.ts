import { createHash } from 'node:crypto'
import { limits } from '../../../limits.js'
import type { Ask } from '../ask.js'
import type { EditReport, EditRequest, Moment } from './operation.js'

/** A request that was carried out under a key. */
interface KeptRequest {
  readonly requestHash: string
  readonly report: EditReport
}

/** The same for the same request, whatever the order of its fields: SHA-256 of all that was asked for, in hex. */
export function requestHash({ operations, saying, reason }: EditRequest): string {
  const inOrder = (_: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  return createHash('sha256').update(JSON.stringify({ operations, saying, reason }, inOrder)).digest('hex')
}

/**
 * The keys of one actor, in the graph: under each a request is carried out once, as long as it is
 * kept, by whichever process it comes again and however often.
 */
export class IdempotencyKeys {
  constructor(
    readonly ask: Ask,
    readonly actor: string,
    readonly moment: Moment,
  ) {}

  async find(key: string): Promise<KeptRequest | null> {
    const [row] = await this.ask('idempotency/by-id', { id: this.#idOf(key) })
    if (!row || String(row['at']) < this.#keptFrom) return null
    return { requestHash: String(row['requestHash']), report: JSON.parse(String(row['result'])) as EditReport }
  }

  async keep(key: string, hash: string, report: EditReport): Promise<void> {
    const { actor } = this
    const { seq, at } = this.moment
    // To find the old ones takes a look at all where indexes have no order.
    if (seq % limits.idempotencyPruneEvery_changes === 0)
      await this.ask('idempotency/prune', { before: this.#keptFrom, limit: limits.idempotencyPrune_rows })
    const entry = { id: this.#idOf(key), key, actor, at, requestHash: hash, result: JSON.stringify(report) }
    await this.ask('idempotency/upsert', { entry })
  }

  get #keptFrom(): string {
    return new Date(Date.parse(this.moment.at) - limits.idempotencyKept_ms).toISOString()
  }

  #idOf(key: string): string {
    return `${this.actor}\t${key}`
  }
}
