import { type KeyRecord, mintKey, statusOf } from '../../access/access-key.js'
import { KeyRing } from '../../access/key-ring.js'
import type { Role } from '../../access/role.js'
import { limitExceeded, notFound } from '../../domain/errors.js'
import type { Engine, Row, Transaction } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { Author, ChangeLog } from '../change-log.js'
import { ChangeWatch } from '../change-watch.js'
import { FreshView } from '../fresh-view.js'
import type { ChangeRecord } from '../records.js'
import type { Statements } from '../statements.js'
import { KeyUses } from './key-uses.js'

export interface KeyWish {
  readonly name: string
  readonly roles: readonly Role[]
  /** Null for a key without an end. */
  readonly expiresAt: Date | null
}

export interface CreatedKey {
  /** The whole key: it is nowhere but here. */
  readonly key: string
  readonly record: KeyRecord
}

export interface RevokedKey {
  readonly prefix: string
  readonly name: string
  readonly revokedAt: string
  /** True when it was at its end before. */
  readonly unchanged: boolean
}

/** How the change log names a key: by what is no entity's id. */
const idPrefix = 'ct:key/'
const idOf = (prefix: string): string => idPrefix + prefix

/** Keys of access: made, ended, looked up, and forgotten a while after their end. */
export class AccessKeys {
  /** All keys, as new as the graph. */
  readonly ring: FreshView<KeyRing>
  readonly uses: KeyUses

  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly log: ChangeLog,
    versions: Pick<Engine, 'version'>,
  ) {
    this.ring = new FreshView(new ChangeWatch(versions, log), log, {
      build: async () => new KeyRing(await this.all()),
      apply: async (ring, changes) => (changes.some(isOfKeys) ? new KeyRing(await this.all()) : ring),
    })
    this.uses = new KeyUses(statements.get('access-key/use'))
    log.takeAlong(this.uses)
  }

  /** By prefix. */
  async all(): Promise<KeyRecord[]> {
    return recordsIn(await this.engine.read(this.#list, this.#bound))
  }

  /** @throws limit exceeded where there are as many as may be */
  async create({ name, roles, expiresAt }: KeyWish, author: Author): Promise<CreatedKey> {
    const { key, prefix, hash } = mintKey()
    const now_ms = Date.now()
    const end = expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() }
    const record: KeyRecord = { prefix, hash, name, roles, createdAt: new Date(now_ms).toISOString(), ...end }
    await this.log.commit(author, async (transaction) => {
      const { known, removed } = await this.#swept(transaction, now_ms)
      const max = limits.accessKeysMax_count
      if (known.length >= max)
        throw limitExceeded(`There are ${max} keys, and no more may be. Revoke some; they go a year after their end.`)
      await transaction.run(this.statements.get('access-key/create'), { key: { ...record } })
      return { touched: [idOf(prefix)], removed }
    })
    return { key, record }
  }

  /** @throws not found */
  async revoke(prefix: string, author: Author): Promise<RevokedKey> {
    const now_ms = Date.now()
    return this.log.commit(author, async (transaction) => {
      const { known, removed } = await this.#swept(transaction, now_ms)
      const record = known.find((one) => one.prefix === prefix)
      if (!record) throw notFound(`There is no key ${prefix}; \`cityties keys list\` shows those that there are.`)
      const { name, revokedAt = new Date(now_ms).toISOString() } = record
      const unchanged = record.revokedAt !== undefined
      if (!unchanged) await transaction.run(this.statements.get('access-key/revoke'), { prefix, at: revokedAt })
      return { prefix, name, revokedAt, unchanged, touched: unchanged ? [] : [idOf(prefix)], removed }
    })
  }

  /** Writes what waits to be written of uses. */
  async writeUses(author: Author): Promise<void> {
    const touched = this.uses.waiting.map(idOf)
    if (touched.length > 0) await this.log.commit(author, async () => ({ touched, removed: [] }))
  }

  /** The keys that there are when those have been forgotten whose end is long ago. */
  async #swept(transaction: Transaction, now_ms: number) {
    const all = recordsIn(await transaction.run(this.#list, this.#bound))
    const gone = all.filter((record) => isLongOver(record, now_ms)).map(({ prefix }) => prefix)
    if (gone.length > 0) await transaction.run(this.statements.get('access-key/delete'), { prefixes: gone })
    return { known: all.filter(({ prefix }) => !gone.includes(prefix)), removed: gone.map(idOf) }
  }

  get #list() {
    return this.statements.get('access-key/list')
  }

  readonly #bound = { limit: limits.accessKeysMax_count }
}

const recordsIn = (rows: readonly Row[]): KeyRecord[] => rows.map(({ key }) => key as KeyRecord)

function isLongOver(record: KeyRecord, now_ms: number): boolean {
  const { revokedAt, expiresAt = '' } = record
  return statusOf(record, now_ms) !== 'ACTIVE' && now_ms - Date.parse(revokedAt ?? expiresAt) > limits.endedKeyKept_ms
}

const isOfKeys = ({ touched, removed }: ChangeRecord): boolean =>
  [...touched, ...removed].some((id) => id.startsWith(idPrefix))
