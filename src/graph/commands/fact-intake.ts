import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { formatRelationshipId } from '../../domain/ids.js'
import { type Assertion, merge, sameValue } from '../../domain/record.js'
import type { Ask } from './ask.js'
import { assertionsIn } from './assertions-in.js'
import { type FactGroup, GroupAdmission, typesIn } from './fact-groups.js'
import { KnownEntities, type KnownEntity } from './known-entities.js'
import type { Edits, EntityEdit, RelationshipEdit } from './plan-edits.js'
import { SeenIds } from './seen-ids.js'

/**
 * Takes groups of facts against the graph and gathers them as edits, one for each thing, until
 * they are fetched: what many groups say of one thing is written once.
 */
export class FactIntake {
  readonly #known: KnownEntities
  /** What is known of the entities of the groups that are being taken. */
  #met = new Map<string, KnownEntity>()
  /** Relationships, fetched to be written, of entities that this import brings: others of these are nobody's yet. */
  readonly #tied = new SeenIds()
  #waiting = new Waiting()

  /** @param isKnown for a look without writing: says of an id whether it would be there by now */
  constructor(
    readonly edition: string,
    readonly isKnown: (id: string) => boolean = () => false,
  ) {
    this.#known = new KnownEntities(edition)
  }

  /** Facts that wait. */
  get waiting_count(): number {
    return this.#waiting.facts_count
  }

  get waitingEntities_count(): number {
    return this.#waiting.entities.size
  }

  /**
   * Ids become those under which the graph has the entities. Groups that contradict the graph, or
   * groups before them, are left out.
   *
   * @returns why, by their place in the list
   */
  async take(ask: Ask, groups: readonly FactGroup[]): Promise<ReadonlyMap<number, string>> {
    this.#met = await this.#known.find(ask, typesIn(groups))
    const admission = new GroupAdmission(this.#met, this.isKnown)
    const keyOf = await this.#known.tiesNow(ask, admission.renamed(groups), admission.idOf)
    const own = groups.map((group) => admission.identify(group, keyOf))
    admission.check(own)
    for (const [index, group] of own.entries()) if (!admission.faults.has(index)) this.#add(group)
    return admission.faults
  }

  /** Somebody else writes too. */
  shareGraph(): void {
    this.#known.shareGraph()
  }

  /** What waits, which waits no longer. */
  fetch(): Edits {
    const { entities, relationships } = this.#waiting
    this.#waiting = new Waiting()
    for (const [id, { isAbsent }] of relationships) if (isAbsent) this.#tied.add(id)
    return editsOf(entities, relationships, this.edition)
  }

  /** The same of entities alone, of which little more is said later. */
  fetchEntities(): Edits {
    const { entities, relationships, facts_count } = this.#waiting
    this.#waiting = new Waiting(relationships, facts_count - entities.size)
    return editsOf(entities, new Map(), this.edition)
  }

  #add({ place, entities, mentions, relationships }: FactGroup): void {
    for (const fact of entities) this.#addEntity(fact, false)
    for (const fact of mentions) this.#mention(fact, place)
    for (const fact of relationships) this.#addRelationship(fact)
  }

  #mention(fact: EntityFact, place: string): void {
    const { id, names } = fact
    const known = this.#met.get(id)
    if (known && (names.length === 0 ? known.isStated : sameValue(known.mentioned, names))) return
    this.#addEntity(fact.at === '' ? { ...fact, at: place } : fact, true)
    this.#learn({ ...this.#met.get(id), id, type: fact.type, isStated: true, mentioned: names })
  }

  #addEntity(fact: EntityFact, isMention: boolean): void {
    const { id, type } = fact
    const known = this.#met.get(id)
    this.#waiting.addEntity({ fact, isMention }, known === undefined)
    if (!known?.isStated) this.#learn({ isNew: known === undefined, ...known, id, type, isStated: true })
  }

  #learn(entity: KnownEntity): void {
    this.#met.set(entity.id, entity)
    this.#known.learn(entity.id, entity)
  }

  #addRelationship(fact: RelationshipFact): void {
    const id = formatRelationshipId(fact)
    if (this.#waiting.addToRelationship(id, fact)) return
    const isOfNew = this.#met.get(fact.from)?.isNew || this.#met.get(fact.to)?.isNew
    this.#waiting.addRelationship(id, fact, isOfNew === true && !this.#tied.has(id))
  }
}

interface Step {
  readonly fact: EntityFact
  readonly isMention: boolean
}

interface WaitingEntity {
  readonly steps: [Step, ...Step[]]
  readonly isAbsent: boolean
}

interface WaitingRelationship {
  readonly facts: [RelationshipFact, ...RelationshipFact[]]
  readonly isAbsent: boolean
}

/** Edits in the making. Facts wait as they are: so many of them are not to be held twice. */
class Waiting {
  readonly entities = new Map<string, WaitingEntity>()

  constructor(
    readonly relationships = new Map<string, WaitingRelationship>(),
    public facts_count = 0,
  ) {}

  addEntity(step: Step, isAbsent: boolean): void {
    this.facts_count++
    const { id } = step.fact
    const own = this.entities.get(id)
    if (own) own.steps.push(step)
    else this.entities.set(id, { steps: [step], isAbsent })
  }

  /** False where the relationship does not wait yet. */
  addToRelationship(id: string, fact: RelationshipFact): boolean {
    const own = this.relationships.get(id)
    if (!own) return false
    this.facts_count++
    own.facts.push(fact)
    return true
  }

  addRelationship(id: string, fact: RelationshipFact, isAbsent: boolean): void {
    this.facts_count++
    this.relationships.set(id, { facts: [fact], isAbsent })
  }
}

function editsOf(
  waitingEntities: ReadonlyMap<string, WaitingEntity>,
  waitingRelationships: ReadonlyMap<string, WaitingRelationship>,
  edition: string,
): Edits {
  const absent = new Set<string>()
  const entities = new Map<string, EntityEdit>()
  for (const [id, { steps, isAbsent }] of waitingEntities) {
    if (isAbsent) absent.add(id)
    entities.set(id, { type: steps[0].fact.type, edit: (existing) => withSteps(existing, steps, edition) })
  }
  const relationships = new Map<string, RelationshipEdit>()
  for (const [id, { facts, isAbsent }] of waitingRelationships) {
    if (isAbsent) absent.add(id)
    const edit = (existing: readonly Assertion[]): Assertion[] =>
      merge(
        existing,
        facts.flatMap((fact) => assertionsIn(fact, edition)),
      )
    relationships.set(id, { key: facts[0], edit })
  }
  return { entities, relationships, absent, endsAreChecked: true }
}

function withSteps(existing: readonly Assertion[], steps: readonly Step[], edition: string): Assertion[] {
  const added: Assertion[] = []
  for (const { fact, isMention } of steps) {
    const assertions = assertionsIn(fact, edition)
    const isNew = (one: Assertion): boolean => !isSaid(existing, one) && !isSaid(added, one)
    added.push(...(isMention ? assertions.filter(isNew) : assertions))
  }
  return merge(existing, added)
}

/** Whether the edition says as much already. */
const isSaid = (assertions: readonly Assertion[], { edition, attribute, value }: Assertion): boolean =>
  assertions.some(
    (other) =>
      other.edition === edition &&
      (attribute === '' || (other.attribute === attribute && sameValue(other.value, value))),
  )
