import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { visitor } from '../../src/access/caller.js'
import { Measures } from '../../src/compute/measures.js'
import { Stop } from '../../src/domain/stop.js'
import type { Look } from '../../src/graph/freshness.js'
import type { Graph } from '../../src/graph/graph.js'
import { Context } from '../../src/graphql/shared/context.js'
import { aheadOfLook } from '../../src/server/ahead-of-look.js'
import type { Exchange, HttpContext } from '../../src/server/exchange.js'
import { engines, openGraph } from '../support/engines.js'

describe.each(engines)('an answer that begins ahead of the look on %s', (_, open) => {
  let graph: Graph
  let number = 0
  /** Versions that answers were begun on; null where none was known to them. */
  let asked: (string | null)[]
  let isShared: boolean
  beforeAll(async () => {
    graph = await openGraph(open)
    isShared = graph.engine.capabilities.sharedWithOthers
  })
  beforeEach(async () => {
    asked = []
    await graph.freshness.version()
  })
  afterAll(() => graph.engine.close())

  const commit = (): Promise<unknown> =>
    graph.engine.write((transaction) =>
      transaction.run({ name: 'test/foreign', text: 'CREATE (:City:Entity {id: $id})' }, { id: `ct:city/${++number}` }),
    )

  function request(
    seen: () => Promise<Look | undefined> = () => graph.freshness.version(),
    { state = null, gone = new Stop() }: { state?: string | null; gone?: Stop } = {},
  ): HttpContext {
    const context = new Context(graph, null as unknown as Measures, {}, visitor, gone, seen())
    return Object.assign(context, { exchange: { state } as Exchange })
  }

  const answer = async ({ seen }: Context): Promise<string | null> => {
    const token = (await seen)?.token ?? null
    asked.push(token)
    return token
  }

  test('is given where the graph is as it was', async () => {
    const now = await graph.freshness.version()
    expect(await aheadOfLook(request(), answer)).toBe(now.token)
    expect(asked).toEqual([now.token])
  })

  test('does not wait for the look where others can write too, but is not given before it', async () => {
    let tell: (look: Look) => void = () => {}
    const told = new Promise<Look>((resolve) => {
      tell = resolve
    })
    let isGiven = false
    const given = aheadOfLook(
      request(() => told),
      answer,
    ).then((token) => {
      isGiven = true
      return token
    })
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    expect([asked.length, isGiven]).toEqual([isShared ? 1 : 0, false])
    const now = await graph.freshness.version()
    tell(now)
    expect(await given).toBe(now.token)
    expect(asked).toEqual([now.token])
  })

  test('is given anew where the graph has become another', async () => {
    const before = await graph.freshness.version()
    await commit()
    const given = await aheadOfLook(request(), answer)
    const now = await graph.freshness.version()
    expect(given).toBe(now.token)
    expect(asked).toEqual(isShared ? [before.token, now.token] : [now.token])
    expect(await aheadOfLook(request(), answer)).toBe(now.token)
  })

  test('what goes wrong on a version of the past is nobody’s fault, of the present it is', async () => {
    const before = await graph.freshness.version()
    await commit()
    const failing = async (context: Context): Promise<string | null> => {
      const token = await answer(context)
      if (token === before.token) throw new Error('of the past')
      return token
    }
    const given = await aheadOfLook(request(), failing)
    expect(given).toBe((await graph.freshness.version()).token)
    await expect(aheadOfLook(request(), () => Promise.reject(new Error('of the present')))).rejects.toThrow(
      'of the present',
    )
  })

  test('work that nobody will be given is stopped, and so is that of a client who goes', async () => {
    const signals: AbortSignal[] = []
    const stoppable = async (context: Context): Promise<string | null> => {
      signals.push(context.signal)
      return answer(context)
    }
    await commit()
    const gone = new Stop()
    await aheadOfLook(request(undefined, { gone }), stoppable)
    expect(signals.map(({ aborted }) => aborted)).toEqual(isShared ? [true, false] : [false])
    await aheadOfLook(request(undefined, { gone }), stoppable)
    expect(signals.at(-1)?.aborted).toBe(false)
    gone.stop(new Error('gone'))
    expect(signals.at(-1)?.aborted).toBe(true)
  })

  test('where nobody has been told the version, the answer says what is wrong itself', async () => {
    const given = await aheadOfLook(
      request(async () => undefined),
      answer,
    )
    expect([given, asked.at(-1)]).toEqual([null, null])
  })

  test('begins once where the look is over', async () => {
    const before = await graph.freshness.version()
    await commit()
    const now = await graph.engine.version()
    expect(now.token).not.toBe(before.token)
    expect(
      await aheadOfLook(
        request(async () => now, { state: 'looked at' }),
        answer,
      ),
    ).toBe(now.token)
    expect(asked).toEqual([now.token])
  })
})
