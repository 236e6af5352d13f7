import { describe, expect, test } from '@jest/globals'
import { Stop } from '../../src/domain/stop.js'
import { SharedReads } from '../../src/graph/shared-reads.js'
import { limits } from '../../src/limits.js'

/** A read that the test ends when it wants to, and what it was asked for. */
class Reads {
  readonly asked: string[][] = []
  readonly #ends: ((fail?: Error) => void)[] = []

  readonly read = (ids: readonly string[]): Promise<Map<string, string>> =>
    new Promise((resolve, reject) => {
      this.asked.push([...ids])
      this.#ends.push((fail) => (fail ? reject(fail) : resolve(new Map(ids.map((id) => [id, `found ${id}`])))))
    })

  async end(fail?: Error): Promise<void> {
    this.#ends.shift()?.(fail)
    await new Promise((done) => setImmediate(done))
  }
}

describe('reads that are shared', () => {
  test('the first waits for nobody, and those who come meanwhile go together', async () => {
    const [shared, reads] = [new SharedReads(), new Reads()]
    const first = shared.read('names', ['a'], reads.read)
    expect(reads.asked).toEqual([['a']])
    const others = [['b', 'c'], ['c', 'd'], ['a']].map((ids) => shared.read('names', ids, reads.read))
    expect(reads.asked).toEqual([['a']])
    await reads.end()
    // What was asked for again is read again: it may have been written in between.
    expect(reads.asked).toEqual([['a'], ['b', 'c', 'd', 'a']])
    await reads.end()
    expect((await first).get('a')).toBe('found a')
    for (const found of await Promise.all(others)) expect(found.get('c')).toBe('found c')
  })

  test('kinds do not wait for each other', () => {
    const [shared, reads] = [new SharedReads(), new Reads()]
    void shared.read('names', ['a'], reads.read)
    void shared.read('places', ['a'], reads.read)
    expect(reads.asked).toEqual([['a'], ['a']])
  })

  test('a read has no more ids than a statement takes', async () => {
    const [shared, reads] = [new SharedReads(), new Reads()]
    const many = Array.from({ length: limits.loaderBatch_ids - 1 }, (_, number) => String(number))
    void shared.read('names', ['first'], reads.read)
    for (const ids of [many, ['x'], ['y']]) void shared.read('names', ids, reads.read)
    await reads.end()
    await reads.end()
    expect(reads.asked).toEqual([['first'], [...many, 'x'], ['y']])
  })

  test('who comes when those who waited have all gone is read for', async () => {
    const [shared, reads] = [new SharedReads(), new Reads()]
    void shared.read('names', ['a'], reads.read)
    const leaving = new Stop()
    const gone = shared.read('names', ['b'], reads.read, leaving).catch((reason: Error) => reason.message)
    leaving.stop(new Error('The client has gone.'))
    const next = shared.read('names', ['c'], reads.read, new Stop())
    await reads.end()
    expect(await gone).toBe('The client has gone.')
    expect(reads.asked).toEqual([['a'], ['c']])
    await reads.end()
    expect((await next).get('c')).toBe('found c')
  })

  test('a failure is told to those who shared it, and to nobody after them', async () => {
    const [shared, reads] = [new SharedReads(), new Reads()]
    const first = shared.read('names', ['a'], reads.read)
    const [second, third] = [shared.read('names', ['b'], reads.read), shared.read('names', ['c'], reads.read)]
    const told = Promise.allSettled([first, second, third])
    await reads.end()
    await reads.end(new Error('gone'))
    expect((await told).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    const next = shared.read('names', ['d'], reads.read)
    await reads.end()
    expect((await next).get('d')).toBe('found d')
  })
})
