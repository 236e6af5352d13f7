import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Attributes, entityAttributes, relationshipRules } from '../../src/domain/attributes.js'
import * as vocabulary from '../../src/domain/vocabulary.js'
import { valuesOf } from './arbitraries.js'

const { EntityType, RelationshipType } = vocabulary

test('every set is closed: each value stands for itself, and none is there twice', () => {
  for (const [name, set] of Object.entries(vocabulary)) {
    expect({ [name]: Object.values(set) }).toEqual({ [name]: Object.keys(set) })
    expect(Object.keys(set).length).toBeGreaterThan(0)
  }
})

test('every type of entity and of relationship has its rules, and there are no rules beside them', () => {
  expect(Object.keys(entityAttributes).sort()).toEqual(Object.keys(EntityType).sort())
  expect(Object.keys(relationshipRules).sort()).toEqual(Object.keys(RelationshipType).sort())
})

test('every type of entity can be an end of some relationship', () => {
  const ends = Object.values(relationshipRules).flatMap(({ from, to }) => [...from, ...to])
  expect([...new Set(ends)].sort()).toEqual(Object.keys(EntityType).sort())
})

test('a relationship without direction has the same types at both ends', () => {
  for (const { from, to, undirected } of Object.values(relationshipRules)) if (undirected) expect(from).toEqual(to)
})

test('what sets relationships apart is one of a closed set, and never an attribute beside it', () => {
  const sets = Object.values(vocabulary) as object[]
  for (const { attributes, discriminator } of Object.values(relationshipRules)) {
    if (!discriminator) continue
    expect(sets).toContain(discriminator.values)
    expect(attributes).not.toHaveProperty(discriminator.name)
    // A value of the key ends at its hyphen, which ids are read by.
    for (const value of Object.keys(discriminator.values)) expect(value).toMatch(/^[A-Z_]+$/)
    if (discriminator.default) expect(discriminator.values).toHaveProperty(discriminator.default)
  }
})

/** Names that the record itself gives to properties of a node or relationship. */
const taken = ['id', 'type', 'from', 'to', 'key', 'name', 'names', 'nameKeys', 'sortKey', 'revision', 'oneSidedId', '']

describe.each([
  ...Object.entries(entityAttributes),
  ...Object.entries(relationshipRules).map(([type, { attributes }]) => [type, attributes] as [string, Attributes]),
])('the attributes of %s', (type, attributes) => {
  test('take no property that is the record’s own or another attribute’s', () => {
    const stored = Object.entries(attributes).flatMap(([name, attribute]) =>
      Object.keys(attribute.store(name, fc.sample(valuesOf(type, name), 1)[0] ?? '')),
    )
    expect(new Set(stored).size).toBe(stored.length)
    expect(stored.filter((name) => taken.includes(name) || name.startsWith('cite'))).toEqual([])
    // Citations list them parted by spaces.
    expect(Object.keys(attributes).filter((name) => !/^[a-zA-Z]+$/.test(name))).toEqual([])
  })

  test('take their right values, and give them back', () => {
    for (const [name, attribute] of Object.entries(attributes)) {
      fc.assert(
        fc.property(valuesOf(type, name), (value) => {
          expect(attribute.check(value)).toBeNull()
          expect(attribute.load(name, attribute.store(name, value))).toEqual(value)
        }),
        { numRuns: 50 },
      )
      expect(attribute.load(name, {})).toBeUndefined()
    }
  })
})
