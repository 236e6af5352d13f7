import { invalidInput } from './errors.js'
import { RelationshipType } from './vocabulary.js'

/**
 * Ids are CURIEs, readable and minted once:
 *
 * - `wd:Q6259` where the entity had a Wikidata item when it was first seen;
 * - `ct:<kind>/<slug>` otherwise, such as `ct:event/cultcities-pavia-2022`;
 * - `rel:<TYPE>~<from>~<to>~<key>` for relationships, made of what identifies them.
 */
const wikidata = /^Q[1-9]\d{0,11}$/
const curie = /^(?:wd:Q[1-9]\d{0,11}|ct:[a-z]+(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+)$/

export const isWikidataId = (text: string): boolean => wikidata.test(text)
export const isEntityId = (text: string): boolean => text.length <= 200 && curie.test(text)

/** The Wikidata item that an entity's id names; null for an id of our own. */
export const itemOf = (id: string): string | null => (id.startsWith('wd:') ? id.slice(3) : null)

/** What `fold` gives, as the part of an id: `reggio emilia` to `reggio-emilia`. */
export const slugOf = (folded: string): string =>
  folded
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 120)
    .replaceAll(/^-+|-+$/g, '')

export interface RelationshipKey {
  readonly type: string
  readonly from: string
  readonly to: string
  /** The kind or role, if any, and the ordinal: `TWINNING-0`, `0`. */
  readonly key: string
}

const relationshipId = /^rel:([A-Z_]+)~([^~]+)~([^~]+)~((?:[A-Z_]+-)?\d{1,6})$/

export const formatRelationshipId = ({ type, from, to, key }: RelationshipKey): string =>
  `rel:${type}~${from}~${to}~${key}`

/** Null when the text is not a relationship's id. */
export function parseRelationshipId(text: string): RelationshipKey | null {
  const match = relationshipId.exec(text)
  if (!match) return null
  const [, type = '', from = '', to = '', key = ''] = match
  return Object.hasOwn(RelationshipType, type) && isEntityId(from) && isEntityId(to) ? { type, from, to, key } : null
}

/** @throws Error for an id that we keep, and that is no relationship's */
export function relationshipKey(id: string): RelationshipKey {
  const key = parseRelationshipId(id)
  if (!key) throw new Error(`${id} is no relationship`)
  return key
}

/** True for every id that `node(id:)` may be asked for. */
export const isNodeId = (text: string): boolean => isEntityId(text) || parseRelationshipId(text) !== null

/** The id of a source's edition: the source's slug and the start of the edition's checksum. */
export function editionId(sourceId: string, checksum: string): string {
  const slug = /^ct:source\/(.+)$/.exec(sourceId)?.[1]
  if (!slug) throw invalidInput(`'${sourceId}' is not a source's id; one reads ct:source/<slug>.`)
  return `ct:edition/${slug}/${checksum.slice(0, 12)}`
}

/** Stands for the checksum of an edition for which nothing was read. No content is known that has it. */
export const noChecksum = '0'.repeat(64)

/** The edition of a source that holds what is said by hand under its name, now and later. */
export const handMadeEdition = (sourceId: string): string => editionId(sourceId, noChecksum)

export const isHandMade = (edition: string): boolean => edition.endsWith('/000000000000')

/** The source that an edition is one of. */
export const sourceOfEdition = (edition: string): string =>
  edition.replace(/^ct:edition\/(.+)\/[0-9a-f]{12}$/, 'ct:source/$1')
