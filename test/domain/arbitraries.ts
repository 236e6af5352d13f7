import fc from 'fast-check'
import type { Value } from '../../src/domain/attributes.js'
import type { Citation } from '../../src/domain/citation.js'
import { checkText } from '../../src/domain/text.js'
import {
  AgreementKind,
  CityKind,
  type EntityType,
  Modality,
  ProgrammeKind,
  TieStatus,
} from '../../src/domain/vocabulary.js'

/** Generated values of the domain, all of them right. */

const padded = (min: number, max: number, width: number) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(width, '0'))
const years = fc.oneof(padded(1, 9999, 4), padded(1955, 2026, 4))

export const partialDates: fc.Arbitrary<string> = fc.oneof(
  years,
  padded(1, 999, 3).map((decade) => `${decade}X`),
  fc.tuple(years, padded(1, 12, 2)).map((parts) => parts.join('-')),
  // A day that every month has; the ends of months are tested one by one.
  fc.tuple(fc.oneof(years, fc.constant('XXXX')), padded(1, 12, 2), padded(1, 28, 2)).map((parts) => parts.join('-')),
)

const slugs = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
export const wikidataIds = fc.integer({ min: 1, max: 999_999_999_999 }).map((number) => `Q${number}`)
export const entityIds = fc.oneof(
  wikidataIds.map((item) => `wd:${item}`),
  fc.tuple(fc.constantFrom('city', 'event', 'organisation', 'source'), slugs).map((parts) => `ct:${parts.join('/')}`),
)

const keysOf = (set: object) => fc.constantFrom(...Object.keys(set))
const texts = fc.oneof(
  fc.constantFrom('Iași', "Reggio nell'Emilia", '東京', 'a  b', '" \\ \' ,;\u2028', '👩‍👩‍👧', ' 0', 'null', '[]'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.normalize('NFC'))
    .filter((text) => checkText(text, 300) === null),
)

const byName: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  description: texts,
  wikidataId: wikidataIds,
  url: fc.webUrl({ withQueryParameters: true }),
  region: texts,
  location: fc.record({
    latitude: fc.integer({ min: -9000, max: 9000 }).map((value) => value / 100),
    longitude: fc.integer({ min: -18_000, max: 18_000 }).map((value) => value / 100),
  }),
  population: fc.integer({ min: 0, max: 100_000_000 }),
  geonamesId: fc.integer({ min: 1, max: 1_000_000_000 }),
  code: fc.stringMatching(/^[A-Z]{2}$/),
  time: fc.constantFrom('00:00', '11:30', '23:59'),
  timeZone: fc.constantFrom('Europe/Rome', 'UTC', 'Asia/Tokyo'),
  venue: texts,
  theme: texts,
  sessions: fc.array(texts, { minLength: 1, maxLength: 4 }),
  statedParticipants: fc.integer({ min: 0, max: 1_000_000 }),
  language: fc.constantFrom('it', 'und', 'zh-Hant', 'pt-BR'),
  status: keysOf(TieStatus),
  start: partialDates,
  end: partialDates,
  since: partialDates,
  until: partialDates,
  on: partialDates,
}
const kinds: Partial<Record<EntityType, object>> = {
  City: CityKind,
  Programme: ProgrammeKind,
  Agreement: AgreementKind,
}

/** Right values of an attribute; throws for an attribute that has no generator yet. */
export function valuesOf(type: string, attribute: string): fc.Arbitrary<Value> {
  const values = attribute === 'kind' ? keysOf(kinds[type as EntityType] ?? {}) : byName[attribute]
  if (!values) throw new Error(`${type}.${attribute} has no generator`)
  return values
}

export const names = fc.record({ language: fc.constantFrom('it', 'en', 'und', 'ro', 'zh-Hant'), text: texts })

/** Three sources, one of them with two editions; ids of editions end as checksums do. */
const readEditions = [
  'ct:edition/atlas/aaaaaaaaaaaa',
  'ct:edition/gazette/bbbbbbbbbbbb',
  'ct:edition/gazette/cccccccccccc',
  'ct:edition/zeitung/dddddddddddd',
] as const
/** In which things are said by hand: in the name of a source that was read, and of one that was not. */
export const handEditions = ['ct:edition/edits/000000000000', 'ct:edition/gazette/000000000000'] as const
export const editions = [...readEditions, ...handEditions] as const

/** Citations that often meet, so that one place states several things. */
export const citations: fc.Arbitrary<Citation> = fc.record({
  edition: fc.constantFrom(...editions),
  locator: fc.constantFrom('paragraph 1', 'paragraph 2', 'line 10'),
  claimant: fc.constantFrom('', 'wd:Q6259'),
  modality: fc.constantFrom(...Object.values(Modality)),
})
