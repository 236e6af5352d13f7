import { createHash, randomBytes } from 'node:crypto'
import type { Role } from './role.js'

/** A key of access as the graph holds it: with a checksum in its place. */
export interface KeyRecord {
  /** Its beginning, by which people know it: `ct_0123456789`. */
  readonly prefix: string
  /** SHA-256 of the whole key, in hex. */
  readonly hash: string
  /** What it is for, in the words of whoever made it. */
  readonly name: string
  readonly roles: readonly Role[]
  /** Times are ISO 8601, UTC. */
  readonly createdAt: string
  /** Absent where it has no end. */
  readonly expiresAt?: string
  readonly revokedAt?: string
  /** May be behind: see `KeyUses`. */
  readonly lastUsedAt?: string
}

/** 256 random bits in base64url take 43 characters. */
const form = /^(ct_[0-9a-f]{10})_[A-Za-z0-9_-]{43}$/
const prefixForm = /^ct_[0-9a-f]{10}$/

export const isKey = (text: string): boolean => form.test(text)

/** The prefix that a key begins with, or that the text is; null for anything else. */
export const prefixIn = (text: string): string | null => (prefixForm.test(text) ? text : (form.exec(text)?.[1] ?? null))

/**
 * Of a key. No slow hash with a salt: what has 256 random bits cannot be guessed, however fast
 * one guesses, and a table of all there are cannot be made.
 */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest()

export interface MintedKey {
  /** The one time that it is seen. */
  readonly key: string
  readonly prefix: string
  /** In hex. */
  readonly hash: string
}

/** A new key; its prefix is no part of the 256 bits. */
export function mintKey(): MintedKey {
  const prefix = `ct_${randomBytes(5).toString('hex')}`
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, hash: hashOfKey(key).toString('hex') }
}

export type KeyStatus = 'ACTIVE' | 'EXPIRED' | 'REVOKED'

export function statusOf({ revokedAt, expiresAt }: KeyRecord, now_ms: number): KeyStatus {
  if (revokedAt !== undefined) return 'REVOKED'
  return expiresAt !== undefined && Date.parse(expiresAt) <= now_ms ? 'EXPIRED' : 'ACTIVE'
}
