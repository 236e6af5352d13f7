import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Attributes, entityAttributes, relationshipRules, type Value } from '../../src/domain/attributes.js'
import type { Citation } from '../../src/domain/citation.js'
import { isHandMade, sourceOfEdition } from '../../src/domain/ids.js'
import {
  type Assertion,
  assertionsOf,
  claimFrom,
  claimProperties,
  type Materialised,
  materialise,
  merge,
  readNames,
  shownValue,
  without,
} from '../../src/domain/record.js'
import { readCitations, withoutUsual } from '../../src/domain/stored-citations.js'
import { citations, editions, names, valuesOf } from './arbitraries.js'

const rules: [string, Attributes][] = [
  ...Object.entries(entityAttributes),
  ...Object.entries(relationshipRules).map(([type, { attributes }]) => [type, attributes] as [string, Attributes]),
]

/** What sources say of one thing of a type: agreeing, disagreeing, naming, or only that it is. */
function assertionsAbout(type: string, attributes: Attributes): fc.Arbitrary<Assertion[]> {
  const said: fc.Arbitrary<{ attribute: string; value: Value | null }> = fc.oneof(
    fc.constant({ attribute: '', value: null }),
    ...(Object.hasOwn(entityAttributes, type)
      ? [names.map((name) => ({ attribute: 'names', value: { ...name } }))]
      : []),
    ...Object.keys(attributes).map((attribute) =>
      fc.option(valuesOf(type, attribute), { freq: 4 }).map((value) => ({ attribute, value })),
    ),
  )
  // A few things to say and many places to say them, so that sources often agree.
  return fc
    .array(said, { minLength: 1, maxLength: 6 })
    .chain((few) => fc.array(fc.tuple(citations, fc.constantFrom(...few)), { maxLength: 25 }))
    .map((pairs) =>
      merge(
        [],
        // Only hands deny what others say.
        pairs
          .map(([citation, part]) => ({ ...citation, ...part }))
          .filter(({ attribute, value, edition }) => attribute === '' || value !== null || isHandMade(edition)),
      ),
    )
    .map(withoutIdle)
}

/** That a thing exists is not kept where the same citation states more of it. */
const withoutIdle = (assertions: readonly Assertion[]): Assertion[] =>
  assertions.filter(
    ({ attribute, value: _, ...citation }) =>
      attribute !== '' || !assertions.some((other) => other.attribute !== '' && placeOf(other) === placeOf(citation)),
  )
const placeOf = ({ edition, locator, claimant, modality }: Citation): string =>
  JSON.stringify([edition, locator, claimant, modality])

const asSet = (assertions: readonly Assertion[]): string[] =>
  assertions
    .map(({ attribute, value, ...citation }) => {
      const fields = typeof value === 'object' && value !== null ? Object.entries(value).sort() : value
      return JSON.stringify([placeOf(citation), attribute, fields])
    })
    .sort()

/** As the engines give it back: claims through their nodes, in the order of their positions. */
const stored = ({ properties, claims }: Materialised): Materialised => ({
  properties: JSON.parse(JSON.stringify(properties)),
  claims: claims.map((claim, position) =>
    claimFrom(JSON.parse(JSON.stringify(claimProperties('wd:Q1', claim, position)))),
  ),
})

