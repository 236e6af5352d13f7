import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entityAttributes, relationshipRules } from '../../src/domain/attributes.js'
import { type Checked, checkEntityFact, checkRelationshipFact, type Fault } from '../../src/domain/facts.js'
import { formatRelationshipId, parseRelationshipId } from '../../src/domain/ids.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import { entityIds, valuesOf } from './arbitraries.js'

type Raw = Readonly<Record<string, unknown>>

function factIn<T>(checked: Checked<T>): T {
  if ('faults' in checked) throw new Error(`faults: ${JSON.stringify(checked.faults)}`)
  return checked.fact
}
const faultsIn = (checked: Checked<unknown>): readonly Fault[] => ('faults' in checked ? checked.faults : [])
const faultyFields = (checked: Checked<unknown>): string[] => [...new Set(faultsIn(checked).map(({ field }) => field))]

/** Wrong values of every attribute: none of them may pass, and each fault must name the field. */
const wrongText: readonly unknown[] = [
  ...['', '  ', 'a\nb', 'a\u0000', 'e\u0301', '\ud800', 7, true, ['a'], {}],
  // Nothing is seen of it, or something else than what it says.
  ...['\u200b', '\u200b \ufeff', '\u3164', '\u2800', '\u00ad', '\u0301', '\u200f\u200e'],
  ...['a\u202eb', '\u202aa\u202c', 'a\u2066b\u2069', '\u202d'],
]
const wrongDate = ['', '2010-02-30', '2010-13', '0000', '196X-05', 'May 2010', 2010, ['2010']]
const wrongInteger = [-1, 1.5, '5', Number.NaN, Number.POSITIVE_INFINITY, [5], 1e15]
const wrongEnum = ['', 'city', 'NO_SUCH', 'toString', '__proto__', 1, ['CITY'], ['ACTIVE'], {}]
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  description: [...wrongText, 'a'.repeat(5001)],
  wikidataId: ['6259', 'Q0', 'wd:Q6259', 6259, ['Q6259']],
  url: ['', 'ec2u.eu', 'ftp://ec2u.eu', 'javascript:alert(1)', 'https://', 'https://a\nb', ['https://ec2u.eu'], 1],
  kind: wrongEnum,
  region: [...wrongText, 'a'.repeat(301)],
  location: [
    1,
    'here',
    [45, 9],
    {},
    { latitude: 45 },
    { latitude: '45', longitude: 9 },
    { latitude: 90.1, longitude: 9 },
    { latitude: 45, longitude: -180.1 },
    { latitude: Number.NaN, longitude: 9 },
    { latitude: 45, longitude: 9, altitude: 1 },
  ],
  population: [...wrongInteger, 100_000_001],
  geonamesId: [...wrongInteger, 0],
  code: ['', 'it', 'ITA', 'I1', 1, ['IT']],
  start: wrongDate,
  end: wrongDate,
  since: wrongDate,
  until: wrongDate,
  on: wrongDate,
  time: ['', '24:00', '11:60', '1:30', '11.30', '11:30:00', 690, ['11:30']],
  timeZone: ['', 'Rome', 'Europe/Nowhere', 1, ['Europe/Rome']],
  venue: wrongText,
  theme: wrongText,
  sessions: ['one', [], [''], [1], [['a']], Array.from({ length: 101 }, () => 'a'), {}],
  statedParticipants: wrongInteger,
  language: ['', 'Italian', 'i', 'it_IT', 'it-', 1, ['it']],
  status: wrongEnum,
  role: [...wrongEnum, 'MEMBER', ['FULL'], ['HOST']],
}

const fieldsOf = (attributes: object, discriminator?: { readonly name: string }): string[] => [
  ...Object.keys(attributes),
  ...(discriminator ? [discriminator.name] : []),
]

