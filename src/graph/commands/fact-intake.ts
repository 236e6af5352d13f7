import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { formatRelationshipId } from '../../domain/ids.js'
import { type Assertion, merge, sameValue } from '../../domain/record.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Ask } from './ask.js'
import { assertionsIn } from './assertions-in.js'
import { type FactGroup, GroupAdmission, typesIn } from './fact-groups.js'
import { KnownEntities } from './known-entities.js'
import type { Edits, EntityEdit, RelationshipEdit } from './plan-edits.js'
import { SeenIds } from './seen-ids.js'

/**
 * Takes groups of facts against the graph and gathers them as edits, one for each thing, until
 * they are fetched: what many groups say of one thing is written once.
 */
export class FactIntake {
  readonly #known: KnownEntities
  /** Relationships of entities that this import brings: others are nobody's yet. */
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
    const admission = new GroupAdmission(await this.#known.find(ask, typesIn(groups)), this.isKnown)
    const own = groups.map((group) => admission.identify(group))
    admission.check(own)
    for (const [index, group] of own.entries()) if (!admission.faults.has(index)) this.#add(group)
    return admission.faults
  }

  /** What waits, which waits no longer. */
  fetch(): Edits {
    const { entities, relationships } = this.#waiting
    this.#waiting = new Waiting()
    return editsOf(entities, relationships)
  }

  /** The same of entities alone, of which little more is said later. */
  fetchEntities(): Edits {
    const { entities, relationships, facts_count } = this.#waiting
    this.#waiting = new Waiting(relationships, facts_count - entities.size)
    return editsOf(entities, new Map())
  }

  #add({ entities, mentions, relationships }: FactGroup): void {
    for (const fact of entities) this.#addEntity(fact, false)
    for (const fact of mentions) this.#mention(fact)
    for (const fact of relationships) this.#addRelationship(fact)
  }

  #mention(fact: EntityFact): void {
    const { id, names } = fact
    const known = this.#known.get(id)
    const mention = names.length === 0 ? '' : JSON.stringify(names)
    if (known?.mention === mention || (mention === '' && known?.isStated)) return
    this.#addEntity(fact, true)
    this.#known.learn(id, { ...this.#known.get(id), id, type: fact.type, isStated: true, mention })
  }

  #addEntity(fact: EntityFact, isMention: boolean): void {
    const { id, type } = fact
    const known = this.#known.get(id)
    this.#waiting.addEntity(fact, { assertions: assertionsIn(fact, this.edition), isMention }, known === undefined)
    if (!known?.isStated) this.#known.learn(id, { isNew: known === undefined, ...known, id, type, isStated: true })
  }

  #addRelationship(fact: RelationshipFact): void {
    const id = formatRelationshipId(fact)
    const isOfNew = this.#known.get(fact.from)?.isNew || this.#known.get(fact.to)?.isNew
    const isAbsent = isOfNew === true && !this.#tied.add(id)
    this.#waiting.addRelationship(id, fact, assertionsIn(fact, this.edition), isAbsent)
  }
}

interface Step {
  readonly assertions: readonly Assertion[]
  readonly isMention: boolean
}

interface WaitingEntity {
  readonly type: EntityType
  readonly steps: Step[]
  readonly isAbsent: boolean
}

interface WaitingRelationship {
  readonly key: RelationshipFact
  readonly added: Assertion[]
  readonly isAbsent: boolean
}

/** Edits in the making. */
class Waiting {
  readonly entities = new Map<string, WaitingEntity>()

  constructor(
    readonly relationships = new Map<string, WaitingRelationship>(),
    public facts_count = 0,
  ) {}

  addEntity({ id, type }: EntityFact, step: Step, isAbsent: boolean): void {
    this.facts_count++
    const own = this.entities.get(id)
    if (own) own.steps.push(step)
    else this.entities.set(id, { type, steps: [step], isAbsent })
  }

  addRelationship(id: string, key: RelationshipFact, added: Assertion[], isAbsent: boolean): void {
    this.facts_count++
    const own = this.relationships.get(id)
    if (own) own.added.push(...added)
    else this.relationships.set(id, { key, added, isAbsent })
  }
}

function editsOf(
  waitingEntities: ReadonlyMap<string, WaitingEntity>,
  waitingRelationships: ReadonlyMap<string, WaitingRelationship>,
): Edits {
  const absent = new Set<string>()
  const entities = new Map<string, EntityEdit>()
  for (const [id, { type, steps, isAbsent }] of waitingEntities) {
    if (isAbsent) absent.add(id)
    entities.set(id, { type, edit: (existing) => withSteps(existing, steps) })
  }
  const relationships = new Map<string, RelationshipEdit>()
  for (const [id, { key, added, isAbsent }] of waitingRelationships) {
    if (isAbsent) absent.add(id)
    relationships.set(id, { key: keyOf(key), edit: (existing) => merge(existing, added) })
  }
  return { entities, relationships, absent, endsAreChecked: true }
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
