import { relationshipRules } from '../../domain/attributes.js'
import { type Checked, checkEntityFact, checkRelationshipFact, type Fault } from '../../domain/facts.js'
import { fold } from '../../domain/fold.js'
import { editionId, isEntityId, isHandMade, parseRelationshipId, type RelationshipKey } from '../../domain/ids.js'
import { rangeOf } from '../../domain/partial-date.js'
import { checkSource } from '../../domain/source-rules.js'
import { EntityType, type RelationshipType } from '../../domain/vocabulary.js'
import type { CitedFact, RecordedEntity, RecordedRelationship } from '../../graph/commands/load-records.js'
import { type EditionRecord, editionProperties, type SourceRecord } from '../../graph/records.js'
import type { RecordCounts } from './content-hash.js'
import { recordFormat, recordFormatVersion } from './format-version.js'

/** A line of a file of records. */
export type RecordLine =
  | { readonly kind: 'header'; readonly filters: unknown }
  | { readonly kind: 'source'; readonly source: SourceRecord }
  | { readonly kind: 'edition'; readonly edition: EditionRecord }
  | { readonly kind: 'entity'; readonly entity: RecordedEntity }
  | { readonly kind: 'relationship'; readonly relationship: RecordedRelationship }
  | { readonly kind: 'end'; readonly end: Partial<RecordCounts> & { readonly contentHash?: string } }

export type ReadLine = { readonly line: RecordLine } | { readonly faults: readonly Fault[] }

type Raw = Readonly<Record<string, unknown>>
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)
const faulty = (field: string, message: string): ReadLine => ({ faults: [{ field, message }] })

const expected = 'expected a line with format, source, edition, entity, relationship or end'

/** Reads one line by the rules of the graph; every fault of it is told. */
export function readRecordLine(text: string): ReadLine {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return faulty('', 'is not JSON')
  }
  if (!isRaw(raw)) return faulty('', expected)
  if ('format' in raw) return headerIn(raw)
  if (isRaw(raw['source'])) return sourceIn(raw['source'])
  if (isRaw(raw['edition'])) return editionIn(raw['edition'])
  if ('entity' in raw) return entityIn(raw)
  if ('relationship' in raw) return relationshipIn(raw)
  if (isRaw(raw['end'])) return { line: { kind: 'end', end: raw['end'] } }
  return faulty('', expected)
}

function headerIn({ format, formatVersion, filters = null }: Raw): ReadLine {
  if (format !== recordFormat) return faulty('format', `expected ${recordFormat}`)
  if (formatVersion !== recordFormatVersion) return faulty('formatVersion', `expected ${recordFormatVersion}`)
  return { line: { kind: 'header', filters } }
}

function sourceIn(raw: Raw): ReadLine {
  const faults = checkSource(raw, ['current', 'importer'])
  for (const field of ['current', 'importer'])
    if (raw[field] !== undefined && typeof raw[field] !== 'string') faults.push({ field, message: 'expected a text' })
  if (faults.length > 0) return { faults }
  const source = raw as unknown as SourceRecord
  return { line: { kind: 'source', source: { ...source, sortKey: `${fold(source.title)}\t${source.id}` } } }
}

const statuses = ['LOADING', 'CURRENT', 'SUPERSEDED', 'UNDONE']

function editionIn(raw: Raw): ReadLine {
  const { id, source, checksum, importedAt, status, issued } = raw
  const faults: Fault[] = Object.keys(raw)
    .filter((field) => !editionProperties.includes(field))
    .map((field) => ({ field, message: `unknown; known are ${editionProperties.join(', ')}` }))
  const expect = (isRight: boolean, field: string, what: string): void => {
    if (!isRight) faults.push({ field, message: `expected ${what}` })
  }
  const isSource = typeof source === 'string' && isEntityId(source) && source.startsWith('ct:source/')
  const isChecksum = typeof checksum === 'string' && /^[0-9a-f]{64}$/.test(checksum)
  expect(isSource, 'source', 'an id such as ct:source/some-name')
  expect(isChecksum, 'checksum', 'a SHA-256 in hex')
  if (isSource && isChecksum) expect(id === editionId(source, checksum), 'id', editionId(source, checksum))
  expect(isTime(importedAt), 'importedAt', 'a time in UTC such as 2026-01-31T12:00:00.000Z')
  expect(statuses.includes(String(status)), 'status', `one of ${statuses.join(', ')}`)
  expect(issued === undefined || (typeof issued === 'string' && rangeOf(issued) !== null), 'issued', 'a date')
  return faults.length > 0 ? { faults } : { line: { kind: 'edition', edition: raw as unknown as EditionRecord } }
}

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value

function entityIn(raw: Raw): ReadLine {
  const { entity: id, type } = raw
  if (typeof id !== 'string' || !isEntityId(id)) return faulty('entity', 'expected an id such as wd:Q6259')
  if (typeof type !== 'string' || !Object.hasOwn(EntityType, type))
    return faulty('type', `expected one of ${Object.keys(EntityType).join(', ')}`)
  const read = factsIn(raw, (fact, takesNulls) => checkEntityFact({ ...fact, id, type }, undefined, takesNulls))
  return 'faults' in read
    ? read
    : { line: { kind: 'entity', entity: { id, type: type as EntityType, facts: read.facts } } }
}

function relationshipIn(raw: Raw): ReadLine {
  const key = typeof raw['relationship'] === 'string' ? parseRelationshipId(raw['relationship']) : null
  if (!key) return faulty('relationship', 'expected an id such as rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-0')
  const read = factsIn(raw, (fact, takesNulls) =>
    checkRelationshipFact({ ...fact, ...rawKeyOf(key) }, undefined, takesNulls),
  )
  if ('faults' in read) return read
  const stored = read.facts[0]?.fact
  // Ends of undirected ties in the other order, or a kind or role that the type does not have.
  if (stored && (stored.from !== key.from || stored.key !== key.key))
    return faulty('relationship', 'is not the id of what it says')
  if (read.facts.length === 0) return faulty('facts', 'expected who states it')
  return { line: { kind: 'relationship', relationship: { key, facts: read.facts } } }
}

/** A relationship's identity in the words of a fact. */
function rawKeyOf({ type, from, to, key }: RelationshipKey): Raw {
  const { discriminator } = relationshipRules[type as RelationshipType]
  const [kind, ordinal] = key.includes('-') ? key.split('-') : [undefined, key]
  return {
    type,
    from,
    to,
    ordinal: Number(ordinal),
    ...(kind === undefined ? {} : { [discriminator?.name ?? 'kind']: kind }),
  }
}

function factsIn<T>(
  { facts }: Raw,
  check: (raw: Raw, takesNulls: boolean) => Checked<T>,
): { readonly facts: CitedFact<T>[] } | { readonly faults: Fault[] } {
  if (!Array.isArray(facts)) return { faults: [{ field: 'facts', message: 'expected a list' }] }
  const found: CitedFact<T>[] = []
  const faults: Fault[] = []
  for (const [i, raw] of facts.entries()) {
    const { edition, ...fact } = isRaw(raw) ? raw : ({} as Raw)
    const checked = check(fact, typeof edition === 'string' && isHandMade(edition))
    if (typeof edition !== 'string')
      faults.push({ field: `facts.${i}.edition`, message: 'expected the id of an edition' })
    else if ('fact' in checked) found.push({ edition, fact: checked.fact })
    if ('faults' in checked)
      faults.push(...checked.faults.map(({ field, message }) => ({ field: `facts.${i}.${field}`, message })))
  }
  return faults.length > 0 ? { faults } : { facts: found }
}
