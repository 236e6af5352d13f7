import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { unavailable } from '../../src/domain/errors.js'
import type { Engine } from '../../src/engine/engine.js'
import { Freshness } from '../../src/graph/freshness.js'
import { engines, openGraph } from '../support/engines.js'

/** An engine of which only the version is asked. A probe says what was so when it began, and takes its time to say it. */
function slowEngine(shared = true) {
  const state = { commits: 0, probes: 0, failing: false }
  const engine = {
    capabilities: { sharedWithOthers: shared, stopsReads: true, persistent: true },
    async version() {
      state.probes++
      const { commits, failing } = state
      await sleep(1)
      if (failing) throw unavailable('The database does not answer.')
      return { token: String(commits), commits }
    },
  }
  return { state, freshness: new Freshness(engine as unknown as Engine) }
}

describe('a look', () => {
  test('is shared by all who came before it began, and by nobody who came after', async () => {
    const { state, freshness } = slowEngine()
    const first = [1, 2, 3].map(() => freshness.look())
    await Promise.resolve()
    await Promise.resolve()
    expect(state.probes).toBe(1)
    state.commits = 1
    // The first probe is under way and cannot know.
    const second = [1, 2, 3].map(() => freshness.look())
    expect(await Promise.all(first)).toEqual(['0', '0', '0'])
    expect(await Promise.all(second)).toEqual(['1', '1', '1'])
    expect(state.probes).toBe(2)
  })

  test('never misses what was committed before it was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('look', 'commit', 'wait'), { maxLength: 40 }), async (steps) => {
        const { state, freshness } = slowEngine()
        const looks: Promise<void>[] = []
        for (const step of steps) {
          if (step === 'commit') state.commits++
          else if (step === 'wait') await sleep(0)
          else {
            const asked = state.commits
            looks.push(freshness.look().then((token) => expect(Number(token)).toBeGreaterThanOrEqual(asked)))
          }
        }
        await Promise.all(looks)
        expect(state.probes).toBeLessThanOrEqual(looks.length)
      }),
      { numRuns: 50 },
    )
  })

  test('that fails, fails for those who share it, and for no other', async () => {
    const { state, freshness } = slowEngine()
    state.failing = true
    const failed = [freshness.look(), freshness.look()]
    await Promise.all(failed.map((look) => expect(look).rejects.toThrow('does not answer')))
    state.failing = false
    expect(await freshness.look()).toBe('0')
  })

  test('at an engine that is ours alone names no state as one before a restart', async () => {
    const names = await Promise.all([slowEngine(false).freshness.look(), slowEngine(false).freshness.look()])
    expect(names[0]).not.toBe(names[1])
  })
})

test.each(engines)('on %s every commit has a name of its own, and nothing else has', async (_, open) => {
  const graph = await openGraph(open)
  const names = [await graph.freshness.look()]
  for (let round = 0; round < 5; round++) {
    await graph.log.commit({ actor: 'test', reason: 'test' }, async () => ({ touched: ['ct:city/c1'], removed: [] }))
    names.push(await graph.freshness.look())
    await graph.log.commit({ actor: 'test', reason: 'test' }, async () => ({ touched: [], removed: [] }))
    await graph.log.head()
    expect(await graph.freshness.look()).toBe(names.at(-1))
  }
  expect(new Set(names).size).toBe(names.length)
  await graph.engine.close()
})
