import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine } from '../../src/engine/engine.js'
import { ChangeWatch } from '../../src/graph/change-watch.js'
import { ChangeFeed, type FeedBounds } from '../../src/graph/feed/change-feed.js'
import type { ChangeFilter } from '../../src/graph/feed/change-filter.js'
import { ChangeSubjects } from '../../src/graph/feed/change-subjects.js'
import type { Version } from '../../src/graph/feed/feed-event.js'
import type { FeedView } from '../../src/graph/feed/feed-view.js'
import type { Follower } from '../../src/graph/feed/follower.js'
import { NamedIds } from '../../src/graph/feed/named-ids.js'
import { formatResumePoint, parseResumePoint } from '../../src/graph/feed/resume-point.js'
import { Graph } from '../../src/graph/graph.js'
import { engines } from '../support/engines.js'
import { type CountingEngine, countingEngine } from './counting-engine.js'
import { author, city, content, entityFact, tie, twins } from './facts.js'
import { request, twinsId } from './operations.js'

const at = (seq: number): Version => ({ seq, drift: null })

/** The next events of a follower, each of which has to come. */
async function take(follower: Follower, count: number): Promise<FeedView[]> {
  const views: FeedView[] = []
  while (views.length < count) {
    const { value, done } = await follower.next()
    if (done) throw new Error('it has ended')
    views.push(value)
  }
  return views
}
const seqs = (views: readonly FeedView[]): number[] => views.map(({ event }) => event.seq)

