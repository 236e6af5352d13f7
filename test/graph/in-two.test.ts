import { describe, expect, test } from '@jest/globals'
import { inTwo, type OneOfTwo } from '../../src/graph/in-two.js'
import { gathered } from '../support/lists.js'

type Item = OneOfTwo<number, string>

function sequence(...items: Item[]) {
  const state = { given: 0, left: false }
  async function* all(): AsyncGenerator<Item> {
    try {
      for (const item of items) {
        state.given++
        yield item
      }
    } finally {
      state.left = true
    }
  }
  return { state, parts: inTwo(all()) }
}

describe('a sequence of two kinds', () => {
  test.each([
    [
      [1, 2],
      ['a', 'b'],
    ],
    [[], ['a']],
    [[1], []],
    [[], []],
  ] as [number[], string[]][])('gives %j, then %j', async (numbers, texts) => {
    const { state, parts } = sequence(...numbers.map((first) => ({ first })), ...texts.map((second) => ({ second })))
    expect(await gathered(parts[0])).toEqual(numbers)
    expect(await gathered(parts[1])).toEqual(texts)
    expect(state).toEqual({ given: numbers.length + texts.length, left: true })
  })

  test('is left when one of them is', async () => {
    const early = sequence({ first: 1 }, { first: 2 }, { second: 'a' })
    for await (const _ of early.parts[0]) break
    expect(early.state).toEqual({ given: 1, left: true })
    const late = sequence({ first: 1 }, { second: 'a' }, { second: 'b' }, { second: 'c' })
    await gathered(late.parts[0])
    for await (const text of late.parts[1]) if (text === 'b') break
    expect(late.state).toEqual({ given: 3, left: true })
  })

  test('leaves out the first where nobody reads it', async () => {
    const { parts } = sequence({ first: 1 }, { second: 'a' })
    expect(await gathered(parts[1])).toEqual(['a'])
  })
})
