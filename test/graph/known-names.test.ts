import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { propertiesOf, recordedAttributes, relationshipRules } from '../../src/domain/attributes.js'
import { citationProperties } from '../../src/domain/stored-citations.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { Operation } from '../../src/graph/commands/by-hand/operation.js'
import { undoEdition } from '../../src/graph/commands/undo-edition.js'
import type { Graph } from '../../src/graph/graph.js'
import { stepsFor } from '../../src/graph/migrations/steps.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph } from '../support/engines.js'
import { author, city, content, twins } from './facts.js'
import { createCity, request } from './operations.js'

/** By what they are names of: what the steps of the schema make known to Neo4j. */
const known = (procedure: string): Set<string> =>
  new Set(
    stepsFor('neo4j')
      .flatMap(({ statements }) => statements)
      .filter((text) => text.includes(`CALL db.${procedure}(`))
      .flatMap((text) => [...text.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)),
  )
const labels = known('createLabel')
const types = known('createRelationshipType')
const properties = known('createProperty')
const missing = (names: Iterable<string>, of: ReadonlySet<string>): string[] =>
  [...names].filter((name) => !of.has(name))

/** The first use of a name on Neo4j looks like a write past the log of changes. */
describe('the schema makes known beforehand', () => {
  test('what there is in the graph and what is stated of it', () => {
    expect(missing(Object.values(EntityType), labels)).toEqual([])
    expect(missing(Object.values(RelationshipType), types)).toEqual([])
    const attributes = [
      ...Object.values(recordedAttributes),
      ...Object.values(relationshipRules).map((rule) => rule.attributes),
    ]
    const discriminators = Object.values(relationshipRules).flatMap(({ discriminator }) => discriminator?.name ?? [])
    const all = [...attributes.flatMap(propertiesOf), ...discriminators, ...citationProperties]
    expect(missing(all, properties)).toEqual([])
  })
})

describe.each(engines)('after writes of every kind on %s', (_, open) => {
  let graph: Graph
  const inUse = async (text: string): Promise<string[]> => {
    const rows = await graph.engine.read({ name: 'test/names', text: `${text} RETURN DISTINCT name ORDER BY name` })
    return rows.map(({ name }) => String(name))
  }

  beforeAll(async () => {
    graph = await openGraph(open)
    await loadSeed(graph)
    const claimed = twins('x', 'y', { since: '1950', until: '1960', claimant: 'ct:city/x' })
    const loaded = [
      content(
        'one',
        1,
        [city('x', { population: 1 }), city('y'), city('w')],
        [claimed, twins('w', 'x', { since: '1970' })],
      ),
      // Contradicts the first.
      content('two', 2, [city('x', { population: 2 }), city('v')], [twins('v', 'x', { since: '1950' })]),
      content('three', 3, [city('z')]),
    ]
    for (const one of loaded) await graph.loader.load([one], author)
    const { editions } = graph.loader
    await undoEdition({ editions, sources: graph.sources }, 'ct:edition/three/000000000003', author)

    let count = 0
    const apply = async (operation: Operation): Promise<number> => {
      const asked = request([operation], { idempotencyKey: `key ${count++}` })
      const { faults, change } = await graph.handEdits.apply(asked, 'somebody')
      expect(faults).toEqual([])
      return change?.seq ?? 0
    }
    const about = { publisher: 'P', url: 'https://example.org', language: 'en', issued: '2020' }
    await apply({ kind: 'CREATE_SOURCE', id: null, values: { title: 'T', licence: 'L', ...about } })
    await apply({ kind: 'MERGE_ENTITIES', id: 'ct:city/v', other: 'ct:city/w', expectedVersion: null })
    await apply({ kind: 'REVERT_CHANGE', seq: await apply(createCity('u', { region: 'R' })) })

    const { record } = await graph.accessKeys.create(
      { name: 'k', roles: ['reader'], expiresAt: new Date(4e12) },
      author,
    )
    graph.accessKeys.uses.note(record.prefix, Date.now())
    await graph.accessKeys.revoke(record.prefix, author)
  })
  afterAll(() => graph.engine.close())

  test('nothing bears a name that is not known', async () => {
    const found = {
      labels: await inUse('MATCH (n) UNWIND labels(n) AS name'),
      types: await inUse('MATCH ()-[r]->() WITH type(r) AS name'),
      ofNodes: await inUse('MATCH (n) UNWIND keys(n) AS name'),
      ofTies: await inUse('MATCH ()-[r]->() UNWIND keys(r) AS name'),
    }
    // What was to be written was.
    expect(missing(labels, new Set(found.labels))).toEqual([])
    expect(missing(['TWINNED_WITH', 'NAMED'], new Set(found.types))).toEqual([])
    const rare = ['disputeId', 'mergedIds', 'requestHash', 'revokedAt', 'expiresAt', 'lastUsedAt', 'reverts', 'into', 'issued', 'current'] // biome-ignore format: one line
    expect(missing(rare, new Set(found.ofNodes))).toEqual([])
    expect(missing(['oneSidedId', 'citeClaimants'], new Set(found.ofTies))).toEqual([])

    expect(missing(found.labels, labels)).toEqual([])
    expect(missing(found.types, types)).toEqual([])
    expect(missing([...found.ofNodes, ...found.ofTies], properties)).toEqual([])
  })
})
