import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold } from '../../src/domain/fold.js'
import {
  editionId,
  formatRelationshipId,
  isEntityId,
  isNodeId,
  isWikidataId,
  parseRelationshipId,
  slugOf,
  sourceOfEdition,
} from '../../src/domain/ids.js'
import { RelationshipType } from '../../src/domain/vocabulary.js'
import { entityIds } from './arbitraries.js'

const relationshipKeys = fc.record({
  type: fc.constantFrom(...Object.keys(RelationshipType)),
  from: entityIds,
  to: entityIds,
  key: fc
    .tuple(fc.constantFrom('', 'TWINNING-', 'COORDINATOR-'), fc.integer({ min: 0, max: 999_999 }))
    .map((parts) => parts.join('')),
})

describe('ids of entities', () => {
  test.each([
    'wd:Q1',
    'wd:Q6259',
    'wd:Q999999999999',
    'ct:city/grand-poitiers',
    'ct:event/a',
    'ct:source/2010-05',
    'ct:edition/a-b/0f',
  ])('%s is one', (id) => {
    expect(isEntityId(id)).toBe(true)
    expect(isNodeId(id)).toBe(true)
  })

  test.each([
    '',
    'Q6259',
    'wd:',
    'wd:Q0',
    'wd:Q01',
    'wd:q6259',
    'wd:Q9999999999999',
    'wd:Q6259 ',
    'wd:Q6259\n',
    'ct:city',
    'ct:city/',
    'ct:/a',
    'ct:City/a',
    'ct:city/A',
    'ct:city/a--b',
    'ct:city/-a',
    'ct:city/a-',
    'ct:city/iași',
    'ct:city/a b',
    'ct:city/a~b',
    'ct:city//a',
    `ct:city/${'a'.repeat(200)}`,
  ])('%j is none', (id) => {
    expect(isEntityId(id)).toBe(false)
    expect(isNodeId(id)).toBe(false)
  })

  test('a Wikidata item is written as Wikidata writes it', () => {
    expect(['Q1', 'Q6259'].every(isWikidataId)).toBe(true)
    expect(['', 'Q', 'Q0', 'Q01', 'q1', 'P190', 'wd:Q1', 'Q1x'].some(isWikidataId)).toBe(false)
  })

  test('what is folded makes the slug of an id, of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const slug = slugOf(fold(text))
        if (slug !== '') expect(isEntityId(`ct:city/${slug}`)).toBe(true)
      }),
      { examples: [[`${'a'.repeat(119)} b`], ['Reggio nell’Emilia']] },
    )
    expect(slugOf(fold("Reggio nell'Emilia"))).toBe('reggio-nell-emilia')
  })
})

describe('ids of relationships', () => {
  test('come back from their text as what they were made of', () => {
    fc.assert(
      fc.property(relationshipKeys, (key) => {
        const id = formatRelationshipId(key)
        expect(parseRelationshipId(id)).toEqual(key)
        expect(isNodeId(id)).toBe(true)
        expect(isEntityId(id)).toBe(false)
      }),
    )
  })

  test('different relationships have different ids', () => {
    fc.assert(
      fc.property(relationshipKeys, relationshipKeys, (a, b) => {
        const same = a.type === b.type && a.from === b.from && a.to === b.to && a.key === b.key
        expect(formatRelationshipId(a) === formatRelationshipId(b)).toBe(same)
      }),
    )
  })

  test.each([
    '',
    'rel:',
    'TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-0',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~twinning-0',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING--1',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-1000000',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-0~',
    'rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-0\n',
    'rel:TWINNED_WITH~Q1~wd:Q2~TWINNING-0',
    'rel:TWINNED_WITH~wd:Q1~~TWINNING-0',
    'rel:twinned_with~wd:Q1~wd:Q2~TWINNING-0',
    'rel:TWINNED_TO~wd:Q1~wd:Q2~TWINNING-0',
    'rel:toString~wd:Q1~wd:Q2~0',
    `rel:TWINNED_WITH~wd:Q1~ct:city/${'a'.repeat(200)}~TWINNING-0`,
  ])('%j is none', (id) => {
    expect(parseRelationshipId(id)).toBeNull()
    expect(isNodeId(id)).toBe(false)
  })
})

describe('ids of editions', () => {
  const checksum = '0123456789abcdef'.repeat(4)

  test.each(['ct:source/geonames', 'ct:source/a-b/c'])('an edition of %s leads back to it', (source) => {
    const id = editionId(source, checksum)
    expect(id).toMatch(/\/0123456789ab$/)
    expect(isEntityId(id)).toBe(true)
    expect(sourceOfEdition(id)).toBe(source)
  })

  test('only sources have editions', () => {
    expect(() => editionId('ct:city/pavia', checksum)).toThrow("'ct:city/pavia' is not a source's id")
  })
})
