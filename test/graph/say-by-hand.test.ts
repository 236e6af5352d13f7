import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entityAttributes } from '../../src/domain/attributes.js'
import { isHandMade } from '../../src/domain/ids.js'
import { type Assertion, assertionsOf, materialise, merge, shownValue } from '../../src/domain/record.js'
import { type HandPlace, sayByHand } from '../../src/graph/commands/by-hand/say-by-hand.js'
import { editions, handEditions, names, valuesOf } from '../domain/arbitraries.js'

const { City } = entityAttributes
const attribute = fc.constantFrom('population', 'kind', 'location', 'region')
const said = attribute.chain((name) => fc.option(valuesOf('City', name)).map((value) => [name, value] as const))

const places: fc.Arbitrary<HandPlace> = fc.record({
  edition: fc.constantFrom(...handEditions),
  locator: fc.constantFrom(null, 'page 1', 'page 2'),
  modality: fc.constantFrom('STATED' as const, 'ANNOUNCED' as const),
  day: fc.constantFrom('2026-11-25', '2026-11-26'),
})

const sayings = fc.array(
  fc.record({
    place: places,
    values: fc.array(said, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
    names: fc.option(fc.uniqueArray(names, { maxLength: 3, selector: (name) => JSON.stringify(name) }), {
      nil: undefined,
    }),
  }),
  { maxLength: 6 },
)

/** What sources say, which hands cannot change. */
const read = editions.filter((edition) => !isHandMade(edition))
const imported: fc.Arbitrary<Assertion[]> = fc
  .array(fc.tuple(fc.constantFrom(...read), said), { maxLength: 6 })
  .map((pairs) =>
    merge(
      [],
      pairs.flatMap(([edition, [name, value]]) =>
        value === null
          ? []
          : [{ edition, locator: 'page 1', claimant: '', modality: 'STATED' as const, attribute: name, value }],
      ),
    ),
  )

const isRead = ({ edition }: Assertion): boolean => !isHandMade(edition)

describe('saying by hand', () => {
  test('leaves one statement of an attribute at most, the last, which is shown, and nothing else different', () => {
    fc.assert(
      fc.property(imported, sayings, (before, all) => {
        const last = new Map<string, unknown>()
        let now: Assertion[] = before
        for (const { place, ...one } of all) {
          now = sayByHand(now, one, place, City)
          for (const [name, value] of Object.entries(one.values)) last.set(name, value)
        }
        expect(now.filter(isRead)).toEqual(before)
        for (const [name, value] of last) {
          const own = now.filter((one) => one.attribute === name && !isRead(one))
          const others = before.some((one) => one.attribute === name)
          expect(own.map((one) => one.value)).toEqual(value === null && !others ? [] : [value])
          expect(shownValue(now, name)).toEqual(value)
        }
        const given = all.findLast(({ names: some }) => some !== undefined)?.names ?? []
        expect(now.filter((one) => one.attribute === 'names').map(({ value }) => value)).toEqual(given)
      }),
    )
  })

  test('the same once more changes nothing, on another day either; and what is said is never nothing', () => {
    fc.assert(
      fc.property(imported, sayings, (before, all) => {
        for (const { place, ...one } of all) {
          const once = sayByHand(before, one, place, City)
          expect(once.length).toBeGreaterThan(0)
          expect(sayByHand(once, one, { ...place, day: '2030-01-01' }, City)).toEqual(once)
        }
      }),
    )
  })

  test('is stored and given back in the same order, so that a copy of it is the same', () => {
    fc.assert(
      fc.property(imported, sayings, (before, all) => {
        const now = all.reduce((known, { place, ...one }) => sayByHand(known, one, place, City), before)
        const stored = materialise(now, City)
        expect(materialise(assertionsOf(stored, City), City)).toEqual(stored)
      }),
    )
  })
})
