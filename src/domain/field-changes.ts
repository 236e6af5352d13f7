import type { Attributes, Value } from './attributes.js'
import { type Assertion, type Name, nameAttribute, sameValue, shownValue } from './record.js'

/** What is shown of one field before and after a change; null where nothing is. */
export interface FieldChange {
  readonly field: string
  readonly before: Value | readonly Name[] | null
  readonly after: Value | readonly Name[] | null
}

/** The fields of which a change shows something else: names first, all of them, then attributes. */
export function fieldChanges(
  before: readonly Assertion[],
  after: readonly Assertion[],
  attributes: Attributes,
): FieldChange[] {
  const names = { field: nameAttribute, before: namesIn(before), after: namesIn(after) }
  const values = Object.keys(attributes).map((field) => ({
    field,
    before: shownValue(before, field),
    after: shownValue(after, field),
  }))
  return [names, ...values].filter((one) => !sameValue(one.before, one.after))
}

/** Each once. */
function namesIn(assertions: readonly Assertion[]): readonly Name[] | null {
  const names = assertions.flatMap(({ attribute, value }) => {
    if (attribute !== nameAttribute) return []
    const { language, text } = value as unknown as Name
    return [[`${language}\t${text}`, { language, text }] as const]
  })
  return names.length === 0 ? null : [...new Map(names).values()]
}
