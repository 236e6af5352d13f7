import { invalidInput, limitExceeded } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import { TieStatus } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import type { Comparison } from './filter.js'

/** What callers compare with: checked, and in the form in which it is stored. */

export const signs = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

/** The operators that are given, with their values. */
export function present(comparison: Comparison): Comparison {
  for (const [operator, value] of Object.entries(comparison)) {
    if (value === null)
      throw invalidInput(`${operator}: null is no value; to find what is not known, use {isNull: true}.`)
    if (Array.isArray(value) && value.length > limits.filterValuesMax_count)
      throw limitExceeded(
        `A list in a filter has at most ${limits.filterValuesMax_count} values; this one has ${value.length}.`,
      )
  }
  return Object.fromEntries(Object.entries(comparison).filter(([, value]) => value !== undefined)) as Comparison
}

/** A comparison with all its words in capitals. */
export function inCapitals(comparison: Comparison): Comparison {
  const capitals = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(capitals) : typeof value === 'string' ? value.toUpperCase() : value
  return Object.fromEntries(Object.entries(comparison).map(([operator, value]) => [operator, capitals(value)]))
}

/** The status of a twinning in a variable: the rule of domain/tie-status.ts. */
export const statusTerm = (tie: string): string =>
  `coalesce(${tie}.status, CASE WHEN ${tie}.until IS NULL THEN '${TieStatus.ACTIVE}' ELSE '${TieStatus.ENDED}' END)`

/** Everything contains and begins with a text of punctuation alone. */
export function foldedText(operator: string, text: string): string {
  const folded = fold(text)
  if (folded === '' && text !== '' && (operator === 'contains' || operator === 'startsWith'))
    throw invalidInput(`${operator}: '${text}' has no letter or digit to look for; punctuation does not count.`)
  return folded
}

/** What the ids of a source's editions begin with. */
export const editionPrefix = (source: unknown): string => `${String(source).replace(/^ct:source\//, 'ct:edition/')}/`
