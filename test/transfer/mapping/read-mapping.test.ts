import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { readMappingFile } from '../../../src/transfer/mapping/read-mapping.js'
import { temporaryFolder } from '../../support/engines.js'

const folder = temporaryFolder()
afterAll(() => folder.remove())

function faultsOf(text: string | Uint8Array): string {
  const path = join(folder.path, 'mapping.yaml')
  writeFileSync(path, text)
  try {
    readMappingFile(path)
  } catch (error) {
    expect(error).toMatchObject({ kind: 'INVALID_INPUT' })
    return (error as Error).message.replaceAll(`${folder.path}/`, '')
  }
  throw new Error('it was taken')
}

const rule = (...lines: string[]): string => ['entities:', '  city:', ...lines.map((line) => `    ${line}`)].join('\n')

test.each([
  ['nothing', '', /expected a map of source, format/],
  ['no rule', 'source: { title: x }\n', /has neither entities nor relationships/],
  ['no YAML', 'entities: [\n', /mapping\.yaml:2:1/],
  ['another encoding', Buffer.from('# \xe9\n', 'latin1'), /not text in UTF-8/],
  ['an unknown section', 'entity: {}\n', /mapping\.yaml:1:9 {2}entity: unknown; known are source, format/],
  ['an unknown type', rule('type: Town', "id: '{x}'"), /:3:11 {2}entities\.city\.type: expected one of City, Country/],
  [
    'an unknown attribute',
    rule('type: City', "id: '{x}'", 'mayor: x'),
    /:5:12 {2}entities\.city\.mayor: unknown; known are/,
  ],
  [
    'an attribute of another type',
    rule('type: Country', "id: '{x}'", 'population: 5'),
    /entities\.city\.population: unknown/,
  ],
  ['neither id nor find', rule('type: City'), /:3:5 {2}entities\.city: has neither id nor find/],
  [
    'a brace without its other',
    rule('type: City', "id: 'wd:{x'"),
    /:4:9 {2}entities\.city\.id: a brace without its other/,
  ],
  ['empty braces', rule('type: City', "id: 'wd:{}'"), /braces without the name of a column/],
  ['an unknown filter', rule('type: City', "id: '{x|upcase}'"), /'upcase' is not a filter; there are slug, item/],
  [
    'a value that is a map of something else',
    rule('type: City', 'id: { column: x }'),
    /unknown; known are from, default, values, split/,
  ],
  [
    'a date form that is none',
    `format: { dates: [jj.mm.aaaa] }\n${rule('type: City', 'id: wd:Q1')}`,
    /format\.dates\.0: expected a form of dates/,
  ],
  [
    'a separator of two characters',
    `format: { separator: '||' }\n${rule('type: City', 'id: wd:Q1')}`,
    /format\.separator: expected one character/,
  ],
  [
    'a source with a wrong id',
    `source: { id: eurocities }\n${rule('type: City', 'id: wd:Q1')}`,
    /source\.id: expected an id such as ct:source/,
  ],
  [
    'an end that is no rule',
    `${rule('type: City', 'id: wd:Q1')}\nrelationships:\n  - { type: TWINNED_WITH, from: city, to: town }\n`,
    /:6:43 {2}relationships\.0\.to: no entity of this mapping; there are city/,
  ],
  ['relationships that are no list', 'relationships: { type: SIGNED }\n', /relationships: expected a list/],
  ['an alias', 'entities: &a\n  x: *a\n', /\*a: an alias; write out/],
])('a mapping with %s is refused, with its place', (_what, text, said) => {
  expect(faultsOf(text)).toMatch(said)
})

test('all that is wrong is told at once', () => {
  const said = faultsOf(
    `${rule('type: City', "id: '{x'", 'mayor: y')}\nrelationships:\n  - { type: SIGNS, from: city, to: 'ct:agreement/x' }\n`,
  )
  expect(said.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(3)
})
