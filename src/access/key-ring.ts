import { randomBytes, timingSafeEqual } from 'node:crypto'
import { hashOfKey, type KeyRecord, type KeyStatus, prefixIn, statusOf } from './access-key.js'
import { type Caller, callerWithKey } from './caller.js'

interface Entry {
  readonly record: KeyRecord
  readonly hash: Buffer
  readonly caller: Caller
}

/** Why a key does not count. */
export type KeyFault = 'UNKNOWN' | Exclude<KeyStatus, 'ACTIVE'>

/** What is compared with where there is no such key, so that this takes as long. */
const nobodys = randomBytes(32)

/** All keys that there are, in memory: to check one takes a checksum and a look. */
export class KeyRing {
  readonly #entries: ReadonlyMap<string, Entry>

  constructor(records: readonly KeyRecord[]) {
    this.#entries = new Map(
      records.map((record) => {
        const { prefix, hash, roles, expiresAt } = record
        const until_ms = expiresAt === undefined ? null : Date.parse(expiresAt)
        return [prefix, { record, hash: Buffer.from(hash, 'hex'), caller: callerWithKey(prefix, roles, until_ms) }]
      }),
    )
  }

  /** With those that count no longer. */
  get size(): number {
    return this.#entries.size
  }

  /** Whether a key still counts that did before. */
  counts(prefix: string, now_ms: number): boolean {
    const entry = this.#entries.get(prefix)
    return entry !== undefined && statusOf(entry.record, now_ms) === 'ACTIVE'
  }

  /** Who calls with a key; a word for the log where it does not count. */
  check(key: string, now_ms: number): Caller | KeyFault {
    const entry = this.#entries.get(prefixIn(key) ?? '')
    const isSame = timingSafeEqual(hashOfKey(key), entry?.hash ?? nobodys)
    if (!entry || !isSame) return 'UNKNOWN'
    const status = statusOf(entry.record, now_ms)
    return status === 'ACTIVE' ? entry.caller : status
  }
}