describe.each(rules)('a record of %s', (type, attributes) => {
  const generated = assertionsAbout(type, attributes)

  test('gives back the assertions that it was made of', () => {
    fc.assert(
      fc.property(generated, (assertions) => {
        expect(asSet(assertionsOf(stored(materialise(assertions, attributes)), attributes))).toEqual(asSet(assertions))
      }),
    )
  })

  test('is the same when made of what it gives back, so that a load again writes nothing', () => {
    fc.assert(
      fc.property(generated, (assertions) => {
        const once = materialise(assertions, attributes)
        const again = materialise(merge(assertionsOf(stored(once), attributes), assertions), attributes)
        expect(again).toEqual(once)
      }),
    )
  })

  test('does not depend on which source came first', () => {
    fc.assert(
      fc.property(
        generated,
        fc.shuffledSubarray([...editions], { minLength: editions.length }),
        (assertions, order) => {
          const inOrder = order.reduce<Assertion[]>((known, edition) => {
            const record = stored(materialise(known, attributes))
            return merge(
              assertionsOf(record, attributes),
              assertions.filter((one) => one.edition === edition),
            )
          }, [])
          expect(materialise(inOrder, attributes)).toEqual(materialise(assertions, attributes))
        },
      ),
    )
  })

  test('is as it was before when an edition comes and is taken back', () => {
    fc.assert(
      fc.property(generated, fc.constantFrom(...editions), (assertions, edition) => {
        const before = without(assertions, edition)
        const both = merge(before, assertions)
        expect(materialise(without(both, edition), attributes)).toEqual(materialise(before, attributes))
        const record = stored(materialise(both, attributes))
        expect(materialise(without(assertionsOf(record, attributes), edition), attributes)).toEqual(
          materialise(before, attributes),
        )
      }),
    )
  })

  test('has claims exactly for the attributes of which several values are stated, one of them preferred and shown', () => {
    fc.assert(
      fc.property(generated, (assertions) => {
        const { properties, claims } = materialise(assertions, attributes)
        for (const [name, attribute] of Object.entries(attributes)) {
          const values = new Set(
            assertions.filter((one) => one.attribute === name).map(({ value }) => JSON.stringify(value)),
          )
          const own = claims.filter((claim) => claim.attribute === name)
          expect(own).toHaveLength(values.size > 1 ? values.size : 0)
          const [preferred, ...others] = own.filter((claim) => claim.preferred)
          expect(others).toEqual([])
          if (!preferred) continue
          expect(attribute.load(name, properties) ?? null).toEqual(preferred.value)
          const byHand = own.filter(({ citations: said }) => said.some(({ edition }) => isHandMade(edition)))
          if (byHand.length > 0) expect(byHand).toContain(preferred)
          const sources = (byHand.length > 0 ? byHand : own).map(
            (claim) => new Set(claim.citations.map(({ edition }) => sourceOfEdition(edition))).size,
          )
          expect(new Set(preferred.citations.map(({ edition }) => sourceOfEdition(edition))).size).toBe(
            Math.max(...sources),
          )
        }
      }),
    )
  })

  test('what is said by hand is what it was, whichever edition comes or goes', () => {
    const ofHands = (assertions: readonly Assertion[]) => asSet(assertions.filter(({ edition }) => isHandMade(edition)))
    const read = editions.filter((edition) => !isHandMade(edition))
    fc.assert(
      fc.property(generated, generated, fc.constantFrom(...read), (assertions, others, edition) => {
        const record = stored(materialise(assertions, attributes))
        const coming = others.filter((one) => one.edition === edition)
        const come = stored(materialise(merge(assertionsOf(record, attributes), coming), attributes))
        const left = without(assertionsOf(come, attributes), edition)
        expect(ofHands(assertionsOf(come, attributes))).toEqual(ofHands(assertions))
        expect(ofHands(assertionsOf(stored(materialise(left, attributes)), attributes))).toEqual(ofHands(assertions))
      }),
    )
  })

  test('what is shown is what is said by hand, where the hands agree', () => {
    fc.assert(
      fc.property(generated, (assertions) => {
        const { properties } = materialise(assertions, attributes)
        for (const [name, attribute] of Object.entries(attributes)) {
          const [said, ...more] = assertions.filter((one) => one.attribute === name && isHandMade(one.edition))
          if (!said || more.length > 0) continue
          expect(attribute.load(name, properties) ?? null).toEqual(said.value)
          expect(shownValue(assertions, name)).toEqual(said.value)
        }
      }),
    )
  })

  test('a list of citations that says only what is usual is not stored, and one that is says the same', () => {
    fc.assert(
      fc.property(generated, (assertions) => {
        const { properties, claims } = materialise(assertions, attributes)
        const read = readCitations(properties)
        const inFull = {
          ...properties,
          citeLocators: read.map(({ locator }) => locator),
          citeClaimants: read.map(({ claimant }) => claimant),
          citeModalities: read.map(({ modality }) => modality),
          citeAttributes: read.map((citation) => citation.attributes.join(' ')),
        }
        expect(properties['citeModalities'] === undefined).toBe(read.every(({ modality }) => modality === 'STATED'))
        expect(properties['citeClaimants'] === undefined).toBe(read.every(({ claimant }) => claimant === ''))
        expect(withoutUsual(inFull)).toEqual(properties)
        expect(assertionsOf({ properties: inFull, claims }, attributes)).toEqual(
          assertionsOf({ properties, claims }, attributes),
        )
      }),
    )
  })

  test('merging twice is merging once', () => {
    fc.assert(
      fc.property(generated, generated, (a, b) => {
        expect(merge(merge(a, b), b)).toEqual(merge(a, b))
        expect(merge(merge(a, b), a)).toEqual(merge(a, b))
      }),
    )
  })
})

