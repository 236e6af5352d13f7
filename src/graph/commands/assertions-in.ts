import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { type Assertion, nameAttribute } from '../../domain/record.js'

export type Fact = EntityFact | RelationshipFact

/** A fact as assertions of an edition. A fact that states no attribute still states that the thing is. */
export function assertionsIn(fact: Fact, edition: string): Assertion[] {
  const { at: locator, modality, claimant } = fact
  const citation = { edition, locator, claimant, modality }
  const names = 'names' in fact ? fact.names : []
  const stated = [
    ...names.map((name) => ({ attribute: nameAttribute, value: { ...name } })),
    ...Object.entries(fact.attributes).map(([attribute, value]) => ({ attribute, value })),
  ]
  return stated.length === 0
    ? [{ ...citation, attribute: '', value: null }]
    : stated.map((part) => ({ ...citation, ...part }))
}
