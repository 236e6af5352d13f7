import { checkSource } from '../../domain/source-rules.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'
import type { Consistency, TableFormat } from './mapping.js'
import { dateForm, type Notation } from './notation.js'
import type { Part } from './part.js'
import { keyOf, type ReadContext, readTemplate } from './values.js'

/** What is said of the source, with the rules of seed files; what is missing the command line may say. */
export function readSource(part: Part): Partial<SourceDescription> {
  if (part.keys().length === 0) return {}
  const said = part.value as Readonly<Record<string, unknown>>
  for (const { field, message } of checkSource(said)) if (message !== 'is missing') part.at(field).fault(message)
  return said as Partial<SourceDescription>
}

const formatKeys = ['separator', 'quote', 'columns', 'empty', 'harmless', 'decimal', 'thousands', 'dates']

export function readTableFormat(part: Part): TableFormat {
  const keys = part.keys(formatKeys)
  const texts = (key: string): string[] =>
    part
      .at(key)
      .each()
      .map((each) => each.text() ?? '')
  for (const key of ['separator', 'quote'])
    if (keys.includes(key) && part.at(key).text()?.length !== 1) part.at(key).fault('expected one character')
  const columns = texts('columns')
  const double = columns.find((name, index) => columns.indexOf(name) !== index)
  if (double !== undefined) part.at('columns').fault(`'${double}' stands twice`)
  return {
    ...(keys.includes('separator') ? { separator: String(part.at('separator').value) } : {}),
    ...(keys.includes('quote') ? { quote: String(part.at('quote').value) } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    empty: texts('empty'),
    isHarmless: keys.includes('harmless') && part.at('harmless').oneOf(['true', 'false']) === 'true',
  }
}

export function readNotation(part: Part): Notation {
  const text = (key: string): string | undefined => (part.at(key).isMissing ? undefined : part.at(key).text())
  if (!part.at('decimal').isMissing) part.at('decimal').oneOf(['.', ','])
  const dates = part
    .at('dates')
    .each()
    .flatMap((form) => {
      const pattern = dateForm(form.text() ?? '')
      if (!pattern) form.fault('expected a form of dates such as dd.mm.yyyy or mm/yyyy')
      return pattern ?? []
    })
  return { decimal: text('decimal') ?? '.', thousands: text('thousands') ?? '', dates }
}

/** `consistent: {'{signatory}': '{wikidata_id}'}`: rows that give one name two items are all rejected. */
export const readConsistencies = (part: Part, context: ReadContext): Consistency[] =>
  part.keys().map((key) => ({
    of: readTemplate(keyOf(part, key), context),
    has: readTemplate(part.at(key), context),
  }))
