import { describe, expect, test } from '@jest/globals'
import { commitsIn, standingTo } from '../../src/engine/neo4j/bookmark.js'

/** A bookmark with the PackStream bytes of a number, laid out as the servers do. */
const bookmark = (...number: number[]): string =>
  `FB:${Buffer.from([0x91, 0xcc, 16, ...Array.from({ length: 16 }, (_, i) => i * 13), ...number, 0x90]).toString('base64')}`

describe('the number of commits in a bookmark', () => {
  test.each([
    ['of 5.26.30', 'FB:kcwQUZH6dAkuSey/kWU0+4Nwex+Q', 31],
    ['of 2026.08.1', 'FB:kcwQjUup/icXSyKXK7lhgiE8RwOQ', 3],
    ['none yet', bookmark(0), 0],
    ['the most in one byte', bookmark(0x7f), 127],
    ['8 bits', bookmark(0xc8, 0x7f), 127],
    ['the least in 16 bits', bookmark(0xc9, 0x00, 0x80), 128],
    ['the most in 16 bits', bookmark(0xc9, 0x7f, 0xff), 32_767],
    ['the least in 32 bits', bookmark(0xca, 0x00, 0x00, 0x80, 0x00), 32_768],
    ['the most in 32 bits', bookmark(0xca, 0x7f, 0xff, 0xff, 0xff), 2_147_483_647],
    ['the least in 64 bits', bookmark(0xcb, 0, 0, 0, 0, 0x80, 0, 0, 0), 2_147_483_648],
    ['large', bookmark(0xcb, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), Number.MAX_SAFE_INTEGER],
  ])('%s', (_name, text, commits) => {
    expect(commitsIn(text)).toBe(commits)
  })

  test.each([
    ['nothing', ''],
    ['a bookmark of Neo4j 3', 'neo4j:bookmark:v1:tx42'],
    ['another prefix', bookmark(5).replace('FB:', 'FC:')],
    ['no content', 'FB:'],
    ['not base64', 'FB:%%%%'],
    ['text', `FB:${Buffer.from('a text that is long enough to hold one').toString('base64')}`],
    ['no number', `FB:${Buffer.from([0x91, 0xcc, 16, ...Array.from({ length: 16 }, () => 0)]).toString('base64')}`],
    [
      'a UUID of another length',
      `FB:${Buffer.from([0x91, 0xcc, 15, ...Array.from({ length: 17 }, () => 1)]).toString('base64')}`,
    ],
    [
      'another structure',
      `FB:${Buffer.from([0x92, 0xcc, 16, ...Array.from({ length: 17 }, () => 1)]).toString('base64')}`,
    ],
    ['a text where the number is', bookmark(0x81, 0x41)],
    ['a number cut off', bookmark(0xcb, 0, 0).slice(0, -2)],
  ])('%s gives null', (_name, text) => {
    expect(commitsIn(text)).toBeNull()
  })
})

describe('what was seen of a database holds what a bookmark names', () => {
  const other = bookmark(5).replace('FB:kcwQAA0', 'FB:kcwQAA4')
  test.each([
    ['the same', bookmark(5), bookmark(5), 'AS_NEW'],
    ['an older one', bookmark(0xc9, 0x00, 0x80), bookmark(5), 'AS_NEW'],
    ['a newer one', bookmark(5), bookmark(6), 'OLDER'],
    ['one of another database', bookmark(7), other, 'OTHER'],
    ['none', bookmark(5), 'FB:', 'OTHER'],
    ['any, where a server gives none', '', bookmark(5), 'OTHER'],
  ])('%s', (_name, seen, asked, standing) => {
    expect(other).not.toBe(bookmark(5))
    expect(standingTo({ token: seen, commits: commitsIn(seen) }, asked)).toBe(standing)
  })
})
