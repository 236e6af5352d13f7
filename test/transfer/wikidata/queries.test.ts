import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import oxigraph from 'oxigraph'
import { type DetailName, type ListName, queryText } from '../../../src/transfer/wikidata/queries.js'

const folder = join(import.meta.dirname, '..', '..', '..', 'sparql', 'wikidata')
const names = readdirSync(folder).map((file) => file.replace(/\.rq$/, '')) as (ListName | DetailName)[]
const values = {
  ITEMS: { items: ['Q6259', 'Q37776'] },
  LANGUAGES: { languages: ['en', 'zh-hant'] },
  CLASSES: { classes: ['Q3918'] },
  AFTER: { after: 5 },
  LIMIT: { limit: 10 },
}

const header = (name: string, field: string): string[] => {
  const text = readFileSync(join(folder, `${name}.rq`), 'utf8').replaceAll('\n#   ', ' ')
  const line = new RegExp(`^# ${field}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return line.replaceAll(/ \([^)]*\)/g, '').split(', ')
}

describe.each(names)('The query %s.rq', (name) => {
  const parameters = header(name, 'parameters')
  const given = Object.assign({}, ...parameters.map((parameter) => values[parameter as keyof typeof values])) as object

  test('is SPARQL 1.1 with the columns that it says', () => {
    const answer = new oxigraph.Store().query(queryText(name, given), { results_format: 'json' }) as string
    expect((JSON.parse(answer) as { head: { vars: string[] } }).head.vars).toEqual(header(name, 'columns'))
  })

  test('takes the parameters that it says, and no others', () => {
    const text = readFileSync(join(folder, `${name}.rq`), 'utf8')
    expect(new Set([...text.matchAll(/%([A-Z]+)%/g)].map(([, parameter]) => parameter))).toEqual(new Set(parameters))
    expect(() => queryText(name, {})).toThrow(/lacks/)
  })
})

describe('What is put into a query', () => {
  test.each([
    { items: ['Q1 } UNION { ?s ?p ?o'] },
    { items: ['q1'] },
    { items: ['P31'] },
    { items: ['Q1'], languages: ['en") || true || LANG(?x) = ("'] },
    { items: ['Q1'], languages: ['en\n'] },
  ])('is an item or a language, and nothing else: %j', (values) => {
    expect(() => queryText('names', { languages: ['en'], ...values })).toThrow(/is no (?:item|language)/)
  })

  test.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY])('is a whole number: %d', (after) => {
    expect(() => queryText('cities', { after, limit: 1 })).toThrow(/no number/)
  })
})
