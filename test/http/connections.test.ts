import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isInterfaceType, isNonNullType, isObjectType } from 'graphql'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { RelationshipRecord } from '../../src/graph/records.js'
import { createSchema } from '../../src/graphql/schema.js'
import { engines } from '../support/engines.js'
import { type Nodes, startServer, type TestServer } from '../support/http.js'
import { all, listed } from '../support/lists.js'
import { everyTie, loadFacts } from './generated-graph.js'

/** Every relationship can be read from both of its ends, by a field that says what it is. */

const schema = await createSchema()

/** Over a hundred statements are asked for the first time, each of which Neo4j has to plan. */
const planning_ms = 180_000

interface ListField {
  readonly name: string
  /** The field of the edge that holds the relationship. */
  readonly tie: string
}
interface EntityFields {
  readonly type: string
  readonly lists: readonly ListField[]
  /** Fields that hold the one entity at the other end: `country`, `city`. */
  readonly singles: readonly string[]
}

/** The fields of each type of entity that lead to other entities, as the schema declares them. */
const entityFields: EntityFields[] = Object.values(EntityType).map((type) => {
  const object = schema.getType(type)
  if (!isObjectType(object)) throw new Error(`${type} is no object type`)
  const fields = Object.values(object.getFields())
  const lists = fields.flatMap(({ name, type: fieldType }) => {
    const named = isNonNullType(fieldType) ? fieldType.ofType : fieldType
    if (!isObjectType(named) || !named.name.endsWith('Connection') || name === 'history') return []
    const edge = schema.getType(named.name.replace(/Connection$/, 'Edge'))
    const tie = isObjectType(edge)
      ? Object.keys(edge.getFields()).filter((field) => !['cursor', 'node'].includes(field))
      : []
    if (tie.length !== 1) throw new Error(`${named.name}: an edge with ${tie.join(', ') || 'no tie'}`)
    return [{ name, tie: tie[0] ?? '' }]
  })
  const entity = schema.getType('Entity')
  const singles = fields
    .filter(
      ({ type: fieldType }) =>
        isObjectType(fieldType) && isInterfaceType(entity) && fieldType.getInterfaces().includes(entity),
    )
    .map(({ name }) => name)
  return { type, lists, singles }
})

const manyOf: Readonly<Record<EntityType, string>> = {
  City: 'cities',
  Country: 'countries',
  University: 'universities',
  Organisation: 'organisations',
  Programme: 'programmes',
  Event: 'events',
  Agreement: 'agreements',
  Document: 'documents',
}

type Entity = { readonly id: string } & Readonly<Record<string, unknown>>
type Edge = { readonly node: { readonly id: string } } & Readonly<Record<string, unknown>>

/** What one end shows of a relationship: `<id of the relationship or its ends> from <end> to <other end>`. */
const sight = (tie: string, from: string, to: string): string => `${tie}: ${to} seen from ${from}`

describe.each(engines)('on %s', (_, open) => {
  let server: TestServer
  let relationships: RelationshipRecord[]
  const entities = new Map<string, Entity & { fields: EntityFields }>()

  beforeAll(async () => {
    server = await startServer(open)
    await loadFacts(server.graph, 'every-tie', everyTie())
    relationships = (
      await Promise.all(
        Object.values(RelationshipType).map((type) => listed(server.graph.relationships.page(type, all))),
      )
    ).flat()
    for (const fields of entityFields) {
      const many = manyOf[fields.type as EntityType]
      const lists = fields.lists.map(
        ({ name, tie }) => `${name}(first: 200) { totalCount edges { node { id } ${tie} { id } } }`,
      )
      const singles = fields.singles.map((name) => `${name} { id }`)
      const answer = await server.data<Record<string, Nodes<Entity>>>(
        `{ ${many}(first: 60) { edges { node { id ${[...lists, ...singles].join(' ')} } } } }`,
      )
      for (const { node } of answer[many]?.edges ?? []) entities.set(node.id, { ...node, fields })
    }
  }, planning_ms)
  afterAll(() => server.close())

  const edgesOf = (entity: Entity, list: string): readonly Edge[] => (entity[list] as { edges: Edge[] }).edges

  /** By `relationships`, or by every other field. */
  function sights(generic: boolean): Set<string> {
    const seen = new Set<string>()
    for (const entity of entities.values()) {
      for (const { name, tie } of entity.fields.lists.filter((list) => (list.name === 'relationships') === generic))
        for (const edge of edgesOf(entity, name))
          seen.add(sight((edge[tie] as { id: string }).id, entity.id, edge.node.id))
      if (generic) continue
      for (const name of entity.fields.singles) {
        const other = entity[name] as { id: string } | null
        // A field that holds one entity shows no tie: it is the one of that type between the two.
        const found = relationships.filter(({ from, to }) => from === entity.id && to === other?.id)
        for (const { id, from, to } of found) seen.add(sight(id, from, to))
      }
    }
    return seen
  }

  test('every type of entity and of relationship is there to be looked at', () => {
    expect(new Set([...entities.values()].map(({ fields }) => fields.type))).toEqual(new Set(Object.values(EntityType)))
    expect(new Set(relationships.map(({ type }) => type))).toEqual(new Set(Object.values(RelationshipType)))
    // None was cut off by the size of a page.
    expect(relationships.length).toBeGreaterThan(170)
    expect(entities.size).toBeGreaterThan(90)
  })

  test.each([
    ['by fields of their own', false],
    ['by the list of everything that an entity is tied to', true],
  ])('relationships are seen from both ends %s, and nothing else is', (_name, generic) => {
    const expected = relationships.flatMap(({ id, from, to }) => [sight(id, from, to), sight(id, to, from)])
    expect([...sights(generic)].sort()).toEqual(expected.sort())
  })

  test('totals are those of the lists', () => {
    for (const entity of entities.values())
      for (const { name } of entity.fields.lists)
        expect({ id: entity.id, name, totalCount: (entity[name] as { totalCount: number }).totalCount }).toEqual({
          id: entity.id,
          name,
          totalCount: edgesOf(entity, name).length,
        })
  })

  test('node() gives every entity, relationship and source, as the type that it is', async () => {
    const ids = [...entities.keys(), ...relationships.map(({ id }) => id), 'ct:source/wikidata']
    const typeNames: Readonly<Record<string, string>> = {
      TWINNED_WITH: 'Twinning',
      MEMBER_OF: 'Membership',
      SIGNED: 'Signature',
      PARTICIPATED_IN: 'Participation',
    }
    const expected = [
      ...[...entities.values()].map(({ id, fields }) => ({ id, __typename: fields.type })),
      ...relationships.map(({ id, type, from, to }) => ({
        id,
        __typename: typeNames[type] ?? 'Link',
        type,
        from: { id: from },
        to: { id: to },
      })),
      { id: 'ct:source/wikidata', __typename: 'Source' },
    ]
    const { nodes } = await server.data<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Relationship { type from { id } to { id } } } }',
      { ids },
    )
    expect(nodes).toEqual(expected)
  })
})