describe.each(Object.values(EntityType))('a fact about a %s', (type) => {
  const attributes = entityAttributes[type]
  const good: Raw = { id: 'wd:Q6259', type, at: 'paragraph 1' }

  test('is refused under the id of another kind', () => {
    expect(faultsIn(checkEntityFact({ ...good, id: 'ct:source/pavia' }))).toEqual([
      { field: 'id', message: `expected ct:${type.toLowerCase()}/… for a ${type}` },
    ])
  })

  test('passes with every attribute, and comes back whole', () => {
    const values = fc.record(Object.fromEntries(Object.keys(attributes).map((name) => [name, valuesOf(type, name)])))
    fc.assert(
      fc.property(values, entityIds, (stated, anyId) => {
        const id = anyId.replace(/^ct:[a-z]+/, `ct:${type.toLowerCase()}`)
        const { start, end, ...rest } = stated
        // Whether a period is in order has its own test.
        const raw: Raw = { ...good, ...(start === undefined ? rest : { ...rest, start, end: start }), id }
        const fact = factIn(checkEntityFact({ ...raw, names: { it: ['Pavia', 'Comune'], und: 'PV' } }))
        const { type: _, at: _at, id: _id, ...expected } = raw
        expect(fact.attributes).toEqual(expected)
        expect(fact).toMatchObject({ id, type, at: 'paragraph 1', modality: 'STATED', claimant: '' })
        expect(fact.names.map(({ language, text }) => `${language} ${text}`)).toEqual([
          'it Pavia',
          'it Comune',
          'und PV',
        ])
      }),
      { numRuns: 30 },
    )
  })

  test('passes with nothing but what it must have; an attribute left blank is not stated', () => {
    expect(factIn(checkEntityFact(good)).attributes).toEqual({})
    expect(factIn(checkEntityFact({ ...good, description: null })).attributes).toEqual({})
  })

  test('null says that an attribute is not known, where hands may say it', () => {
    const blank = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]))
    expect(factIn(checkEntityFact({ ...good, ...blank }, undefined, true)).attributes).toEqual(blank)
  })

  test.each(fieldsOf(attributes))('names %s when its value is wrong', (field) => {
    for (const value of wrong[field] ?? []) {
      const faults = faultsIn(checkEntityFact({ ...good, [field]: value }))
      // Of a point it may be one of the two.
      expect({ value, fields: faults.map((fault) => fault.field.split('.')[0]) }).toEqual({ value, fields: [field] })
      expect(faults[0]?.message).toMatch(/^expected /)
    }
    expect(wrong[field]).not.toHaveLength(0)
  })
})

describe.each(Object.values(RelationshipType))('a %s fact', (type) => {
  const { attributes, discriminator, undirected } = relationshipRules[type]
  const good: Raw = { type, from: 'wd:Q2', to: 'wd:Q1', at: 'paragraph 1' }

  test('passes with every attribute, and its key makes an id', () => {
    const fields = Object.keys(attributes).filter((name) => name !== 'until')
    const values = fc.record(Object.fromEntries(fields.map((name) => [name, valuesOf(type, name)])))
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 999_999 }), (stated, ordinal) => {
        const kind = discriminator ? { [discriminator.name]: Object.keys(discriminator.values)[1] } : {}
        const fact = factIn(checkRelationshipFact({ ...good, ...stated, ...kind, ordinal, claimant: 'wd:Q2' }))
        expect(fact.attributes).toEqual(stated)
        expect(fact.key).toBe([...Object.values(kind), ordinal].join('-'))
        expect(fact).toMatchObject({ claimant: 'wd:Q2', modality: 'STATED', at: 'paragraph 1' })
        const { from, to, key } = fact
        expect(parseRelationshipId(formatRelationshipId(fact))).toEqual({ type, from, to, key })
      }),
      { numRuns: 30 },
    )
  })

  test('has its ends in the order of code units when it has no direction, else as given', () => {
    const ends = (from: string, to: string) => {
      const fact = factIn(checkRelationshipFact({ ...good, from, to }))
      return [fact.from, fact.to]
    }
    expect(ends('wd:Q2', 'wd:Q10')).toEqual(undirected ? ['wd:Q10', 'wd:Q2'] : ['wd:Q2', 'wd:Q10'])
    expect(ends('wd:Q10', 'wd:Q2')).toEqual(['wd:Q10', 'wd:Q2'])
    expect(ends('ct:city/a', 'wd:Q2')).toEqual(['ct:city/a', 'wd:Q2'])
  })

  test('is not between a thing and itself', () => {
    const faults = faultsIn(checkRelationshipFact({ ...good, to: 'wd:Q2' }))
    expect(faults).toEqual([
      { field: 'to', message: `the same as 'from': nothing has a ${type} relationship with itself` },
    ])
  })

  test.each([
    ['from', [undefined, null, '', 'Q2', 'Pavia', 2, ['wd:Q2']]],
    ['to', [undefined, null, '', 'Q1', 1, ['wd:Q1']]],
    ['ordinal', [-1, 1.5, '1', 1_000_000, null, [1]]],
    ...fieldsOf(attributes, discriminator).map((field) => [field, wrong[field] ?? []] as [string, unknown[]]),
  ])('names %s when its value is wrong', (field, values) => {
    for (const value of values) {
      const faults = faultsIn(checkRelationshipFact({ ...good, [field]: value }))
      expect({ value, fields: faults.map((fault) => fault.field) }).toEqual({ value, fields: [field] })
    }
    expect(values).not.toHaveLength(0)
  })
})

