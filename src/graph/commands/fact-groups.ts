import { checkEnds, relationshipRules } from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { formatRelationshipId } from '../../domain/ids.js'
import { type Assertion, merge, sameValue } from '../../domain/record.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Ask } from './ask.js'
import { assertionsIn } from './assertions-in.js'
import type { KnownEntities, KnownEntity } from './known-entities.js'
import type { Edits, EntityEdit, RelationshipEdit } from './plan-edits.js'

/** Facts that are taken together or not at all. */
export interface FactGroup {
  readonly entities: readonly EntityFact[]
  /** Entities that are only named: what an edition says of them in its first mention counts, and is said once. */
  readonly mentions: readonly EntityFact[]
  readonly relationships: readonly RelationshipFact[]
}

export interface Admission {
  readonly edits: Edits
  /** Why groups cannot be taken, by their place in the list. */
  readonly faults: ReadonlyMap<number, string>
  /** What is known when the edits are committed. */
  readonly learnt: ReadonlyMap<string, KnownEntity>
}

/**
 * Looks at groups of facts against the graph: ids become those under which the graph has the
 * entities, and groups that contradict it are left out, each with the reason.
 *
 * @param isKnown for a look without writing: says of an id whether it would be there by now
 */
export async function admitGroups(
  ask: Ask,
  known: KnownEntities,
  groups: readonly FactGroup[],
  isKnown: (id: string) => boolean = () => false,
): Promise<Admission> {
  const found = await known.find(ask, typesIn(groups))
  const admission = new GroupAdmission(known.edition, found, isKnown)
  const own = groups.map((group) => admission.identify(group))
  admission.check(own)
  return admission.result(own)
}

const idsIn = ({ entities, mentions, relationships }: FactGroup): string[] => [
  ...entities.map(({ id }) => id),
  ...mentions.map(({ id }) => id),
  ...relationships.flatMap(({ from, to }) => [from, to]),
]

function typesIn(groups: readonly FactGroup[]): Map<string, EntityType | undefined> {
  const types = new Map<string, EntityType | undefined>()
  for (const { entities, mentions, relationships } of groups) {
    for (const { from, to } of relationships) for (const id of [from, to]) if (!types.has(id)) types.set(id, undefined)
    for (const { id, type } of [...entities, ...mentions]) types.set(id, type)
  }
  return types
}

class GroupAdmission {
  readonly faults = new Map<number, string>()
  /** Under the graph's own ids. */
  readonly #found = new Map<string, KnownEntity>()

  constructor(
    readonly edition: string,
    readonly aliases: ReadonlyMap<string, KnownEntity>,
    readonly isKnown: (id: string) => boolean,
  ) {
    for (const entity of aliases.values()) this.#found.set(entity.id, entity)
  }