describe.each(engines)('following the graph on %s', (_, open) => {
  let counted: CountingEngine
  let graph: Graph
  const followers: Follower[] = []
  beforeAll(async () => {
    counted = countingEngine(await open())
    graph = await Graph.open(counted.engine as Engine)
    const country = entityFact({ id: 'ct:country/italy', type: 'Country', names: { en: 'Italy' }, code: 'IT' })
    await graph.loader.load(
      [
        content(
          'first',
          1,
          [city('a'), city('b'), country],
          [twins('a', 'b'), tie('IN_COUNTRY', 'ct:city/a', country.id)],
        ),
        content('second', 1, [city('c')], []),
      ],
      author,
    )
    for (const edition of [1, 2])
      await graph.loader.load([content('third', edition, [city('d', { population: edition })])], author)
  })
  afterEach(async () => {
    for (const follower of followers.splice(0)) await follower.return()
    expect(graph.feed.followers_count).toBe(0)
  })
  afterAll(() => graph.engine.close())

  const merge = async (id: string, other: string): Promise<void> => {
    const operation = { kind: 'MERGE_ENTITIES', id, other, expectedVersion: null } as const
    expect((await graph.handEdits.apply(request([operation]), 'somebody')).faults).toEqual([])
  }
  /** A write by somebody who keeps no log. */
  const foreign = (): Promise<unknown> =>
    counted.engine.write((transaction) =>
      transaction.run({
        name: 'test/foreign',
        text: "MERGE (n:Foreign {id: 'one'}) SET n.count = coalesce(n.count, 0) + 1",
      }),
    )
  /** One entry of the log, about these ids. */
  const change = async (touched: readonly string[] = ['ct:city/a'], removed: readonly string[] = []): Promise<number> =>
    Number((await graph.log.commit(author, async () => ({ touched, removed }))).seq)
  const follow = async (
    since: Version | null = null,
    filter: ChangeFilter | null = null,
    feed = graph.feed,
  ): Promise<Follower> => {
    const follower = await feed.follow({ filter, since })
    followers.push(follower)
    return follower
  }
  /** As another process has it: a feed that has seen nothing yet. */
  const otherFeed = (bounds: Partial<FeedBounds> = {}): ChangeFeed => {
    const { engine, statements, log, relationships, mergedIds } = graph
    const feed = new ChangeFeed(
      new ChangeWatch(engine, log),
      log,
      new ChangeSubjects(engine, statements, relationships),
      new NamedIds(mergedIds),
    )
    feed.bind(bounds)
    return feed
  }

  test('each change is told once, in order, with what it is about', async () => {
    const follower = await follow()
    const seq = await change(
      ['ct:city/a', 'rel:TWINNED_WITH~ct:city/a~ct:city/b~TWINNING-0', 'ct:edition/first/0000000000aa'],
      ['ct:city/x'],
    )
    for (let i = 0; i < 9; i++) await change()
    const views = await take(follower, 10)
    expect(seqs(views)).toEqual(Array.from({ length: 10 }, (_each, i) => seq + i))
    expect(views[0]?.event).toMatchObject({ kind: 'CHANGED', actor: 'test', reason: 'test' })
    expect(views[0]?.fitting).toMatchObject({
      entities: ['ct:city/a'],
      relationships: ['rel:TWINNED_WITH~ct:city/a~ct:city/b~TWINNING-0'],
      sources: ['ct:source/first'],
      removed: ['ct:city/x'],
    })
  })

  test('keys of access are no part of the graph', async () => {
    const follower = await follow()
    await graph.accessKeys.create({ name: 'x', roles: ['reader'], expiresAt: null }, author)
    const seq = await change()
    expect(seqs(await take(follower, 1))).toEqual([seq])
  })

  test('from any version on there is no gap and no event twice, while others write', async () => {
    const before = await graph.log.head()
    const wanted_count = 60
    const writing = (async () => {
      for (let i = 0; i < wanted_count; i++) await change()
    })()
    const told: number[] = []
    let since = before
    // A client that comes again and again, to a server that has seen all of it and to one that has seen nothing.
    for (let round = 0; told.length < wanted_count; round++) {
      const feed = round % 2 === 0 ? graph.feed : otherFeed()
      const follower = await feed.follow({ filter: null, since: at(since) })
      const views = await take(follower, Math.min(7, wanted_count - told.length))
      told.push(...seqs(views))
      since = told.at(-1) ?? since
      await follower.return()
    }
    await writing
    expect(told).toEqual(Array.from({ length: wanted_count }, (_each, i) => before + 1 + i))
  })

  test('what is further back than the recent events comes from the log', async () => {
    const feed = otherFeed({ events_count: 5 })
    await follow(null, null, feed)
    const before = await graph.log.head()
    for (let i = 0; i < 20; i++) await change()
    const follower = await follow(at(before), null, feed)
    expect(feed.recent.placeAfter(at(before))).toBeNull()
    expect(seqs(await take(follower, 20))).toEqual(Array.from({ length: 20 }, (_each, i) => before + 1 + i))
    const seq = await change()
    expect(seqs(await take(follower, 1))).toEqual([seq])
  })

  test('a version that is too far back, or of another graph, is a reset, and events go on after it', async () => {
    for (let i = 0; i < 4; i++) await change()
    const head = await graph.log.head()
    const feed = otherFeed({ resume_changes: 3, events_count: 2 })
    await follow(null, null, feed)
    for (const [since, cause] of [
      [0, 'TOO_LONG_AGO'],
      [head + 1000, 'UNKNOWN_VERSION'],
    ] as const) {
      const follower = await follow(at(since), null, otherFeed({ resume_changes: 3, events_count: 2 }))
      const [view] = await take(follower, 1)
      // The one that has just come looked back as far as one page.
      if (cause === 'TOO_LONG_AGO' && view?.event.kind === 'CHANGED') continue
      expect(view?.event).toMatchObject({ kind: 'RESET', cause, seq: await graph.log.head() })
    }
    const follower = await follow(at(head + 1000), null, feed)
    expect((await take(follower, 1))[0]?.event).toMatchObject({ kind: 'RESET', cause: 'UNKNOWN_VERSION', seq: head })
    const seq = await change()
    expect(seqs(await take(follower, 1))).toEqual([seq])
  })

  test('a log that does not reach back so far is a reset', async () => {
    const before = await graph.log.head()
    for (let i = 0; i < 4; i++) await change()
    await counted.engine.write((transaction) =>
      transaction.run(
        { name: 'test/prune', text: 'MATCH (c:Change) WHERE c.seq = $seq DELETE c' },
        { seq: before + 1 },
      ),
    )
    for (const bounds of [{}, { events_count: 1 }]) {
      const follower = await follow(at(before), null, otherFeed(bounds))
      expect((await take(follower, 1))[0]?.event).toMatchObject({
        kind: 'RESET',
        cause: 'TOO_LONG_AGO',
        seq: before + 4,
      })
    }
  })

  test('who is too slow is told so once, with where to go on from', async () => {
    const feed = otherFeed({ events_count: 5 })
    const slow = await follow(null, null, feed)
    const quick = await follow(null, null, feed)
    const first = await change()
    expect(seqs(await take(slow, 1))).toEqual([first])
    for (let i = 0; i < 20; i++) {
      const seq = await change()
      expect(seqs(await take(quick, seq === first + 1 ? 2 : 1)).at(-1)).toBe(seq)
    }
    expect((await take(slow, 1))[0]?.event).toMatchObject({ kind: 'LAGGED', resumeFrom: first, seq: first + 20 })
    const seq = await change()
    expect(seqs(await take(slow, 1))).toEqual([seq])
    // And it can be made good.
    const again = await follow(at(first), null, feed)
    expect(seqs(await take(again, 21))).toEqual(Array.from({ length: 21 }, (_each, i) => first + 1 + i))
  })

  test('one that waits ends at once, and nothing of it is left', async () => {
    const follower = await follow()
    const next = follower.next()
    await follower.return()
    expect(await next).toEqual({ value: undefined, done: true })
    expect(await follower.next()).toEqual({ value: undefined, done: true })
  })

  test('a write past the log is a reset for those who listen, and for those who come again', async () => {
    if (!graph.engine.capabilities.sharedWithOthers) return
    const follower = await follow()
    const before = await follow()
    const seq = await change()
    const [view] = await take(before, 1)
    const point = formatResumePoint(view?.event ?? at(0))
    await foreign()
    expect((await take(follower, 2))[1]?.event).toMatchObject({ kind: 'RESET', cause: 'WRITTEN_OUTSIDE', seq })
    // By the number alone it cannot be known whether it was seen; by the cursor it can, on any server.
    for (const feed of [graph.feed, otherFeed()]) {
      const again = await follow(parseResumePoint(point), null, feed)
      expect((await take(again, 1))[0]?.event).toMatchObject({ kind: 'RESET', cause: 'WRITTEN_OUTSIDE', seq })
    }
    const byNumber = await follow(at(seq))
    expect((await take(byNumber, 1))[0]?.event).toMatchObject({ kind: 'RESET' })
    const after = formatResumePoint(graph.feed.head)
    const knowing = await follow(parseResumePoint(after))
    const next = await change()
    expect(seqs(await take(knowing, 1))).toEqual([next])
  })

  test('whoever follows a thing hears of what it is merged into, from the merge on and afterwards', async () => {
    const [e, f] = ['ct:city/e', 'ct:city/f']
    await graph.loader.load([content('fourth', 1, [city('e'), city('f'), city('c')], [twins('c', 'f')])], author)
    const tieId = twinsId('c', 'f')
    const [byCity, byTie] = [await follow(null, { ids: [f] }), await follow(null, { ids: [tieId] })]
    await merge(e, f)
    const moved = twinsId('c', 'e')
    expect((await take(byCity, 1))[0]?.fitting).toMatchObject({
      entities: [e],
      relationships: [moved],
      removed: expect.arrayContaining([f, tieId]),
    })
    expect((await take(byTie, 1))[0]?.fitting).toMatchObject({ relationships: [moved], removed: [tieId] })
    // As do those who come later, to whom only the old id is known.
    const later = await follow(null, { ids: [f, tieId] })
    await change(['ct:city/d'])
    const seq = await change([e, moved, 'ct:city/d'])
    for (const follower of [byCity, later])
      expect((await take(follower, 1))[0]).toMatchObject({
        event: { seq },
        fitting: { entities: [e], relationships: [moved] },
      })
    expect((await take(byTie, 1))[0]).toMatchObject({
      event: { seq },
      fitting: { entities: [], relationships: [moved] },
    })
  })

  describe('by conditions', () => {
    const tieId = 'rel:TWINNED_WITH~ct:city/a~ct:city/b~TWINNING-0'
    const touched = ['ct:city/a', 'ct:city/b', 'ct:country/italy', tieId, 'rel:IN_COUNTRY~ct:city/a~ct:country/italy~0']
    const ids = async (
      filter: ChangeFilter,
      also: readonly string[] = [],
      removed: readonly string[] = [],
    ): Promise<readonly string[]> => {
      const follower = await follow(null, filter)
      await change([...touched, ...also], removed)
      const last = await change(['ct:city/c', 'ct:source/second', 'ct:city/a'], [])
      const [view] = await take(follower, 1)
      if (view?.event.seq === last) return []
      return [
        ...(view?.fitting.entities ?? []),
        ...(view?.fitting.relationships ?? []),
        ...(view?.fitting.removed ?? []),
      ]
    }

    test.each<[string, ChangeFilter, readonly string[]]>([
      ['an entity and its ties', { ids: ['ct:city/b'] }, ['ct:city/b', tieId]],
      ['a tie', { ids: [tieId] }, [tieId]],
      ['kinds of entities', { entityTypes: ['Country'] }, ['ct:country/italy']],
      ['types of ties', { relationshipTypes: ['TWINNED_WITH'] }, [tieId]],
      ['both', { entityTypes: ['Country'], relationshipTypes: ['TWINNED_WITH'] }, ['ct:country/italy', tieId]],
      [
        'a country',
        { countries: ['IT'] },
        ['ct:city/a', 'ct:country/italy', tieId, 'rel:IN_COUNTRY~ct:city/a~ct:country/italy~0'],
      ],
      ['a country and a kind', { countries: ['IT'], entityTypes: ['City'] }, ['ct:city/a']],
      ['an entity and a type of tie', { ids: ['ct:city/b'], relationshipTypes: ['TWINNED_WITH'] }, [tieId]],
    ])('%s', async (_name, filter, expected) => {
      // Each fits the next change too, or nothing would end the wait.
      expect(await ids({ ...filter })).toEqual(expected)
    })

    test('a source', async () => {
      expect(await ids({ sources: ['ct:source/second'] }, ['ct:city/c'])).toEqual(['ct:city/c'])
    })

    test('what is gone fits where it is not known what it was', async () => {
      expect(await ids({ entityTypes: ['University'] }, [], ['wd:Q1', 'ct:event/x', 'ct:university/y'])).toEqual([
        'wd:Q1',
        'ct:university/y',
      ])
    })
  })

  test('a thousand followers cost as many statements as one', async () => {
    const filter: ChangeFilter = { entityTypes: ['City'], countries: ['IT'] }
    const cost = async (count: number): Promise<readonly string[]> => {
      const listening = await Promise.all(Array.from({ length: count }, () => follow(null, { ...filter })))
      counted.taken()
      for (let i = 0; i < 3; i++) {
        const [seq] = await Promise.all([change(), Promise.all(listening.map((follower) => take(follower, 1)))])
        expect(seq).toBeGreaterThan(0)
      }
      // Looks that found nothing: how many there were is a matter of time.
      const taken = counted.taken().filter((name) => name !== 'graph/head')
      for (const follower of followers.splice(0)) await follower.return()
      return taken
    }
    const one = await cost(1)
    expect(one).toEqual(Array.from({ length: 3 }, () => ['change/since', 'change/subjects']).flat())
    expect(await cost(1000)).toEqual(one)
  })
})
