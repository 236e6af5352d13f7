import { checkEnds } from '../../domain/attributes.js'
import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { TieKey } from '../merged-ids.js'
import type { KnownEntity } from './known-entities.js'

/** Facts that are taken together or not at all. */
export interface FactGroup {
  /** Where they stand in the source. */
  readonly place: string
  readonly entities: readonly EntityFact[]
  /**
   * Entities that are only named: what an edition says of them in its first mention counts, and is said once.
   * Where `at` is empty, the place is the group's.
   */
  readonly mentions: readonly EntityFact[]
  readonly relationships: readonly RelationshipFact[]
}

/** The ids that groups use, with the type that they state of each, where they state one. */
export function typesIn(groups: readonly FactGroup[]): Map<string, EntityType | undefined> {
  const types = new Map<string, EntityType | undefined>()
  const use = (id: string): void => {
    if (!types.has(id)) types.set(id, undefined)
  }
  for (const { entities, mentions, relationships } of groups) {
    for (const { from, to } of relationships) {
      use(from)
      use(to)
    }
    for (const { id, type } of entities) types.set(id, type)
    for (const { id, type } of mentions) types.set(id, type)
  }
  return types
}

/** Groups against what is known of the entities that they use. */
export class GroupAdmission {
  /** Why groups cannot be taken, by their place in the list. */
  readonly faults = new Map<number, string>()
  readonly #hasAliases: boolean

  /**
   * @param found what is known, by the ids that groups use and by the graph's own
   * @param isKnown says of an id that is not known whether it would be there by now
   */
  constructor(
    readonly found: ReadonlyMap<string, KnownEntity>,
    readonly isKnown: (id: string) => boolean,
  ) {
    let hasAliases = false
    for (const [id, entity] of found) if (id !== entity.id) hasAliases = true
    this.#hasAliases = hasAliases
  }

  /** The ties of groups whose ends the graph has under other ids. */
  renamed(groups: readonly FactGroup[]): RelationshipFact[] {
    if (!this.#hasAliases) return []
    return groups.flatMap(({ relationships }) =>
      relationships.filter(({ from, to }) => this.idOf(from) !== from || this.idOf(to) !== to),
    )
  }

  /**
   * The group with the ids under which the graph has its entities and ties.
   *
   * @param keyOf says of ties what their keys are there
   */
  identify(group: FactGroup, keyOf: (fact: RelationshipFact) => TieKey): FactGroup {
    if (!this.#hasAliases) return group
    const entity = (fact: EntityFact): EntityFact => ({
      ...fact,
      id: this.idOf(fact.id),
      claimant: this.idOf(fact.claimant),
    })
    return {
      ...group,
      entities: group.entities.map(entity),
      mentions: group.mentions.map(entity),
      relationships: group.relationships.flatMap((fact) => {
        const own = { ...fact, ...keyOf(fact), claimant: this.idOf(fact.claimant) }
        // Two that were merged are not tied to each other any more.
        return own.from === own.to && fact.from !== fact.to ? [] : [own]
      }),
    }
  }

  readonly idOf = (id: string): string => this.found.get(id)?.id ?? id

  /** Notes what is wrong with groups. In their order, so that it does not show how they are put into batches. */
  check(groups: readonly FactGroup[]): void {
    const stated = new Map<string, EntityType>()
    const typeOf = (id: string): EntityType | undefined => this.found.get(id)?.type ?? stated.get(id)
    for (const [index, { entities, mentions, relationships }] of groups.entries()) {
      const added: string[] = []
      let clash: EntityFact | undefined
      const state = (fact: EntityFact): void => {
        const type = typeOf(fact.id)
        if (type === undefined) {
          stated.set(fact.id, fact.type)
          added.push(fact.id)
        } else if (type !== fact.type) clash ??= fact
      }
      entities.forEach(state)
      mentions.forEach(state)
      const fault = clash
        ? `${clash.id} is a ${typeOf(clash.id)}, not a ${clash.type}`
        : this.#relationshipsFault(relationships, typeOf)
      if (fault === null) continue
      this.faults.set(index, fault)
      for (const id of added) stated.delete(id)
    }
  }

  #relationshipsFault(
    relationships: readonly RelationshipFact[],
    typeOf: (id: string) => EntityType | undefined,
  ): string | null {
    for (const { type, from, to } of relationships) {
      if (from === to) return `${from} is both ends: nothing has a ${type} relationship with itself`
      const a = typeOf(from)
      const b = typeOf(to)
      if (a === undefined && !this.isKnown(from)) return `there is no ${from}`
      if (b === undefined && !this.isKnown(to)) return `there is no ${to}`
      const fault = a === undefined || b === undefined ? null : checkEnds(type, a, b)
      if (fault !== null) return fault
    }
    return null
  }
}
