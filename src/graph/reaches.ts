import { memoised } from '../domain/memoised.js'
import type { EntityType, RelationshipType } from '../domain/vocabulary.js'

/** Relationships as one of their ends sees them. */
export interface Reach {
  readonly type: RelationshipType
  readonly direction: 'OUT' | 'IN' | 'BOTH'
  /** What the other end is. */
  readonly label: EntityType | 'Entity'
}

const out = (type: RelationshipType, label: Reach['label']): Reach => ({ type, direction: 'OUT', label })
const into = (type: RelationshipType, label: Reach['label']): Reach => ({ type, direction: 'IN', label })

/** What cities, universities and organisations do alike. */
const actor = {
  memberships: out('MEMBER_OF', 'Programme'),
  signatures: out('SIGNED', 'Agreement'),
  participations: out('PARTICIPATED_IN', 'Event'),
}
const publisher = { documents: out('PUBLISHED', 'Document') }
const supporter = { supports: out('SUPPORTS', 'Entity') }
const supported = { supporters: into('SUPPORTS', 'Entity') }

/**
 * What each type of entity is tied to, by the name of the field that lists it: the one
 * table that the schema's connections and the filters on them are drawn from.
 */
export const reaches = {
  City: {
    twinnings: { type: 'TWINNED_WITH', direction: 'BOTH', label: 'City' },
    ...actor,
    universities: into('LOCATED_IN', 'University'),
    organisations: into('LOCATED_IN', 'Organisation'),
    events: into('LOCATED_IN', 'Event'),
    partOf: out('PART_OF', 'City'),
    parts: into('PART_OF', 'City'),
    ...publisher,
  },
  Country: { cities: into('IN_COUNTRY', 'City') },
  University: actor,
  Organisation: { ...actor, ...supporter, ...publisher },
  Programme: {
    members: into('MEMBER_OF', 'Entity'),
    partOf: out('PART_OF', 'Programme'),
    parts: into('PART_OF', 'Programme'),
    events: into('PART_OF', 'Event'),
    establishedBy: into('ESTABLISHED', 'Agreement'),
    ...supporter,
    ...supported,
    ...publisher,
  },
  Event: {
    partOf: out('PART_OF', 'Programme'),
    participants: into('PARTICIPATED_IN', 'Entity'),
    agreements: into('SIGNED_AT', 'Agreement'),
    ...supported,
  },
  Agreement: {
    signatories: into('SIGNED', 'Entity'),
    establishes: out('ESTABLISHED', 'Programme'),
    signedAt: out('SIGNED_AT', 'Event'),
  },
  Document: { publishers: into('PUBLISHED', 'Entity') },
} satisfies { readonly [T in EntityType]: { readonly [list: string]: Reach } }

/** The ties of which an entity has at most one. */
export const singleReaches = {
  City: { country: out('IN_COUNTRY', 'Country') },
  University: { city: out('LOCATED_IN', 'City') },
  Organisation: { city: out('LOCATED_IN', 'City') },
  Event: { city: out('LOCATED_IN', 'City') },
} satisfies { readonly [T in EntityType]?: { readonly [field: string]: Reach } }

/** The fields of a type that lead along ties: its lists and its single ties. */
export const tieFields = memoised(
  (type: EntityType): ReadonlySet<string> =>
    new Set(Object.keys({ ...reaches[type], ...(singleReaches as Partial<Record<EntityType, object>>)[type] })),
)

/** Shorter words for a condition on the other end alone: `twinnedWith: {…}` is `twinnings: {node: {…}}`. */
export const verbs = {
  twinnedWith: 'twinnings',
  memberOf: 'memberships',
  signed: 'signatures',
  participatedIn: 'participations',
} as const