describe.each([
  ['entity', checkEntityFact, { id: 'wd:Q1', type: 'City', at: 'p. 1' }],
  ['relationship', checkRelationshipFact, { type: 'TWINNED_WITH', from: 'wd:Q1', to: 'wd:Q2', at: 'p. 1' }],
] as [string, (raw: unknown) => Checked<unknown>, Raw][])('every %s', (_, check, good) => {
  test.each([undefined, null, 1, 'Pavia', [], [good]])('is a map, and not %j', (raw) => {
    expect(faultsIn(check(raw))[0]?.message).toMatch(/^expected an? (entity|relationship): a map with/)
  })

  test.each([
    ['type', [undefined, null, '', 'Town', 'toString', 1, [good['type']], {}]],
    ['at', [undefined, null, '', '  ', 'a\nb', 3, ['p. 1'], 'a'.repeat(301)]],
    ['modality', [null, '', 'stated', 'RUMOURED', 'toString', 1, ['STATED']]],
    ['claimant', [null, 'Pavia', 1, ['wd:Q1']]],
  ] as [string, unknown[]][])('names %s when it is wrong', (field, values) => {
    for (const value of values)
      expect({ value, fields: faultyFields(check({ ...good, [field]: value })) }).toEqual({ value, fields: [field] })
  })

  test('has no other fields, and the fault lists those that there are', () => {
    const faults = faultsIn(check({ ...good, colour: 'red' }))
    expect(faults).toEqual([
      { field: 'colour', message: expect.stringMatching(/^unknown; known are type, at, modality, claimant/) },
    ])
  })

  test('says how it is stated', () => {
    for (const modality of ['STATED', 'ANNOUNCED', 'INFERRED'])
      expect(factIn(check({ ...good, modality }))).toMatchObject({ modality })
  })

  test('has all its faults named, not the first', () => {
    expect(faultyFields(check({ ...good, colour: 'red', at: '', modality: 'X', description: '', since: 'X' }))).toEqual(
      expect.arrayContaining(['colour', 'at', 'modality']),
    )
  })
})

test.each([null, '', 'Pavia', ['Pavia'], 1])('names of an entity are a map by language, and not %j', (names) => {
  expect(faultyFields(checkEntityFact({ id: 'wd:Q1', type: 'City', at: 'p. 1', names }))).toEqual(['names'])
})

test.each([
  [{ Italian: 'Pavia' }, 'names.Italian'],
  [{ it: '' }, 'names.it'],
  [{ it: null }, 'names.it'],
  [{ it: 1 }, 'names.it'],
  [{ it: ['Pavia', ''] }, 'names.it'],
  [{ it: [['Pavia']] }, 'names.it'],
  [{ it: 'a'.repeat(301) }, 'names.it'],
])('of the names %j the one that is wrong is named', (names, field) => {
  expect(faultyFields(checkEntityFact({ id: 'wd:Q1', type: 'City', at: 'p. 1', names }))).toEqual([field])
})

describe('a period', () => {
  const event = (start: string, end: string) => checkEntityFact({ id: 'wd:Q1', type: 'Event', at: 'p. 1', start, end })
  const tie = (since: string, until: string) =>
    checkRelationshipFact({ type: 'TWINNED_WITH', from: 'wd:Q1', to: 'wd:Q2', at: 'p. 1', since, until })

  test.each([
    ['2010', '2010'],
    ['2010', '2010-01-01'],
    ['2010-12-31', '2010'],
    ['2010-05-22', '201X'],
    ['XXXX-09-21', '2010'],
    ['2010', 'XXXX-09-21'],
  ])('from %s to %s may be one', (first, last) => {
    expect(faultsIn(event(first, last))).toEqual([])
    expect(faultsIn(tie(first, last))).toEqual([])
  })

  test.each([
    ['2010', '2009'],
    ['2010-05-22', '2010-05-21'],
    ['2010-05', '2010-04-30'],
    ['197X', '196X'],
  ])('from %s to %s is none, and its end is named', (first, last) => {
    expect(faultsIn(event(first, last))).toEqual([{ field: 'end', message: "earlier than 'start'" }])
    expect(faultsIn(tie(first, last))).toEqual([{ field: 'until', message: "earlier than 'since'" }])
  })
})

test('which of the two coordinates is wrong is told, where one is', () => {
  const at = (location: unknown) =>
    faultsIn(checkEntityFact({ id: 'wd:Q1', type: 'City', at: 'p. 1', location })).map(({ field }) => field)
  expect(at({ latitude: 91, longitude: 1 })).toEqual(['location.latitude'])
  expect(at({ latitude: 1, longitude: '1' })).toEqual(['location.longitude'])
  expect(at({ latitude: 91, longitude: 181 })).toEqual(['location'])
  expect(at({ latitude: 1, longitude: 1, height: 1 })).toEqual(['location'])
})
