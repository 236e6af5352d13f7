import { type Attributes, type Properties, recordedAttributes, relationshipRules } from '../../../domain/attributes.js'
import { type FieldChange, fieldChanges } from '../../../domain/field-changes.js'
import { isHandMade } from '../../../domain/ids.js'
import { type Assertion, sameValue } from '../../../domain/record.js'
import type { EntityType, RelationshipType } from '../../../domain/vocabulary.js'
import type { Ask } from '../ask.js'
import type { Edit } from '../plan-edits.js'

/** What somebody did to a thing by hand. */
export const Act = {
  CREATE: 'CREATE',
  UPDATE: 'UPDATE',
  DELETE: 'DELETE',
  MERGE: 'MERGE',
  SPLIT: 'SPLIT',
  REVERT: 'REVERT',
} as const
export type Act = keyof typeof Act

/** What a change by hand made of what is said of one thing. */
export interface Revision {
  /** The id of the thing. */
  readonly about: string
  readonly type: EntityType | RelationshipType
  /** The number of the change. */
  readonly seq: number
  readonly act: Act
  /** The id of the source in whose name it was said; '' for none. */
  readonly source: string
  /** The number of the change that it took back; 0 for none. */
  readonly reverts: number
  /** Whether anything was said of it before, and is after. */
  readonly wasThere: boolean
  readonly isThere: boolean
  /** All that was said by hand, and what of imports' statements is not said any more. */
  readonly before: readonly Assertion[]
  /** All that is said by hand since, and what of imports' statements was not said before. */
  readonly after: readonly Assertion[]
  /** What is shown. */
  readonly fields: readonly FieldChange[]
}

interface Noted {
  readonly type: Revision['type']
  readonly act: Act
  readonly before: readonly Assertion[]
  readonly after: readonly Assertion[]
}

/**
 * What a change by hand makes of what is said of things, kept beside it so that it can be shown
 * and taken back. Of what imports say, only that is kept which the change takes away or moves: the
 * rest is in the graph.
 */
export class Revisions {
  readonly #noted = new Map<string, Noted>()
  readonly #gone = new Set<string>()
  /** What is being done. */
  act: Act = Act.UPDATE
  reverts = 0

  /** @param source in whose name it is said; '' for none */
  constructor(readonly source: string) {}

  /** The same edit, of which it is noted what it does. */
  noting(about: string, type: Revision['type'], edit: Edit): Edit {
    return (existing) => {
      const after = edit(existing)
      const known = this.#noted.get(about)
      // What was made in the same change was not there before it, whatever comes after.
      const act = known?.act === Act.CREATE && this.act === Act.UPDATE ? Act.CREATE : this.act
      this.#noted.set(about, { type, act, before: known?.before ?? existing, after })
      return after
    }
  }

  /** Of a thing that has gone with others: nothing was said of it. */
  noteGone(about: string, type: EntityType): void {
    this.#noted.set(about, { type, act: this.act, before: [], after: [] })
    this.#gone.add(about)
  }

  /** What is shown of a thing that was not before. */
  fieldsOf(about: string): readonly FieldChange[] {
    const noted = this.#noted.get(about)
    return noted ? fieldChanges(noted.before, noted.after, attributesOf(noted.type)) : []
  }

  async write(ask: Ask, seq: number): Promise<void> {
    const rows = [...this.#noted].flatMap(([about, noted]) => {
      if (sameValue(noted.before, noted.after) && !this.#gone.has(about)) return []
      return [{ properties: this.#propertiesOf(about, noted, seq) }]
    })
    if (rows.length > 0) await ask('revision/create', { rows })
  }

  #propertiesOf(about: string, { type, act, before, after }: Noted, seq: number): Properties {
    const { source, reverts } = this
    return {
      ...{ about, type, seq, act, source, reverts, wasThere: before.length > 0, isThere: after.length > 0 },
      before: JSON.stringify(ownOr(before, after)),
      after: JSON.stringify(ownOr(after, before)),
      fields: JSON.stringify(fieldChanges(before, after, attributesOf(type))),
    }
  }
}

/** What is said by hand, and what others do not say. */
const ownOr = (assertions: readonly Assertion[], others: readonly Assertion[]): readonly Assertion[] =>
  assertions.filter((one) => isHandMade(one.edition) || !others.some((other) => sameValue(one, other)))

export const attributesOf = (type: Revision['type']): Attributes =>
  Object.hasOwn(recordedAttributes, type)
    ? recordedAttributes[type as EntityType]
    : relationshipRules[type as RelationshipType].attributes

export const revisionFrom = (properties: Properties): Revision => {
  const list = (name: string) => JSON.parse(String(properties[name] ?? '[]')) as never[]
  return {
    ...(properties as unknown as Revision),
    before: list('before'),
    after: list('after'),
    fields: list('fields'),
  }
}
