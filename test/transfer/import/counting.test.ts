import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DistinctCount } from '../../../src/transfer/import/distinct-count.js'
import { IdSet } from '../../../src/transfer/import/id-set.js'

test('different texts are counted once, also where they go to files', async () => {
  const counter = new DistinctCount()
  try {
    // 64 parts of 2048 hashes are kept: these are more, and each comes three times.
    const texts_count = 150_000
    for (let turn = 0; turn < 3; turn++) for (let i = 0; i < texts_count; i++) await counter.add(`wd:Q${i}`)
    expect(await counter.count()).toBe(texts_count)
    await counter.add('one more')
    expect(await counter.count()).toBe(texts_count + 1)
  } finally {
    await counter.close()
  }
})

test('a set of ids has what was added, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (added, others) => {
      const [set, model] = [new IdSet(), new Set(added)]
      for (const id of added) set.add(id)
      for (const id of [...added, ...others]) expect(set.has(id)).toBe(model.has(id))
    }),
  )
  const many = new IdSet()
  for (let i = 0; i < 100_000; i++) many.add(`ct:city/c${i}`)
  for (let i = 0; i < 100_000; i += 997)
    expect([many.has(`ct:city/c${i}`), many.has(`ct:city/d${i}`)]).toEqual([true, false])
})
