/**
 * How far a value reaches into the graph. PLAIN: numbers, texts, and lists and maps of them.
 * ENTITIES: nodes, relationships, paths, and lists of them, perhaps with plain values between
 * them, but no map that holds any. MIXED: anything.
 */
export type Reach = 0 | 1 | 2
export const PLAIN = 0
export const ENTITIES = 1
export const MIXED = 2

/** The reach of an expression where the reach of the variables is known. */
export type ReachOf = (variables: ReadonlyMap<string, Reach>) => Reach

export const plain: ReachOf = () => PLAIN
export const entities: ReachOf = () => ENTITIES

/** The farthest of several. */
export const farthest =
  (parts: readonly ReachOf[]): ReachOf =>
  (variables) =>
    parts.reduce<Reach>((most, part) => Math.max(most, part(variables)) as Reach, PLAIN)

/** Of a map: once it holds an entity, its keys give what nothing is known of. */
export const mapOf =
  (values: readonly ReachOf[]): ReachOf =>
  (variables) =>
    farthest(values)(variables) === PLAIN ? PLAIN : MIXED

/** Of a property or key: what nodes and relationships store is plain. */
export const keyOf =
  (subject: ReachOf): ReachOf =>
  (variables) =>
    subject(variables) === MIXED ? MIXED : PLAIN

interface Demand {
  readonly of: ReachOf
  readonly otherwise: Error
}

/**
 * Collects what is bound to each variable's name, and which expressions must be plain. One
 * name counts as one variable wherever it is bound, and reaches as far as the farthest of its
 * bindings: coarser than Cypher's scopes, and so on the safe side without knowing them.
 */
export class Reaches {
  readonly #bindings: (readonly [name: string, of: ReachOf])[] = []
  readonly #demands: Demand[] = []

  bind(name: string, of: ReachOf): void {
    this.#bindings.push([name, of])
  }

  demandPlain(of: ReachOf, otherwise: Error): void {
    this.#demands.push({ of, otherwise })
  }

  /** @throws the first demand that is not met */
  check(): void {
    const variables = new Map<string, Reach>()
    for (let changed = true; changed; ) {
      changed = false
      for (const [name, of] of this.#bindings) {
        const known = variables.get(name) ?? PLAIN
        const reach = of(variables)
        if (reach <= known) continue
        variables.set(name, reach)
        changed = true
      }
    }
    const unmet = this.#demands.find((demand) => demand.of(variables) !== PLAIN)
    if (unmet) throw unmet.otherwise
  }
}
