import { entityAttributes } from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { Name } from '../../domain/record.js'
import { unturned } from '../../domain/text.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { RawFact, Row } from '../import/row.js'
import { bestOf, type Item, type Property, properties, type Statement, statementsOf } from './item.js'
import { statementRows, type Tie } from './statement-rows.js'
import { dateOf } from './wikidata-date.js'

const idOf = (item: string): string => `wd:${item}`

/** The ties of the graph, by the property that states them and what its statements stand on. */
const ties: Readonly<Partial<Record<EntityType, readonly Tie[]>>> = {
  City: [
    { property: properties.country, type: 'IN_COUNTRY', to: 'Country' },
    { property: properties.twin, type: 'TWINNED_WITH', to: 'City', isClaimed: true, isQualified: true },
    { property: properties.memberOf, type: 'MEMBER_OF', to: 'Programme', isQualified: true },
  ],
  University: [
    { property: properties.locatedIn, type: 'LOCATED_IN', to: 'City' },
    { property: properties.headquarters, type: 'LOCATED_IN', to: 'City' },
    { property: properties.memberOf, type: 'MEMBER_OF', to: 'Programme', isQualified: true },
  ],
}

/** As what an item is taken, where that is known already: nothing is two things. */
export type TypeOf = (item: string) => EntityType | null

/**
 * What an item says of itself and of what it is tied to: a row for itself, and one for each
 * statement that is a tie, so that one which cannot be taken does not take others with it.
 */
export function* rowsOf(item: Item, type: EntityType, typeOf: TypeOf = () => null): Iterable<Row> {
  yield* ownRows(item, type)
  for (const tie of ties[type] ?? []) {
    const statements = statementsOf(item, tie.property)
    yield* statementRows({ item, type, tie, typeOf }, tie.isQualified ? statements : placesOf(item, tie.property))
  }
}

/**
 * Where an item is now: Pavia is no longer in the Kingdom of Sardinia. Of countries the best are
 * taken; that Monaco is in Monaco says nothing.
 */
export function placesOf(item: Item, property: Property): readonly Statement[] {
  const statements = statementsOf(item, property)
  const best = property === properties.country ? bestOf(statements) : statements
  return best.filter(({ value, end }) => end === undefined && value !== item.id)
}

function* ownRows(item: Item, type: EntityType): Iterable<Row> {
  const own = { id: idOf(item.id), type }
  const row = { place: item.id, original: item.original, entities: [], relationships: [] }
  const names = namesByLanguage(item.names)
  const facts: RawFact[] = [{ ...own, wikidataId: item.id, ...(item.names.length > 0 ? { names } : {}) }]
  for (const [attribute, property, valuesOf] of attributesOf[type] ?? []) {
    for (const value of valuesOf(statementsOf(item, property))) {
      const fault = entityAttributes[type][attribute]?.check(value) ?? null
      if (fault === null) facts.push({ ...own, [attribute]: value })
      else
        yield { ...row, fault: `${attribute} (${property}): ${JSON.stringify(value)} is left out: expected ${fault}` }
    }
  }
  // What is tied to something is named in the row of its tie.
  if (facts.length > 1 || item.names.length > 0) yield { ...row, entities: facts }
}

type ValuesOf = (statements: readonly Statement[]) => readonly unknown[]

const attributesOf: Readonly<Partial<Record<EntityType, readonly (readonly [string, Property, ValuesOf])[]>>> = {
  City: [
    ['location', properties.coordinates, distinctBest],
    ['population', properties.population, newestNumber],
    ['geonamesId', properties.geonames, (statements) => distinctBest(statements).map(numberIn)],
  ],
  Country: [['code', properties.countryCode, (statements) => distinctBest(statements)]],
}

/** All that are as good as each other: then they are a conflict, which the graph keeps. */
function distinctBest(statements: readonly Statement[]): unknown[] {
  const byText = new Map(bestOf(statements).map(({ value }) => [JSON.stringify(value), value]))
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value)
}

/** The newest of the best: other counts are of other years, and are no conflict. */
function newestNumber(statements: readonly Statement[]): unknown[] {
  const [newest] = bestOf(statements)
    .map((statement) => ({ value: numberIn(statement.value), year: yearOf(statement) }))
    .sort((a, b) => byCodeUnit(b.year, a.year) || Number(b.value) - Number(a.value))
  return newest ? [newest.value] : []
}

/** For order only. What is not dated comes last. */
function yearOf({ pointInTime }: Statement): string {
  const reading = pointInTime && pointInTime !== 'unknown' ? dateOf(pointInTime) : { refused: '' }
  return 'date' in reading ? reading.date : ''
}

/** `+71297`; what is no number is left as it is, and is refused as such. */
const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value

/** Names as facts take them: languages in their order, in each the label first. */
function namesByLanguage(names: readonly Name[]): Record<string, string[]> {
  const byLanguage = new Map<string, Set<string>>()
  for (const { language, text } of names) {
    const texts = byLanguage.get(language) ?? new Set()
    byLanguage.set(language, texts.add(unturned(text).trim().normalize('NFC')))
  }
  const sorted = [...byLanguage].sort(([a], [b]) => byCodeUnit(a, b))
  return Object.fromEntries(sorted.map(([language, texts]) => [language, [...texts]]))
}
