import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { limits } from '../../src/limits.js'
import { ResponseCache, type StoredAnswer } from '../../src/server/response-cache.js'

const answer = (size_bytes: number, fill = 'a'): StoredAnswer => ({
  contentType: 'application/json',
  body: Buffer.alloc(size_bytes, fill),
  coded: {},
})
const put = (cache: ResponseCache, state: string, key: string, stored: StoredAnswer | null): void =>
  cache.begin(state, key)(stored)

describe('the response cache', () => {
  test('never holds more bytes than it was given, whatever is put in', async () => {
    const step = fc.record({
      state: fc.integer({ min: 0, max: 2 }),
      key: fc.constantFrom(...'abcdefgh'),
      size: fc.integer({ min: 0, max: 6000 }),
      coded: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20_000 }), fc.array(step, { maxLength: 60 }), async (max, steps) => {
        const cache = new ResponseCache(max)
        let newest = 0
        for (const { state, key, size, coded } of steps) {
          newest = Math.max(newest, state)
          const found = await cache.find(String(newest), key)
          const stored = found ?? answer(size)
          if (!found) put(cache, String(newest), key, stored)
          if (coded) cache.addCoded(String(newest), key, stored, 'br', Buffer.alloc(size / 2))
          expect(cache.size_bytes).toBeLessThanOrEqual(max)
        }
      }),
    )
  })

  test('counts what it holds: bodies, compressed ones, keys, and a share for each entry', () => {
    const cache = new ResponseCache(100_000)
    void cache.find('1', 'key')
    const stored = answer(1000)
    put(cache, '1', 'key', stored)
    expect(cache.size_bytes).toBe(1000 + 3 + limits.responseCacheEntry_bytes)
    cache.addCoded('1', 'key', stored, 'gzip', Buffer.alloc(300))
    expect(cache.size_bytes).toBe(1300 + 3 + limits.responseCacheEntry_bytes)
  })

  test('gives up those that were not asked for longest', async () => {
    const cache = new ResponseCache(3 * (1000 + 1 + limits.responseCacheEntry_bytes))
    for (const key of 'abc') {
      await cache.find('1', key)
      put(cache, '1', key, answer(1000))
    }
    await cache.find('1', 'a')
    await cache.find('1', 'd')
    put(cache, '1', 'd', answer(1000))
    const held = await Promise.all([...'abcd'].map(async (key) => (await cache.find('1', key)) !== null))
    expect(held).toEqual([true, false, true, true])
    expect(cache.counts).toEqual({ hits: 4, misses: 5 })
  })

  test('forgets all when the graph is in another state, and takes nothing late', async () => {
    const cache = new ResponseCache(100_000)
    await cache.find('1', 'a')
    put(cache, '1', 'a', answer(10))
    const late = cache.begin('1', 'late')
    expect(await cache.find('2', 'a')).toBeNull()
    expect(cache.size_bytes).toBe(0)
    late(answer(10))
    expect(cache.size_bytes).toBe(0)
    expect(await cache.find('2', 'late')).toBeNull()
  })

  test('lets those who ask for what is being computed wait for it, and go on where nothing came of it', async () => {
    const cache = new ResponseCache(100_000)
    for (const stored of [answer(10), null]) {
      const key = String(stored !== null)
      expect(await cache.find('1', key)).toBeNull()
      const settle = cache.begin('1', key)
      const waiting = [cache.find('1', key), cache.find('1', key)]
      settle(stored)
      expect(await Promise.all(waiting)).toEqual([stored, stored])
    }
    // One that is too large to be kept is still for those who wait.
    const settle = cache.begin('1', 'large')
    const waiting = cache.find('1', 'large')
    settle(answer(200_000))
    expect((await waiting)?.body).toHaveLength(200_000)
    expect(await cache.find('1', 'large')).toBeNull()
  })
})
