import { type Attributes, entityAttributes, propertiesOf, relationshipRules } from '../../domain/attributes.js'
import { citationProperties } from '../../domain/stored-citations.js'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import { editionProperties, sourceProperties } from '../records.js'

const provenance = [...citationProperties, 'names', 'nameLanguages', 'nameCitations']
const ofEntities = ['id', 'type', 'name', 'sortKey', 'nameKeys', 'revision']
const ofRelationships = ['id', 'type', 'from', 'to', 'key', 'revision', 'oneSidedId']
const ofClaims = ['about', 'attribute', 'value', 'position', 'disputeId']

const stored = (all: readonly Attributes[]): string[] => all.flatMap(propertiesOf)
const rules = Object.values(relationshipRules)

/**
 * What of the graph a researcher's statement may name: what the domain's tables have, and the
 * sources. Whatever else the database holds, now or later (the change log with its actors,
 * keys of access), stays unreadable until it is written down here.
 */
export const readable = {
  labels: new Set<string>(['Entity', ...Object.keys(EntityType), 'Source', 'Edition', 'Claim']),
  types: new Set<string>(Object.keys(RelationshipType)),
  properties: new Set<string>([
    ...provenance,
    ...ofEntities,
    ...ofRelationships,
    ...ofClaims,
    ...sourceProperties,
    ...editionProperties,
    ...stored(Object.values(entityAttributes)),
    ...stored(rules.map(({ attributes }) => attributes)),
    ...rules.flatMap(({ discriminator }) => discriminator?.name ?? []),
  ]),
} as const

/** Every readable node has one of these: an entity has both `Entity` and its own. */
export const baseLabels: readonly string[] = ['Entity', 'Source', 'Edition', 'Claim']
