import { Part } from './part.js'
import { type Cells, type Complain, type Template, templateOf } from './template.js'

/** What a rule says with the cells of a row: texts, none where nothing is said. */
export type Value = (cells: Cells, complain: Complain) => string[]

/** Told which columns are read where, so that it can be checked that a file has them. */
export type NoteColumn = (column: string, part: Part) => void

export interface ReadContext {
  readonly note: NoteColumn
}

export function readTemplate(part: Part, { note }: ReadContext): Template {
  const read = templateOf(part.text() ?? '')
  if ('fault' in read) {
    part.fault(read.fault)
    return { text: '', columns: [], fill: () => '' }
  }
  for (const column of read.columns) note(column, part)
  return read
}

const valueKeys = ['from', 'default', 'values', 'split']

/**
 * A template; a list, of which each that is not empty gives a text; or a map: `from` has the value, `split` what parts
 * several in a cell, `values` what its texts stand for, `default` what is said where nothing is there.
 */
export function readValue(part: Part, context: ReadContext, beside: readonly string[] = []): Value {
  if (typeof part.value !== 'object') return textOf(readTemplate(part, context))
  if (Array.isArray(part.value)) return all(part.each().map((each) => readValue(each, context)))
  const keys = part.keys([...valueKeys, ...beside])
  if (!keys.includes('from')) part.fault(`expected a template, a list, or a map of ${valueKeys.join(', ')}`)
  let value = readValue(part.at('from'), context)
  if (keys.includes('split')) value = parted(value, part.at('split').text() ?? '')
  if (keys.includes('values')) value = translated(value, readWords(part.at('values')))
  return keys.includes('default') ? orElse(value, readValue(part.at('default'), context)) : value
}

/** One text: of a list, the first that is not empty; what stands behind it is not looked at. */
export function readFirst(part: Part, context: ReadContext): (cells: Cells, complain: Complain) => string {
  const values = part.each().map((each) => readValue(each, context))
  return (cells, complain) => {
    for (const value of values) {
      const [text] = value(cells, complain)
      if (text !== undefined) return text
    }
    return ''
  }
}

const textOf =
  (template: Template): Value =>
  (cells, complain) => {
    const text = template.fill(cells, complain)
    return text === '' ? [] : [text]
  }

const all =
  (values: readonly Value[]): Value =>
  (cells, complain) =>
    values.flatMap((value) => value(cells, complain))

const parted =
  (value: Value, separator: string): Value =>
  (cells, complain) =>
    value(cells, complain)
      .flatMap((text) => text.split(separator))
      .map((text) => text.trim())
      .filter((text) => text !== '')

function readWords(part: Part): ReadonlyMap<string, string> {
  return new Map(part.keys().map((key) => [key, part.at(key).isMissing ? '' : (part.at(key).text() ?? '')]))
}

/** A text that the table does not have is not passed on as it is: it may be a misspelling. */
const translated =
  (value: Value, words: ReadonlyMap<string, string>): Value =>
  (cells, complain) =>
    value(cells, complain).flatMap((text) => {
      const word = words.get(text)
      if (word === undefined) complain(`'${text}' is not among the values that the mapping knows`)
      return word === undefined || word === '' ? [] : [word]
    })

const orElse =
  (value: Value, otherwise: Value): Value =>
  (cells, complain) => {
    const said = value(cells, complain)
    return said.length > 0 ? said : otherwise(cells, complain)
  }

/** Whether a rule holds in a row. */
export type Condition = (cells: Cells) => boolean

const ignore = (): void => {}

/**
 * `when: '{x}'` holds where x is not empty; `when: {'{x}': [a, b]}` where it is a or b, with '' for an empty cell;
 * several must hold all. `unless` is the opposite.
 */
export function readConditions(rule: Part, context: ReadContext): Condition {
  const [when, unless] = (['when', 'unless'] as const).map((key) => readCondition(rule.at(key), context))
  return (cells) => (when?.(cells) ?? true) && !(unless?.(cells) ?? false)
}

function readCondition(part: Part, context: ReadContext): Condition | undefined {
  if (part.isMissing) return undefined
  if (typeof part.value !== 'object' || Array.isArray(part.value)) {
    const each = part.each().map((one) => readTemplate(one, context))
    return (cells) => each.every((template) => template.fill(cells, ignore) !== '')
  }
  const each = part.keys().map((key) => {
    const wanted = part
      .at(key)
      .each()
      .map((one) => one.text() ?? '')
    return { template: readTemplate(keyOf(part, key), context), wanted }
  })
  return (cells) => each.every(({ template, wanted }) => wanted.includes(template.fill(cells, ignore)))
}

/** A key as a part, with the place of what it stands before. */
export const keyOf = (part: Part, key: string): Part => {
  const { path, report } = part.at(key)
  return new Part(key, path, report)
}
