import type { Value } from '../../domain/attributes.js'
import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { type Assertion, nameAttribute } from '../../domain/record.js'

export type Fact = EntityFact | RelationshipFact

/** A fact as assertions of an edition. A fact that states no attribute still states that the thing is. */
export function assertionsIn(fact: Fact, edition: string): Assertion[] {
  const { at: locator, modality, claimant, attributes } = fact
  const stated: Assertion[] = []
  const state = (attribute: string, value: Value | null): void => {
    stated.push({ edition, locator, claimant, modality, attribute, value })
  }
  if ('names' in fact) for (const name of fact.names) state(nameAttribute, { ...name })
  for (const attribute in attributes) state(attribute, attributes[attribute] ?? null)
  if (stated.length === 0) state('', null)
  return stated
}
