import { type Properties, type Property, recordedAttributes, relationshipRules } from '../domain/attributes.js'
import { byCodeUnit } from '../domain/by-code-unit.js'
import { formatRelationshipId, isHandMade, type RelationshipKey } from '../domain/ids.js'
import { nameIn, nameKeys, sortKeyOf } from '../domain/names.js'
import { dayBefore, rangeOf } from '../domain/partial-date.js'
import { type Assertion, type Materialised, materialise, readNames, shownValue } from '../domain/record.js'
import { type EntityType, type RelationshipType, TieStatus } from '../domain/vocabulary.js'
import type { EditionRecord } from './records.js'

/** What is stored of an entity, with what follows from it for look-ups and order. */
export function materialiseEntity(
  { id, type }: { id: string; type: EntityType },
  assertions: readonly Assertion[],
): Materialised {
  const stored: Record<string, Property> = { id, type }
  const { claims } = materialise(assertions, recordedAttributes[type], stored)
  const names = readNames(stored)
  const name = nameIn(names) ?? id
  stored['name'] = name
  stored['sortKey'] = sortKeyOf(name, id)
  stored['nameKeys'] = nameKeys(names)
  return { properties: stored, claims }
}

/** The day on which an edition came out, or was read where that is not known: ISO, the latest that it can mean. */
export type DayOfEdition = (edition: string) => string | undefined

export const dayOf = ({ issued, importedAt }: EditionRecord): string =>
  rangeOf(String(issued ?? ''))?.latest ?? importedAt.slice(0, 10)

/** What calls a tie ended for which no end is shown. */
const endings = (assertions: readonly Assertion[]): readonly Assertion[] =>
  shownValue(assertions, 'until') === null
    ? assertions.filter(({ attribute, value }) => attribute === 'status' && value === TieStatus.ENDED)
    : []

/** The editions that call a tie ended for which no end is shown. */
export const editionsThatEnd = (assertions: readonly Assertion[]): string[] =>
  endings(assertions).map(({ edition }) => edition)

/** What tells a relationship from others; its kind or role, which is part of its key, is readable beside it. */
export function identityOf(relationship: RelationshipKey): Record<string, Property> {
  const { type, from, to, key } = relationship
  const identity: Record<string, Property> = { id: formatRelationshipId(relationship), type, from, to, key }
  const { discriminator } = relationshipRules[type as RelationshipType]
  const value_chars = key.indexOf('-')
  if (discriminator && value_chars > 0) identity[discriminator.name] = key.slice(0, value_chars)
  return identity
}

/**
 * What is stored of a relationship. A tie that is called ended, nobody says when, counts as ended
 * from the day of the first source that says so: the day before is the last on which it can have held.
 */
export function materialiseRelationship(
  key: RelationshipKey,
  assertions: readonly Assertion[],
  dayOfEdition: DayOfEdition,
): Materialised {
  const stored = identityOf(key)
  const { claims } = materialise(assertions, relationshipRules[key.type as RelationshipType].attributes, stored)
  if (isOneSided(key, assertions)) stored['oneSidedId'] = formatRelationshipId(key)
  if (stored['status'] === TieStatus.ENDED) Object.assign(stored, lastDay(assertions, dayOfEdition))
  return { properties: stored, claims }
}

function lastDay(assertions: readonly Assertion[], dayOfEdition: DayOfEdition): Properties {
  const days = endings(assertions).map(
    ({ edition, locator }) => (isHandMade(edition) ? dayIn(locator) : undefined) ?? dayOfEdition(edition),
  )
  const [first] = days.filter((day) => day !== undefined).sort(byCodeUnit)
  return first === undefined ? {} : { untilLatest: dayBefore(first) }
}

/** What is said by hand stands under the day on which it was said, unless it has a place in a document. */
const dayIn = (locator: string): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(locator) ? locator : undefined)

/** True when a source records which end claims the tie, and only one of the two does. */
const isOneSided = ({ from, to }: RelationshipKey, assertions: readonly Assertion[]): boolean =>
  assertions.some(({ claimant }) => claimant === from) !== assertions.some(({ claimant }) => claimant === to)
