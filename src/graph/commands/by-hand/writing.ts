import { EditBatch } from '../apply-edits.js'
import type { Ask } from '../ask.js'
import { type Edits, type Plan, planEdits } from '../plan-edits.js'
import { type EditResult, type OperationFault, Refused, refused } from './operation.js'
import { Revisions } from './revisions.js'
import type { HandPlace } from './say-by-hand.js'

/** The operations of one request on their way into the graph, in its one transaction. */
export class Writing {
  readonly revisions: Revisions
  /** Of what became different, whether it is there now. */
  readonly #changed = new Map<string, boolean>()

  constructor(
    readonly ask: Ask,
    /** The number of the change: the revision of what it touches. */
    readonly seq: number,
    readonly place: HandPlace,
    /** In whose name it is said; '' where nothing is. */
    source: string,
  ) {
    this.revisions = new Revisions(source)
  }

  /**
   * Plans edits on what operations before have left, and writes them. Their relationships lead
   * between entities that are there and may be joined.
   *
   * @param check says what is wrong with what the edits would make
   * @returns the ids of what is gone with them
   */
  async write(edits: Edits, check: (plan: Plan) => readonly OperationFault[] = () => []): Promise<readonly string[]> {
    const plan = await planEdits(this.ask, edits)
    const faults = check(plan)
    if (faults.length > 0) throw new Refused(faults)
    const { touched, removed } = await new EditBatch(this.ask, this.seq).write(plan, { endsAreChecked: true })
    for (const id of touched) this.#changed.set(id, true)
    for (const id of removed) this.#changed.set(id, false)
    return removed
  }

  /** Notes that something was written which is none of the graph's things. */
  touch(id: string): void {
    this.#changed.set(id, true)
  }

  get touched(): string[] {
    return [...this.#changed].filter(([, isThere]) => isThere).map(([id]) => id)
  }

  get removed(): string[] {
    return [...this.#changed].filter(([, isThere]) => !isThere).map(([id]) => id)
  }

  /** @throws Refused where the thing has another version than the caller knows; of changes of this request nobody can know */
  assertVersion({ id, revision }: { readonly id: string; readonly revision: number }, expected: number | null): void {
    if (expected === null || revision === expected || this.#changed.has(id)) return
    throw refused(
      'STALE_VERSION',
      'expectedVersion',
      `${id} has version ${revision}, not ${expected}: it was changed meanwhile. Look at it as it is now, and ask again.`,
      id,
    )
  }
}

export const there = (id: string): EditResult => ({ id, isGone: false })
export const gone = (id: string): EditResult => ({ id, isGone: true })
