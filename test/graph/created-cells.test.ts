import { describe, expect, test } from '@jest/globals'
import { propertiesOf, recordedAttributes, relationshipRules } from '../../src/domain/attributes.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import { type CreatedCells, createdEntity, createdRelationship } from '../../src/graph/filters/created-cells.js'

const all: readonly (readonly [string, CreatedCells, readonly string[]])[] = [
  ...Object.values(EntityType).map(
    (type) => [type, createdEntity(type), ['name', 'nameKeys', ...propertiesOf(recordedAttributes[type])]] as const,
  ),
  ...Object.values(RelationshipType).map((type) => {
    const { attributes, discriminator } = relationshipRules[type]
    return [
      type,
      createdRelationship(type),
      ['from', 'to', 'key', ...propertiesOf(attributes), ...(discriminator ? [discriminator.name] : [])],
    ] as const
  }),
]

describe.each(all)('what a new %s is given as', (type, cells, names) => {
  const places = new Map(
    [...cells.text.matchAll(/(\w+): row\[(\d+)\]/g)].map(([, name = '', at]) => [name, Number(at)]),
  )

  test('has a place for each property, and the revision in its own', () => {
    const row = cells.row(Object.fromEntries(names.map((name) => [name, `its ${name}`])), 7)
    expect(row).toHaveLength(places.size)
    for (const [name, place] of places)
      expect(row[place]).toBe(name === 'revision' ? 7 : names.includes(name) ? `its ${name}` : null)
    expect([...places.keys()]).toEqual(expect.arrayContaining(['id', 'citeAttributes', ...names]))
  })

  test('leaves nothing out unsaid', () => {
    expect(() => cells.row({ id: 'x', colour: 'red' }, 1)).toThrow(`a ${type} has no 'colour'`)
  })
})