describe('examples', () => {
  const { City } = entityAttributes
  const [atlas, gazette, gazette2, zeitung, hand] = editions
  const says = (edition: string, attribute: string, value: Value | null, rest: Partial<Citation> = {}): Assertion => ({
    edition,
    locator: 'p. 1',
    claimant: '',
    modality: 'STATED',
    attribute,
    value,
    ...rest,
  })
  const shown = (...assertions: Assertion[]) => materialise(merge([], assertions), City).properties['population']

  test('the value of most sources is shown, and two editions of one source count once', () => {
    const [ten, twenty] = [says(atlas, 'population', 10), says(gazette, 'population', 20)]
    expect(shown(ten, twenty, says(zeitung, 'population', 20))).toBe(20)
    expect(shown(ten, twenty, says(gazette2, 'population', 20))).toBe(10)
  })

  test('then the one that is said most firmly: stated, announced, inferred', () => {
    const said = (edition: string, value: number, modality: Citation['modality']) =>
      says(edition, 'population', value, { modality })
    expect(shown(said(atlas, 10, 'ANNOUNCED'), said(gazette, 20, 'STATED'))).toBe(20)
    expect(shown(said(atlas, 10, 'INFERRED'), said(gazette, 20, 'STATED'))).toBe(20)
    expect(shown(said(atlas, 10, 'INFERRED'), said(gazette, 20, 'ANNOUNCED'))).toBe(20)
    // Number of sources goes before firmness.
    expect(shown(said(atlas, 10, 'INFERRED'), said(zeitung, 10, 'INFERRED'), said(gazette, 20, 'STATED'))).toBe(10)
  })

  test('then the one of the first edition by id, and within one edition the first in the source', () => {
    expect(shown(says(zeitung, 'population', 30), says(atlas, 'population', 10))).toBe(10)
    expect(shown(says(atlas, 'population', 30), says(atlas, 'population', 10, { locator: 'p. 0' }))).toBe(30)
  })

  test('what is said by hand is shown whatever others say, who stay as claims', () => {
    const others = [atlas, gazette, zeitung].map((edition) => says(edition, 'population', 10))
    const { properties, claims } = materialise([...others, says(hand, 'population', 20)], City)
    expect(properties['population']).toBe(20)
    expect(claims.map(({ value, preferred }) => [value, preferred])).toEqual([
      [20, true],
      [10, false],
    ])
    expect(readCitations(properties)[0]?.edition).toBe(hand)
  })

  test('null by hand denies what others say, and goes on denying it when they say it no longer', () => {
    const denied = [says(hand, 'location', null), says(atlas, 'location', { latitude: 1, longitude: 2 })]
    const both = materialise(denied, City)
    expect(both.properties).not.toHaveProperty('latitude')
    expect(both.claims.map(({ value, preferred }) => [value, preferred])).toEqual([
      [null, true],
      [{ latitude: 1, longitude: 2 }, false],
    ])
    const alone = materialise(without(denied, atlas), City)
    expect(alone.claims).toEqual([])
    expect(assertionsOf(stored(alone), City)).toEqual([says(hand, 'location', null)])
  })

  test('a date keeps the days that it can mean beside it, and a point takes two properties', () => {
    const { properties } = materialise([says(atlas, 'start', '196X')], entityAttributes.Event)
    expect(properties).toMatchObject({ start: '196X', startEarliest: '1960-01-01', startLatest: '1969-12-31' })
    const place = materialise([says(atlas, 'location', { latitude: 45.19, longitude: 9.16 })], City)
    expect(place.properties).toMatchObject({ latitude: 45.19, longitude: 9.16 })
    expect(place.properties).not.toHaveProperty('location')
  })

  test('values are the same whatever the order of their fields', () => {
    const { claims } = materialise(
      [
        says(atlas, 'location', { latitude: 1, longitude: 2 }),
        says(gazette, 'location', { longitude: 2, latitude: 1 }),
      ],
      City,
    )
    expect(claims).toEqual([])
  })

  test('every citation says which attributes it states, and names keep their citation', () => {
    const { properties } = materialise(
      merge(
        [],
        [
          says(atlas, 'names', { language: 'it', text: 'Pavia' }),
          says(gazette, '', null),
          says(atlas, 'kind', 'CITY'),
          says(atlas, 'names', { language: 'la', text: 'Ticinum' }),
        ],
      ),
      City,
    )
    expect(readCitations(properties).map(({ edition, attributes }) => [edition, attributes])).toEqual([
      [atlas, ['names', 'kind']],
      [gazette, []],
    ])
    expect(readNames(properties)).toEqual([
      { language: 'it', text: 'Pavia' },
      { language: 'la', text: 'Ticinum' },
    ])
    expect(properties['nameCitations']).toEqual([0, 0])
  })

  test('places that alternate in a source make the record that they make after it was stored', () => {
    const alternating = merge(
      [],
      [
        says(atlas, 'names', { language: 'it', text: 'Poitiers' }),
        says(atlas, 'names', { language: 'fr', text: 'Poitiers' }, { locator: 'p. 2' }),
        says(atlas, 'names', { language: 'la', text: 'Limonum' }),
      ],
    )
    const once = materialise(alternating, City)
    expect(materialise(assertionsOf(stored(once), City), City)).toEqual(once)
  })
})
