import type { Value } from '../../domain/attributes.js'
import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { type Assertion, nameAttribute } from '../../domain/record.js'

export type Fact = EntityFact | RelationshipFact

/** A fact as assertions of an edition. A fact that states no attribute still states that the thing is. */
export function assertionsIn(fact: Fact, edition: string): Assertion[] {
  const { at: locator, modality, claimant, attributes } = fact
  const state = (attribute: string, value: Value | null): Assertion => ({
    edition,
    locator,
    claimant,
    modality,
    attribute,
    value,
  })
  const stated = 'names' in fact ? fact.names.map((name) => state(nameAttribute, { ...name })) : []
  for (const attribute in attributes) stated.push(state(attribute, attributes[attribute] ?? null))
  return stated.length === 0 ? [state('', null)] : stated
}
