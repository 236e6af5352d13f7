import type { Properties } from '../../domain/attributes.js'
import { type Assertion, type Claim, type Materialised, readNames, sameValue } from '../../domain/record.js'
import { withoutUsual } from '../../domain/stored-citations.js'

/** What an edit makes of a thing. */
export interface Change {
  readonly id: string
  readonly before: Properties | undefined
  readonly claimsBefore: readonly Claim[]
  readonly after: Materialised
  /** Nothing is asserted any more. */
  readonly empty: boolean
}

export const isNew = ({ before }: Change): boolean => before === undefined

export interface Known {
  readonly before: Properties | undefined
  readonly claimsBefore: readonly Claim[]
}

/** Null when the edit changes nothing. */
export function changeOf(
  { id, before, claimsBefore, assertions }: Known & { readonly id: string; readonly assertions: readonly Assertion[] },
  store: (assertions: readonly Assertion[]) => Materialised,
): Change | null {
  const after = store(assertions)
  if (before) {
    const { revision: _, ...unrevised } = before
    // What an earlier version stored in full says the same.
    if (sameValue(withoutUsual(unrevised), after.properties) && sameValue(claimsBefore, after.claims)) return null
  }
  return { id, before, claimsBefore, after, empty: assertions.length === 0 }
}

const aboutCitations = /^(?:cite|revision$|name(?:s$|Languages$|Citations$))/

/** False where a thing is only said once more: the same values and names, with another citation. */
export function saysNews({ before, claimsBefore, after }: Change): boolean {
  const said = (properties: Properties) => ({
    attributes: Object.fromEntries(Object.entries(properties).filter(([name]) => !aboutCitations.test(name))),
    names: [...new Set(readNames(properties).map(({ language, text }) => `${language} ${text}`))].sort(),
  })
  return !sameValue(said(before ?? {}), said(after.properties)) || claimsBefore.length !== after.claims.length
}
