import { relationshipRules } from '../domain/attributes.js'
import { byCodeUnit } from '../domain/by-code-unit.js'
import { formatRelationshipId, parseRelationshipId, type RelationshipKey } from '../domain/ids.js'
import type { RelationshipType } from '../domain/vocabulary.js'
import type { Row } from '../engine/engine.js'

type Look = (name: string, parameters: { readonly ids: readonly string[] }) => Promise<Row[]>

/** What things are called now that were merged into others, by the ids that they had; of no others. */
export async function currentIds(look: Look, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const rows = await look('merged/current-ids', { ids: asked })
  return new Map(rows.map(({ id, into }) => [String(id), String(into)]))
}

/** The same for relationships, whose ids are made of those of their ends. */
export async function currentTieIds(look: Look, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keys = ids.map(parseRelationshipId).filter((key) => key !== null)
  const current = await currentIds(
    look,
    keys.flatMap(({ from, to }) => [from, to]),
  )
  if (current.size === 0) return new Map()
  const idOf = (id: string): string => current.get(id) ?? id
  return new Map(keys.map((key) => [formatRelationshipId(key), formatRelationshipId(between(key, idOf))]))
}

/** A relationship's key when its ends are called otherwise; those of undirected ones in their stored order. */
export function between(
  { type, from, to, key }: RelationshipKey,
  idOf: (id: string) => string,
): RelationshipKey & { readonly type: RelationshipType } {
  const ends = [idOf(from), idOf(to)]
  const rule = relationshipRules[type as RelationshipType]
  const [start = '', end = ''] = rule.undirected ? ends.sort(byCodeUnit) : ends
  return { type: type as RelationshipType, from: start, to: end, key }
}
