import type { Attributes, Value } from '../../../domain/attributes.js'
import { byCodeUnit } from '../../../domain/by-code-unit.js'
import { sameCitation } from '../../../domain/citation.js'
import { groupBy } from '../../../domain/group-by.js'
import { isHandMade } from '../../../domain/ids.js'
import { type Assertion, type Name, nameAttribute, sameValue } from '../../../domain/record.js'
import type { Modality } from '../../../domain/vocabulary.js'

/** Where what is said by hand stands. */
export interface HandPlace {
  readonly edition: string
  /** Null where none was given: then it is the day, and what was said the same way before stays where it stands. */
  readonly locator: string | null
  readonly modality: Modality
  /** ISO, UTC. */
  readonly day: string
}

/** Checked values by attribute, and names; what is undefined stays as it is. */
export interface Said {
  readonly values: Readonly<Record<string, Value | null>>
  readonly names?: readonly Name[] | undefined
}

/**
 * What is asserted of a thing once this is said by hand. It takes the place of what was said by
 * hand before of the same attributes, in whose name ever; what others say stays. Null denies what
 * others say, and where nobody says anything it leaves nothing.
 */
export function sayByHand(
  existing: readonly Assertion[],
  { values, names }: Said,
  place: HandPlace,
  attributes: Attributes,
): Assertion[] {
  const others = existing.filter(({ edition }) => !isHandMade(edition))
  const before = existing.filter(({ edition }) => isHandMade(edition))
  const isSaidNow = (attribute: string): boolean =>
    attribute === nameAttribute ? names !== undefined : values[attribute] !== undefined
  const say = (attribute: string, value: Assertion['value']): Assertion =>
    before.find((one) => one.attribute === attribute && sameValue(one.value, value) && standsAt(one, place)) ??
    assertion(place, attribute, value)
  const said = Object.entries(values)
    .filter(([attribute, value]) => value !== null || others.some((one) => states(one, attribute)))
    .map(([attribute, value]) => say(attribute, value))
  const own = [
    ...before.filter(({ attribute }) => !isSaidNow(attribute)),
    ...(names ? named(before, names, place) : []),
    ...said,
  ]
  const result = inOrderOfRules([...withoutIdle(own), ...others], attributes)
  return result.length > 0 ? result : [assertion(place, '', null)]
}

/** All in one place, as the first of them is shown, unless they were said so before. */
function named(before: readonly Assertion[], given: readonly Name[], place: HandPlace): readonly Assertion[] {
  const names = given.filter((one, i) => given.findIndex((other) => sameValue(one, other)) === i)
  const had = before.filter(({ attribute }) => attribute === nameAttribute)
  const isSame = had.length === names.length && had.every(({ value }, i) => sameValue(value, names[i]))
  return isSame && had.every((one) => standsAt(one, place))
    ? had
    : names.map((name) => assertion(place, nameAttribute, { ...name }))
}

const states = ({ attribute, value }: Assertion, asked: string): boolean => attribute === asked && value !== null

const standsAt = ({ edition, modality, locator }: Assertion, place: HandPlace): boolean =>
  edition === place.edition && modality === place.modality && (place.locator === null || locator === place.locator)

const assertion = (
  { edition, locator, modality, day }: HandPlace,
  attribute: string,
  value: Assertion['value'],
): Assertion => ({ edition, locator: locator ?? day, claimant: '', modality, attribute, value })

/** That a thing exists need not be said where the same place says more of it. */
const withoutIdle = (assertions: readonly Assertion[]): Assertion[] =>
  assertions.filter(
    (one) => one.attribute !== '' || !assertions.some((other) => other.attribute !== '' && sameCitation(one, other)),
  )

/** As a file of records gives back what is said by hand: what was said at one place at several times shows no order of time. */
export function inOrderOfRules(all: readonly Assertion[], attributes: Attributes): Assertion[] {
  const assertions = all.filter(({ edition }) => isHandMade(edition))
  const order = ['', nameAttribute, ...Object.keys(attributes)]
  const places = groupBy(assertions, ({ edition, locator, claimant, modality }) =>
    JSON.stringify([edition, locator, claimant, modality]),
  )
  const byHand = [...places]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([, place]) => [...place].sort((a, b) => order.indexOf(a.attribute) - order.indexOf(b.attribute)))
  return [...byHand, ...all.filter(({ edition }) => !isHandMade(edition))]
}
