import { entityAttributes, type Properties, relationshipRules } from '../domain/attributes.js'
import { formatRelationshipId, type RelationshipKey } from '../domain/ids.js'
import { nameIn, nameKeys, sortKeyOf } from '../domain/names.js'
import { type Assertion, type Materialised, materialise, readCitations, readNames } from '../domain/record.js'
import type { EntityType, RelationshipType } from '../domain/vocabulary.js'

/** What is stored of an entity, with what follows from it for look-ups and order. */
export function materialiseEntity(
  { id, type }: { id: string; type: EntityType },
  assertions: readonly Assertion[],
): Materialised {
  const { properties, claims } = materialise(assertions, entityAttributes[type])
  const names = readNames(properties)
  const name = nameIn(names) ?? id
  return {
    properties: { ...properties, id, type, name, sortKey: sortKeyOf(name, id), nameKeys: nameKeys(names) },
    claims,
  }
}

/** What is stored of a relationship; its kind or role, which is part of its key, is readable beside it. */
export function materialiseRelationship(key: RelationshipKey, assertions: readonly Assertion[]): Materialised {
  const { attributes, discriminator } = relationshipRules[key.type as RelationshipType]
  const { properties, claims } = materialise(assertions, attributes)
  const id = formatRelationshipId(key)
  const [discriminating, ordinal] = key.key.split('-')
  return {
    properties: {
      ...properties,
      ...key,
      id,
      ...(discriminator && ordinal !== undefined && discriminating ? { [discriminator.name]: discriminating } : {}),
      ...(isOneSided(key, properties) ? { oneSidedId: id } : {}),
    },
    claims,
  }
}

/** True when a source records which end claims the tie, and only one of the two does. */
function isOneSided({ from, to }: RelationshipKey, properties: Properties): boolean {
  const claimants = new Set(readCitations(properties).map(({ claimant }) => claimant))
  return claimants.has(from) !== claimants.has(to)
}
