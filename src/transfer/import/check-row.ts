import { type Checked, checkEntityFact, checkRelationshipFact, type EntityFact } from '../../domain/facts.js'
import type { FactGroup } from '../../graph/commands/fact-groups.js'
import type { NewFacts, Resolution } from './resolver.js'
import { isUnresolved, type RawFact, type Row, type Unresolved } from './row.js'

/** The fields of a raw fact that hold ids. */
const idFields = ['id', 'from', 'to', 'claimant']

/** What stands for a name in the table of what names were resolved to. */
export const keyOfName = (unresolved: Unresolved): string => JSON.stringify(unresolved)

export const factsOf = ({ entities, mentions = [], relationships }: Row): RawFact[] => [
  ...entities,
  ...mentions,
  ...relationships,
]

/** The names in a row that stand where ids are wanted. */
export const namesIn = (row: Row): Unresolved[] =>
  factsOf(row).flatMap((raw) => idFields.map((field) => raw[field]).filter(isUnresolved))

/** The facts of a row by the rules of the graph, or all that is wrong with it in one sentence. */
export function checkRow(row: Row, resolved: ReadonlyMap<string, Resolution>): FactGroup | { readonly fault: string } {
  if (row.fault !== undefined) return { fault: row.fault }
  const faults: string[] = []
  const check = <T>(raws: readonly RawFact[], checked: (raw: RawFact, place: string) => Checked<T>): T[] =>
    raws.flatMap((raw) => {
      const { fact, fault } = withIds(raw, resolved)
      if (fault !== undefined) {
        faults.push(fault)
        return []
      }
      const result = checked(fact, row.place)
      if ('fact' in result) return [result.fact]
      for (const { field, message } of result.faults) faults.push(field === '' ? message : `${field}: ${message}`)
      return []
    })
  const found = newFactsOf(row, resolved)
  const entities: EntityFact[] = check(row.entities, (raw, at) => checkEntityFact({ at, ...raw }))
  const mentions = check([...(row.mentions ?? []), ...found.flatMap((facts) => facts.entities)], checkMention)
  const relationships = check([...row.relationships, ...found.flatMap((facts) => facts.relationships)], (raw, at) =>
    checkRelationshipFact({ at, ...raw }),
  )
  return faults.length === 0 ? { entities, mentions, relationships } : { fault: [...new Set(faults)].join('; ') }
}

/** What is stated of entities that names were resolved to and that the graph does not have. */
const newFactsOf = (row: Row, resolved: ReadonlyMap<string, Resolution>): NewFacts[] =>
  namesIn(row).flatMap((name) => {
    const resolution = resolved.get(keyOfName(name))
    return resolution?.kind === 'id' && resolution.facts ? [resolution.facts] : []
  })

/** Those that were found right, by what they were read from. */
const rightMentions = new WeakMap<RawFact, EntityFact>()

function checkMention(raw: RawFact, at: string): Checked<EntityFact> {
  const right = rightMentions.get(raw)
  if (right) return { fact: { ...right, at } }
  const result = checkEntityFact({ at, ...raw })
  if ('fact' in result && raw['at'] === undefined) rightMentions.set(raw, result.fact)
  return result
}

function withIds(
  raw: RawFact,
  resolved: ReadonlyMap<string, Resolution>,
): { readonly fact: RawFact; readonly fault?: undefined } | { readonly fact?: undefined; readonly fault: string } {
  const fields = idFields.filter((field) => isUnresolved(raw[field]))
  if (fields.length === 0) return { fact: raw }
  const ids: Record<string, string> = {}
  for (const field of fields) {
    const name = raw[field] as Unresolved
    const resolution = resolved.get(keyOfName(name))
    if (resolution?.kind !== 'id') return { fault: unresolvedText(name, resolution) }
    ids[field] = resolution.id
  }
  return { fact: { ...raw, ...ids } }
}

function unresolvedText({ name }: Unresolved, resolution: Exclude<Resolution, { kind: 'id' }> | undefined): string {
  if (!resolution) return `'${name}' is no id, and names are not looked up`
  const candidates =
    resolution.kind === 'ambiguous'
      ? `: ${resolution.candidates.map(({ id, name: called }) => `${id} (${called})`).join(', ')}`
      : ''
  return `'${name}' is ${resolution.kind}${candidates} (${resolution.explanation})`
}
