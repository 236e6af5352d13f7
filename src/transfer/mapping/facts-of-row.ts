import { isEntityId, itemOf } from '../../domain/ids.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { RawFact, Unresolved } from '../import/row.js'
import type { Each, End, EntityRule, Field, RelationshipRule, Rules } from './mapping.js'
import type { Cells, Complain } from './template.js'

/** An entity's id, or what it is to be found by. */
export type Reference = string | Unresolved

export interface RowFacts {
  readonly entities: readonly RawFact[]
  readonly relationships: readonly RawFact[]
  /** What is wrong; then nothing of the row counts. */
  readonly faults: readonly string[]
  /** What the rules of entities stand for in this row. */
  readonly references: ReadonlyMap<string, readonly Reference[]>
}

/**
 * What a row says by the rules. A relationship whose end is an entity that the row does not have, by the conditions
 * of its rule, is not there either.
 */
export function factsOfRow(
  rules: Rules,
  cells: Cells,
  given: ReadonlyMap<string, readonly Reference[]> = new Map(),
): RowFacts {
  const faults: string[] = []
  const complain: Complain = (what) => faults.push(what)
  const references = new Map(given)
  const entities = rules.entities.flatMap((rule) =>
    instances(rule, cells, complain).flatMap((row) => entityIn(rule, row, references, complain)),
  )
  const relationships = rules.relationships.flatMap((rule) =>
    instances(rule, cells, complain).flatMap((row) => relationshipsIn(rule, row, references, complain)),
  )
  return { entities, relationships, faults, references }
}

/** The row once for each part, with the part under its name, where the conditions hold. */
function instances(
  { each, holds }: { readonly each: Each | null; readonly holds: EntityRule['holds'] },
  cells: Cells,
  complain: Complain,
): Cells[] {
  const rows = each ? each.parts(cells, complain).map((part) => ({ ...cells, [each.as]: part })) : [cells]
  return rows.filter(holds)
}

function entityIn(
  rule: EntityRule,
  cells: Cells,
  references: Map<string, readonly Reference[]>,
  complain: Complain,
): RawFact[] {
  const type = rule.type.fill(cells, complain)
  const id = rule.id(cells, complain) || searchIn(rule, type, cells, complain)
  if (id === null) {
    complain(`${rule.name} has no id: nothing stands in ${rule.idText}`)
    return []
  }
  references.set(rule.name, [...(references.get(rule.name) ?? []), id])
  const names = namesIn(rule, cells, complain)
  return [
    {
      ...wikidataIdOf(id),
      ...fieldsIn(rule.fields, cells, complain),
      ...claimantIn(rule.claimant, cells, references, complain),
      type,
      id,
      ...(Object.keys(names).length > 0 ? { names } : {}),
    },
  ]
}

/** What an id of Wikidata says by itself. */
function wikidataIdOf(id: Reference): RawFact {
  const item = typeof id === 'string' && isEntityId(id) ? itemOf(id) : null
  return item === null ? {} : { wikidataId: item }
}

function searchIn({ search }: EntityRule, type: string, cells: Cells, complain: Complain): Unresolved | null {
  const name = search?.name(cells, complain) ?? ''
  if (!search || name === '') return null
  const country = search.country(cells, complain)
  return {
    name,
    type: type as EntityType,
    ...(country === '' ? {} : { country }),
    ...fieldsIn(search.hints, cells, complain),
  }
}

function namesIn({ names }: EntityRule, cells: Cells, complain: Complain): Record<string, string[]> {
  const said: Record<string, string[]> = {}
  for (const { language, texts } of names) {
    const found = texts(cells, complain)
    const tag = language.fill(cells, complain) || 'und'
    if (found.length > 0) said[tag] = [...new Set([...(said[tag] ?? []), ...found])]
  }
  return said
}

function relationshipsIn(
  rule: RelationshipRule,
  cells: Cells,
  references: ReadonlyMap<string, readonly Reference[]>,
  complain: Complain,
): RawFact[] {
  const ends = (end: End, what: string): readonly Reference[] => {
    const found = referencesOf(end, cells, references, complain)
    if (found.length === 0 && !('rule' in end)) complain(`${what}: nothing stands in ${end.text}`)
    return found
  }
  const type = rule.type.fill(cells, complain)
  const to = ends(rule.to, 'to')
  return ends(rule.from, 'from').flatMap((from) =>
    to.map((end) => ({
      ...fieldsIn(rule.fields, cells, complain),
      ...claimantIn(rule.claimant, cells, references, complain),
      type,
      from,
      to: end,
    })),
  )
}

const referencesOf = (
  end: End,
  cells: Cells,
  references: ReadonlyMap<string, readonly Reference[]>,
  complain: Complain,
): readonly Reference[] => ('rule' in end ? (references.get(end.rule) ?? []) : end.ids(cells, complain))

function claimantIn(
  claimant: End | null,
  cells: Cells,
  references: ReadonlyMap<string, readonly Reference[]>,
  complain: Complain,
): RawFact {
  const [id] = claimant ? referencesOf(claimant, cells, references, complain) : []
  return id === undefined ? {} : { claimant: id }
}

function fieldsIn(fields: readonly Field[], cells: Cells, complain: Complain): RawFact {
  const said = fields.map(({ name, make }) => [name, make(cells, complain)] as const)
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}
