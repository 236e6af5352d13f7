import { limits } from '../limits.js'
import { checkLanguage, checkUrl } from './attributes.js'
import type { Fault } from './facts.js'
import { isEntityId } from './ids.js'
import { rangeOf } from './partial-date.js'
import { checkText } from './text.js'

const sourceRules: Readonly<Record<string, (value: unknown) => string | null>> = {
  id: (value) =>
    typeof value === 'string' && isEntityId(value) && value.startsWith('ct:source/')
      ? null
      : 'an id such as ct:source/some-name',
  title: (value) => checkText(value, limits.nameMax_chars),
  licence: (value) => checkText(value, limits.nameMax_chars),
  publisher: (value) => checkText(value, limits.nameMax_chars),
  url: checkUrl,
  language: checkLanguage,
  issued: (value) => (typeof value === 'string' && rangeOf(value) ? null : 'a date such as 2010-05, in quotes'),
}
const required = ['id', 'title', 'licence']

/** What is wrong with what is said of a source itself. */
export function checkSource(raw: Readonly<Record<string, unknown>>, besides: readonly string[] = []): Fault[] {
  const unknown = Object.keys(raw).filter((field) => !Object.hasOwn(sourceRules, field) && !besides.includes(field))
  const checked = Object.entries(sourceRules).flatMap(([field, rule]) => {
    if (raw[field] === undefined) return required.includes(field) ? [{ field, message: 'is missing' }] : []
    const expected = rule(raw[field])
    return expected === null ? [] : [{ field, message: `expected ${expected}` }]
  })
  const known = Object.keys(sourceRules).join(', ')
  return [...unknown.map((field) => ({ field, message: `unknown; known are ${known}` })), ...checked]
}
