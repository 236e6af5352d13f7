import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { withReads } from '../http/wrapped-engine.js'
import { engines } from '../support/engines.js'
import { gathered } from '../support/lists.js'
import { type CountingEngine, countingEngine } from './counting-engine.js'
import { author, city, content, twins } from './facts.js'

const cities_count = 2 * limits.extractPage_ids + 100
const slugs = Array.from({ length: cities_count }, (_, i) => `c${String(i).padStart(4, '0')}`)
const ids = slugs.map((slug) => `ct:city/${slug}`)

const listed = async <T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> => (await gathered(pages)).flat()

describe.each(engines)('an extract on %s', (_, open) => {
  let counting: CountingEngine
  let graph: Graph
  beforeAll(async () => {
    counting = countingEngine(await open())
    graph = await Graph.open(counting.engine)
    const cities = slugs.map((slug) => city(slug, { names: { en: `City ${slug}` } }))
    const ties = slugs.slice(1).map((slug, i) => twins(slugs[i] as string, slug))
    await graph.loader.load([content('many', 1, cities, ties)], author)
  })
  afterAll(() => graph.engine.close())

  const write = (text: string) => graph.engine.write((transaction) => transaction.run({ name: 'test/write', text }))

  test('reads each page in a statement, and where pages end once for both kinds of records', async () => {
    const extract = await graph.extracts.open({})
    counting.taken()
    const { entities, relationships } = extract.records()
    expect((await listed(entities)).map(({ entity }) => entity.id)).toEqual(ids)
    expect((await listed(relationships)).map(({ relationship }) => relationship.from)).toEqual(ids.slice(0, -1))
    const page = (name: string) => [name, name, name]
    expect(counting.taken().sort()).toEqual(
      graph.engine.capabilities.orderedIndexes
        ? ['entity/page-ends', ...page('entity/stated-between'), ...page('relationship/stated-from-between')]
        : ['entity/all-ids', ...page('entity/stated-by-ids'), ...page('relationship/stated-from-entities')],
    )
  })

  test('that is left early waits for what it has begun', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = withReads(counting.engine, (read) => async (statement, parameters) => {
      if (statement.name.startsWith('relationship/')) await held
      return read(statement, parameters)
    })
    const extract = await (await Graph.open(slow)).extracts.open({})
    let isLeft = false
    const leaving = (async () => {
      for await (const _ of extract.records().entities) break
      isLeft = true
    })()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(isLeft).toBe(false)
    release()
    await leaving
    expect(isLeft).toBe(true)
  })

  test('of one kind reads nothing of the other', async () => {
    const extract = await graph.extracts.open({})
    counting.taken()
    expect(await listed(extract.relationships())).toHaveLength(cities_count - 1)
    expect(counting.taken().filter((name) => name.startsWith('entity/stated'))).toEqual([])
    expect(await listed(extract.entities())).toHaveLength(cities_count)
    expect(counting.taken().filter((name) => name.startsWith('relationship/'))).toEqual([])
  })

  test('has what was written past us too, with signs that part texts, and with a list for a value', async () => {
    await write(`MATCH (n:City {id: '${ids[3]}'}) SET n.region = 'east\u001fwest', n.names = ['one\u001etwo']`)
    await write(`MATCH (n:City {id: '${ids[600]}'}) SET n.population = [1, 2]`)
    const extract = await graph.extracts.open({})
    const entities = (await listed(extract.entities())).map(({ entity }) => entity)
    expect(entities.map(({ id }) => id)).toEqual(ids)
    expect(entities[3]).toMatchObject({ region: 'east\u001fwest', names: ['one\u001etwo'] })
    expect(entities[600]).toMatchObject({ population: [1, 2], name: 'City c0600' })
    expect(entities[4]).toMatchObject({ names: ['City c0004'], type: 'City' })
  })
})
