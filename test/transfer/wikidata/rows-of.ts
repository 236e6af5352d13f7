import { withInput } from '../../../src/transfer/import/input.js'
import type { RawFact, Row } from '../../../src/transfer/import/row.js'
import { LanguageChoice } from '../../../src/transfer/wikidata/languages.js'
import { universityClasses, wikidataReader } from '../../../src/transfer/wikidata/read-wikidata.js'
import { allRows } from '../read-rows.js'

/** All rows of a file, in their order. */
export const rowsOfFile = (path: string, languages?: readonly string[]): Promise<Row[]> =>
  withInput(path, (input) => {
    const chosen = languages ? new LanguageChoice(languages) : null
    return allRows(wikidataReader({ languages: chosen, universityClasses })(input))
  })

/** What rows say, whoever says it in which order: a line for each fact that says more than its id, and for each fault. */
export function sayings(rows: readonly Row[]): string[] {
  const lines = rows.flatMap(({ place, entities, relationships, fault }) => [
    ...entities.filter(saysMore).map((fact) => `${place}: ${JSON.stringify(fact)}`),
    ...relationships.map((fact) => JSON.stringify(fact)),
    ...(fault === undefined ? [] : [`${place}! ${fault}`]),
  ])
  return [...new Set(lines)].sort()
}

const saysMore = ({ id: _id, type: _type, wikidataId: _item, ...more }: RawFact): boolean =>
  Object.keys(more).length > 0

/** What rows say of themselves, by their places: names in their order, attributes together. */
export function attributesIn(rows: readonly Row[]): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {}
  for (const { place, entities } of rows)
    for (const { id: _, ...attributes } of entities) found[place] = { ...found[place], ...attributes }
  return found
}
