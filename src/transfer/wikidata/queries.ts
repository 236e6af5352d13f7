import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLanguage } from '../../domain/attributes.js'
import { isWikidataId } from '../../domain/ids.js'

/** The `sparql/` folder lies beside `src/` and `dist/` alike. */
const folder = join(import.meta.dirname, '..', '..', '..', 'sparql', 'wikidata')

/** Queries that list items by pages, and those that ask about items that are known. */
export type ListName = 'cities' | 'universities'
export type DetailName = 'places' | 'names' | 'twinnings' | 'memberships' | 'seats'

/** What a query is filled with; nothing else is ever put into its text. */
export interface QueryValues {
  readonly items?: readonly string[]
  readonly languages?: readonly string[]
  readonly classes?: readonly string[]
  readonly after?: number
  readonly limit?: number
}

const written: { readonly [P in keyof QueryValues]-?: (value: NonNullable<QueryValues[P]>) => string } = {
  items: (items) => items.map(itemTerm).join(' '),
  languages: (codes) => codes.map(languageTerm).join(', '),
  classes: (items) => items.map(itemTerm).join(' '),
  after: numberTerm,
  limit: numberTerm,
}

/** A query's text with its `%PARAMETERS%` filled in. */
export function queryText(name: ListName | DetailName, values: QueryValues): string {
  return readFileSync(join(folder, `${name}.rq`), 'utf8').replaceAll(/%([A-Z]+)%/g, (_, parameter: string) => {
    const key = parameter.toLowerCase() as keyof QueryValues
    const value = values[key]
    if (value === undefined) throw new Error(`${name}.rq lacks ${parameter}`)
    return (written[key] as (value: unknown) => string)(value)
  })
}

function itemTerm(item: string): string {
  if (!isWikidataId(item)) throw new Error(`'${item}' is no item`)
  return `wd:${item}`
}

function languageTerm(code: string): string {
  if (checkLanguage(code) !== null) throw new Error(`'${code}' is no language`)
  return `"${code}"`
}

function numberTerm(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no number of an item`)
  return String(value)
}
