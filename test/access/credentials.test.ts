import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mintKey } from '../../src/access/access-key.js'
import { credentialsIn } from '../../src/access/credentials.js'
import { limits } from '../../src/limits.js'

const { key } = mintKey()
const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'

describe('credentials', () => {
  test.each([
    [{ authorization: `Bearer ${key}` }, { kind: 'KEY', text: key }],
    [{ authorization: `bearer   ${key}` }, { kind: 'KEY', text: key }],
    [{ 'x-api-key': key }, { kind: 'KEY', text: key }],
    [{ authorization: `Bearer ${token}` }, { kind: 'TOKEN', text: token }],
  ])('of %j', (headers, expected) => {
    expect(credentialsIn(headers)).toEqual(expected)
  })

  const wrong: [string, Record<string, string | string[]>][] = [
    ['nothing at all', { authorization: '' }],
    ['nothing after the scheme', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${Buffer.from('ada:s3cret').toString('base64')}` }],
    ['a key without a scheme', { authorization: key }],
    ['two of them', { authorization: `Bearer ${key} ${key}` }],
    ['a list', { authorization: `Bearer ${key}, Bearer ${key}` }],
    ['both headers', { authorization: `Bearer ${key}`, 'x-api-key': key }],
    ['both headers, one of them empty', { authorization: `Bearer ${key}`, 'x-api-key': '' }],
    ['a header that came twice', { 'x-api-key': `${key}, ${key}` }],
    ['a header as a list', { 'x-api-key': [key, key] }],
    ['a token where keys belong', { 'x-api-key': token }],
    ['a Cyrillic letter', { 'x-api-key': key.replace('ct_', 'сt_') }],
    ['a full-width letter', { 'x-api-key': `${key.slice(0, -1)}Ａ` }],
    ['a space within', { 'x-api-key': ` ${key.slice(1)}` }],
    ['an end of line', { 'x-api-key': `${key}\n` }],
    ['a zero-width space', { 'x-api-key': `${key}\u200b` }],
    ['a key that is too short', { 'x-api-key': key.slice(0, -1) }],
    ['a key that is too long', { 'x-api-key': `${key}A` }],
    ['a prefix in capitals', { 'x-api-key': key.replace(/^ct_/, 'CT_') }],
    ['the prefix alone', { 'x-api-key': key.slice(0, 13) }],
    ['an overlong token', { authorization: `Bearer ${token}${'A'.repeat(limits.credentialsMax_chars)}` }],
    [
      'an overlong token of one that would do',
      { authorization: `Bearer${' '.repeat(limits.credentialsMax_chars)}${key}` },
    ],
    ['what a token has no characters for', { authorization: 'Bearer a.b.ц' }],
  ]
  test.each(wrong)('are none: %s', (_, headers) => {
    expect(credentialsIn(headers)).toBeNull()
  })

  test('of a key with any one character changed are of another key or none', () => {
    fc.assert(
      fc.property(
        fc.nat(key.length - 1),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        (at, character) => {
          const other = `${key.slice(0, at)}${character}${key.slice(at + 1)}`
          const found = credentialsIn({ 'x-api-key': other })
          expect(found === null || (found.kind === 'KEY' && found.text === other)).toBe(true)
          if (found) expect(other).toMatch(/^ct_[0-9a-f]{10}_[A-Za-z0-9_-]{43}$/)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
