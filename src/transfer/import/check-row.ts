import { type Checked, checkEntityFact, checkRelationshipFact, type EntityFact } from '../../domain/facts.js'
import type { FactGroup } from '../../graph/commands/fact-groups.js'
import type { NewFacts, Resolution } from './resolver.js'
import { isUnresolved, type RawFact, type Row, type Unresolved } from './row.js'

/** The fields of a raw fact that hold ids. */
const idFields = ['id', 'from', 'to', 'claimant']

/** What stands for a name in the table of what names were resolved to. */
export const keyOfName = (unresolved: Unresolved): string => JSON.stringify(unresolved)

export const countFacts = ({ entities, mentions = [], relationships }: Row): number =>
  entities.length + mentions.length + relationships.length

/** The names in a row that stand where ids are wanted. */
export const namesIn = ({ entities, mentions = [], relationships }: Row): Unresolved[] =>
  [...entities, ...mentions, ...relationships].flatMap((raw) =>
    idFields.map((field) => raw[field]).filter(isUnresolved),
  )

/** The facts of a row by the rules of the graph, or all that is wrong with it in one sentence. */
export function checkRow(row: Row, resolved: ReadonlyMap<string, Resolution>): FactGroup | { readonly fault: string } {
  if (row.fault !== undefined) return { fault: row.fault }
  const { place, mentions = none } = row
  const found = newFactsOf(row, resolved)
  const checking: Checking = { place, resolved, faults: [] }
  const group = {
    place,
    entities: check(row.entities, checkEntityFact, checking),
    mentions: check(withFound(mentions, found, 'entities'), checkMention, checking),
    relationships: check(withFound(row.relationships, found, 'relationships'), checkRelationshipFact, checking),
  }
  return checking.faults.length === 0 ? group : { fault: [...new Set(checking.faults)].join('; ') }
}

const none: readonly never[] = []

interface Checking {
  readonly place: string
  readonly resolved: ReadonlyMap<string, Resolution>
  readonly faults: string[]
}

/** Each as a fact; where one is wrong, what is wrong with it is noted, and the facts are none. */
function check<T>(
  raws: readonly RawFact[],
  checked: (raw: RawFact, place: string) => Checked<T>,
  { place, resolved, faults }: Checking,
): readonly T[] {
  if (raws.length === 0) return none
  const facts = raws.map((raw) => {
    const named = hasName(raw) ? withIds(raw, resolved) : raw
    if (typeof named === 'string') {
      faults.push(named)
      return null
    }
    const result = checked(named, place)
    if ('fact' in result) return result.fact
    for (const { field, message } of result.faults) faults.push(field === '' ? message : `${field}: ${message}`)
    return null
  })
  return facts as T[]
}

const withFound = (
  own: readonly RawFact[],
  found: readonly NewFacts[],
  kind: 'entities' | 'relationships',
): readonly RawFact[] => (found.length === 0 ? own : [...own, ...found.flatMap((facts) => facts[kind])])

/** What is stated of entities that names were resolved to and that the graph does not have. */
function newFactsOf(row: Row, resolved: ReadonlyMap<string, Resolution>): readonly NewFacts[] {
  if (resolved.size === 0) return none
  return namesIn(row).flatMap((name) => {
    const resolution = resolved.get(keyOfName(name))
    return resolution?.kind === 'id' && resolution.facts ? [resolution.facts] : []
  })
}

/** Those that were found right, by what they were read from. */
const rightMentions = new WeakMap<RawFact, { readonly fact: EntityFact }>()

/** The same object again gives the same fact again. */
function checkMention(raw: RawFact, place: string): Checked<EntityFact> {
  const known = rightMentions.get(raw)
  if (known) return known
  const result = checkEntityFact(raw, place)
  if (!('fact' in result) || raw['at'] !== undefined) return result
  const right = { fact: { ...result.fact, at: '' } }
  rightMentions.set(raw, right)
  return right
}

const hasName = (raw: RawFact): boolean => idFields.some((field) => isUnresolved(raw[field]))

/** A fact with ids in place of names, or why that cannot be. */
function withIds(raw: RawFact, resolved: ReadonlyMap<string, Resolution>): RawFact | string {
  const ids: Record<string, string> = {}
  for (const field of idFields) {
    const name = raw[field]
    if (!isUnresolved(name)) continue
    const resolution = resolved.get(keyOfName(name))
    if (resolution?.kind !== 'id') return unresolvedText(name, resolution)
    ids[field] = resolution.id
  }
  return { ...raw, ...ids }
}

function unresolvedText({ name }: Unresolved, resolution: Exclude<Resolution, { kind: 'id' }> | undefined): string {
  if (!resolution) return `'${name}' is no id, and names are not looked up`
  const candidates =
    resolution.kind === 'ambiguous'
      ? `: ${resolution.candidates.map(({ id, name: called }) => `${id} (${called})`).join(', ')}`
      : ''
  return `'${name}' is ${resolution.kind}${candidates} (${resolution.explanation})`
}
