import type { Properties } from '../../../domain/attributes.js'
import { isHandMade } from '../../../domain/ids.js'
import { type Assertion, sameValue } from '../../../domain/record.js'
import type { Ask } from '../ask.js'
import type { Edit } from '../plan-edits.js'

interface Noted {
  readonly type: string
  readonly before: readonly Assertion[]
  readonly after: readonly Assertion[]
}

/**
 * What a change by hand makes of what is said of things, kept beside it so that it can be shown
 * and taken back. Of what imports say, only that is kept which the change takes away: the rest is
 * in the graph.
 */
export class Revisions {
  readonly #noted = new Map<string, Noted>()
  readonly #gone = new Set<string>()

  /** The same edit, of which it is noted what it does. */
  noting(about: string, type: string, edit: Edit): Edit {
    return (existing) => {
      const after = edit(existing)
      this.#noted.set(about, { type, before: this.#noted.get(about)?.before ?? existing, after })
      return after
    }
  }

  /** Of a thing that has gone with others: nothing was said of it. */
  noteGone(about: string, type: string): void {
    this.#noted.set(about, { type, before: [], after: [] })
    this.#gone.add(about)
  }

  async write(ask: Ask, seq: number): Promise<void> {
    const rows = [...this.#noted].flatMap(([about, noted]) => {
      const properties = revisionOf(about, noted, seq)
      const { before, after } = properties
      return before === after && !this.#gone.has(about) ? [] : [{ properties }]
    })
    if (rows.length > 0) await ask('revision/create', { rows })
  }
}

/** `before` and `after` are lists of assertions, as JSON. */
function revisionOf(about: string, { type, before, after }: Noted, seq: number): Properties {
  const isKept = (one: Assertion): boolean => after.some((other) => sameValue(one, other))
  const ofHands = (one: Assertion): boolean => isHandMade(one.edition)
  return {
    about,
    type,
    seq,
    before: JSON.stringify(before.filter((one) => ofHands(one) || !isKept(one))),
    after: JSON.stringify(after.filter(ofHands)),
  }
}