  identify(group: FactGroup): FactGroup {
    const ids = idsIn(group)
    if (ids.every((id) => this.#idOf(id) === id)) return group
    const entity = (fact: EntityFact): EntityFact => ({
      ...fact,
      id: this.#idOf(fact.id),
      claimant: this.#idOf(fact.claimant),
    })
    return {
      entities: group.entities.map(entity),
      mentions: group.mentions.map(entity),
      relationships: group.relationships.map((fact) => {
        const ends = [this.#idOf(fact.from), this.#idOf(fact.to)]
        const [from = '', to = ''] = relationshipRules[fact.type].undirected ? ends.sort(byCodeUnit) : ends
        return { ...fact, from, to, claimant: this.#idOf(fact.claimant) }
      }),
    }
  }

  #idOf(id: string): string {
    return this.aliases.get(id)?.id ?? id
  }

  /** Notes what is wrong with groups. In their order, so that it does not show how they are put into batches. */
  check(groups: readonly FactGroup[]): void {
    const stated = new Map<string, EntityType>()
    const typeOf = (id: string): EntityType | undefined => this.#found.get(id)?.type ?? stated.get(id)
    for (const [index, { entities, mentions, relationships }] of groups.entries()) {
      const own = [...entities, ...mentions]
      const clash = own.find(({ id, type }) => (typeOf(id) ?? type) !== type)
      const added = own.filter(({ id }) => typeOf(id) === undefined)
      for (const { id, type } of added) stated.set(id, type)
      const fault = clash
        ? `${clash.id} is a ${typeOf(clash.id)}, not a ${clash.type}`
        : relationships.map((fact) => this.#endsFault(fact, typeOf)).find((one) => one !== null)
      if (!fault) continue
      this.faults.set(index, fault)
      for (const { id } of added) stated.delete(id)
    }
  }

  #endsFault({ type, from, to }: RelationshipFact, typeOf: (id: string) => EntityType | undefined): string | null {
    if (from === to) return `${from} is both ends: nothing has a ${type} relationship with itself`
    const [a, b] = [from, to].map(typeOf)
    for (const [id, end] of [
      [from, a],
      [to, b],
    ] as const)
      if (end === undefined && !this.isKnown(id)) return `there is no ${id}`
    return a === undefined || b === undefined ? null : checkEnds(type, a, b)
  }

  result(groups: readonly FactGroup[]): Admission {
    const taken = groups.filter((_, index) => !this.faults.has(index))
    const edits = new GroupEdits(this.edition, this.#found)
    for (const group of taken) edits.add(group)
    const learnt = new Map<string, KnownEntity>(edits.learnt)
    for (const [alias, { id }] of this.aliases) {
      const entity = edits.learnt.get(id) ?? this.#found.get(id)
      if (entity) learnt.set(alias, entity)
    }
    return { edits: edits.result(), faults: this.faults, learnt }
  }
}

interface Step {
  readonly assertions: readonly Assertion[]
  readonly isMention: boolean
}

class GroupEdits {
  readonly learnt = new Map<string, KnownEntity>()
  readonly #entities = new Map<string, { readonly type: EntityType; readonly steps: Step[] }>()
  readonly #relationships = new Map<string, { readonly key: RelationshipFact; readonly added: Assertion[] }>()

  constructor(
    readonly edition: string,
    readonly found: ReadonlyMap<string, KnownEntity>,
  ) {}

  add({ entities, mentions, relationships }: FactGroup): void {
    for (const fact of entities) this.#step(fact, false)
    for (const fact of mentions) this.#mention(fact)
    for (const fact of relationships) {
      const id = formatRelationshipId(fact)
      const added = assertionsIn(fact, this.edition)
      const own = this.#relationships.get(id)
      if (own) own.added.push(...added)
      else this.#relationships.set(id, { key: fact, added })
    }
  }

  #mention(fact: EntityFact): void {
    const { id, names } = fact
    const known = this.learnt.get(id) ?? this.found.get(id)
    const mention = names.length === 0 ? '' : JSON.stringify(names)
    if (known?.mention === mention || (mention === '' && known?.isStated)) return
    this.#step(fact, true)
    this.learnt.set(id, { id, type: fact.type, isStated: true, mention })
  }

  #step(fact: EntityFact, isMention: boolean): void {
    const { id, type } = fact
    let own = this.#entities.get(id)
    if (!own) {
      own = { type, steps: [] }
      this.#entities.set(id, own)
    }
    own.steps.push({ assertions: assertionsIn(fact, this.edition), isMention })
    const known = this.learnt.get(id) ?? this.found.get(id)
    if (!known?.isStated) this.learnt.set(id, { ...known, id, type, isStated: true })
  }

  result(): Edits {
    const entities = new Map<string, EntityEdit>()
    for (const [id, { type, steps }] of this.#entities)
      entities.set(id, { type, edit: (existing) => withSteps(existing, steps) })
    const relationships = new Map<string, RelationshipEdit>()
    for (const [id, { key, added }] of this.#relationships)
      relationships.set(id, { key: keyOf(key), edit: (existing) => merge(existing, added) })
    const absent = new Set([...this.#entities.keys()].filter((id) => !this.found.has(id)))
    return { entities, relationships, absent, endsAreChecked: true }
  }
}

const keyOf = ({ type, from, to, key }: RelationshipFact) => ({ type, from, to, key })

function withSteps(existing: readonly Assertion[], steps: readonly Step[]): Assertion[] {
  const added: Assertion[] = []
  for (const { assertions, isMention } of steps) {
    const isSaid = (one: Assertion): boolean =>
      [...existing, ...added].some(
        (other) =>
          other.edition === one.edition &&
          (one.attribute === '' || (other.attribute === one.attribute && sameValue(other.value, one.value))),
      )
    added.push(...(isMention ? assertions.filter((one) => !isSaid(one)) : assertions))
  }
  return merge(existing, added)
}
