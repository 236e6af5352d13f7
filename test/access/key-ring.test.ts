import crypto from 'node:crypto'
import { beforeEach, describe, expect, jest, test } from '@jest/globals'

/** What was compared in a time that says nothing of where two differ. */
const compared: [NodeJS.ArrayBufferView, NodeJS.ArrayBufferView][] = []
jest.unstable_mockModule('node:crypto', () => ({
  ...crypto,
  default: crypto,
  timingSafeEqual(a: NodeJS.ArrayBufferView, b: NodeJS.ArrayBufferView): boolean {
    compared.push([a, b])
    return crypto.timingSafeEqual(a, b)
  },
}))
const { hashOfKey, mintKey, prefixIn } = await import('../../src/access/access-key.js')
const { KeyRing } = await import('../../src/access/key-ring.js')

const now_ms = Date.parse('2026-06-01T12:00:00Z')
const keyOf = (more: object = {}) => {
  const { key, prefix, hash } = mintKey()
  return { key, record: { prefix, hash, name: 'test', roles: ['editor'] as const, createdAt: '2026-01-01', ...more } }
}
const [good, over, endless, revoked] = [
  keyOf({ expiresAt: '2026-06-01T12:00:00.001Z' }),
  keyOf({ expiresAt: '2026-06-01T12:00:00.000Z' }),
  keyOf(),
  // Revoked counts, whatever else is so.
  keyOf({ revokedAt: '2026-05-01T00:00:00.000Z', expiresAt: '2027-01-01T00:00:00.000Z' }),
]
const ring = new KeyRing([good, over, endless, revoked].map(({ record }) => record))

describe('a key', () => {
  test('is 256 random bits behind its prefix, of which a checksum is kept', () => {
    const keys = Array.from({ length: 200 }, mintKey)
    expect(new Set(keys.map(({ prefix }) => prefix)).size).toBe(keys.length)
    for (const { key, prefix, hash } of keys) {
      expect(key.startsWith(`${prefix}_`)).toBe(true)
      expect(Buffer.from(key.slice(prefix.length + 1), 'base64url')).toHaveLength(32)
      expect(hash).toBe(crypto.createHash('sha256').update(key).digest('hex'))
      expect([prefixIn(key), prefixIn(prefix)]).toEqual([prefix, prefix])
    }
    // Each of the characters takes part: none of 43 is the same in all of them.
    for (let at = 14; at < 57; at++) expect(new Set(keys.map(({ key }) => key[at])).size).toBeGreaterThan(10)
    expect(prefixIn('ct_0123456789_')).toBeNull()
  })
})

describe('the ring of keys', () => {
  beforeEach(() => {
    compared.length = 0
  })

  test('says who calls, until the last millisecond', () => {
    for (const { key, record } of [good, endless])
      expect(ring.check(key, now_ms)).toMatchObject({ kind: 'KEY', actor: `key:${record.prefix}` })
    expect(ring.check(good.key, now_ms + 1)).toBe('EXPIRED')
    expect(ring.check(over.key, now_ms)).toBe('EXPIRED')
    expect(ring.check(revoked.key, now_ms)).toBe('REVOKED')
    expect(ring.check(mintKey().key, now_ms)).toBe('UNKNOWN')
    expect(ring.size).toBe(4)
  })

  test('does not take the prefix of one with the rest of another', () => {
    const { prefix } = good.record
    expect(ring.check(prefix + endless.key.slice(prefix.length), now_ms)).toBe('UNKNOWN')
    expect(ring.check(`${prefix}_${'A'.repeat(43)}`, now_ms)).toBe('UNKNOWN')
    // A revoked key is not told from an unknown one by somebody who has only its prefix.
    expect(ring.check(`${revoked.record.prefix}_${'A'.repeat(43)}`, now_ms)).toBe('UNKNOWN')
  })

  test.each([
    ['a good one', good.key, good.record.hash],
    ['one with a wrong end', `${good.key.slice(0, -4)}AAAA`, good.record.hash],
    ['one that there is not', mintKey().key, null],
  ])('compares checksums in constant time: %s', (_, key, hash) => {
    ring.check(key, now_ms)
    expect(compared).toHaveLength(1)
    const [[given, known] = []] = compared
    expect(given).toEqual(hashOfKey(key))
    expect((known as Buffer).length).toBe(32)
    if (hash !== null) expect((known as Buffer).toString('hex')).toBe(hash)
  })
})
