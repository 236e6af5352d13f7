import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { csvReader } from '../../../src/transfer/csv/read-csv.js'
import type { Row } from '../../../src/transfer/import/row.js'
import { readMappingFile } from '../../../src/transfer/mapping/read-mapping.js'
import { temporaryFolder } from '../../support/engines.js'
import { outcomes, readRows } from '../read-rows.js'

const folder = temporaryFolder()
afterAll(() => folder.remove())

function mappingOf(text: string) {
  const path = join(folder.path, 'mapping.yaml')
  writeFileSync(path, text)
  return readMappingFile(path).mapping
}

const read = (table: string | Uint8Array, mapping: string): Promise<Row[]> =>
  readRows(folder.path, table, csvReader(mappingOf(mapping)))

/** A mapping of cities whose rule has these lines. */
const city = (...lines: string[]): string =>
  ['entities:', '  city:', '    type: City', ...lines.map((line) => `    ${line}`)].join('\n')
const named = city("id: 'wd:{id}'", "names: { und: '{name}' }")

const entitiesOf = async (table: string | Uint8Array, mapping: string) =>
  (await read(table, mapping)).flatMap(({ entities }) => entities)
const faultOf = async (table: string | Uint8Array, mapping: string) =>
  (await read(table, mapping)).map(({ fault }) => fault)

describe('what a mapping can say', () => {
  test('columns, constants, several names and what an id says by itself', async () => {
    const mapping = city("id: 'wd:{id}'", "names: { en: ['{a}', '{b}'], it: '{c}', und: Terra }", 'kind: CITY')
    expect(await entitiesOf('id,a,b,c\nQ1,One,,Uno\n', mapping)).toEqual([
      {
        type: 'City',
        id: 'wd:Q1',
        wikidataId: 'Q1',
        names: { en: ['One'], it: ['Uno'], und: ['Terra'] },
        kind: 'CITY',
      },
    ])
  })

  test('a language in a column, unknown where it is empty', async () => {
    const mapping = city("id: 'wd:{id}'", "names: { '{lang}': '{name}' }")
    expect((await entitiesOf('id,lang,name\nQ1,de,Köln\nQ1,,Cologne\n', mapping)).map(({ names }) => names)).toEqual([
      { de: ['Köln'] },
      { und: ['Cologne'] },
    ])
  })

  test('ids made of names, items in any notation, the first id that there is', async () => {
    const mapping = city("id: ['wd:{item|item}', 'ct:city/mine-{name|slug}']")
    const table =
      "item,name\nhttp://www.wikidata.org/entity/Q5,a\nwd:Q6,b\nQ7,c\n,Reggio nell'Emilia\n,—\nQ0,d\nhttps://example.org/Q8,e\n"
    const rows = await read(table, mapping)
    expect(rows.map(({ entities, fault }) => entities[0]?.['id'] ?? fault)).toEqual([
      'wd:Q5',
      'wd:Q6',
      'wd:Q7',
      'ct:city/mine-reggio-nell-emilia',
      expect.stringContaining("name: '—' has no letter or digit for an id"),
      expect.stringContaining("item: 'Q0' is not a Wikidata item"),
      expect.stringContaining("item: 'https://example.org/Q8' is not a Wikidata item"),
    ])
  })

  test('points of two columns, of one, and none', async () => {
    const two = city("id: 'wd:{id}'", "location: { latitude: '{lat}', longitude: '{lon}' }")
    expect((await entitiesOf('id,lat,lon\nQ1,45.18,9.15\nQ2,,\nQ3,1,\n', two)).map(({ location }) => location)).toEqual(
      [
        { latitude: 45.18, longitude: 9.15 },
        undefined,
        // Half a point is for the rules of the graph to refuse.
        { latitude: 1, longitude: '' },
      ],
    )
    const one = city("id: 'wd:{id}'", "location: '{at}'")
    const table = 'id,at\nQ1,Point(9.15 45.18)\nQ2,"45.18, 9.15"\nQ3,somewhere\n'
    expect((await entitiesOf(table, one)).map(({ location }) => location)).toEqual([
      { latitude: 45.18, longitude: 9.15 },
      { latitude: 45.18, longitude: 9.15 },
      'somewhere',
    ])
  })

  test('numbers and dates as they are written where the file was', async () => {
    const format = "format: { decimal: ',', thousands: '.', dates: [dd.mm.yyyy, mm/yyyy, yyyy-mm-ddT00:00:00Z] }\n"
    const event = [
      'entities:',
      '  event:',
      '    type: Event',
      "    id: 'ct:event/{n}'",
      "    start: '{start}'",
      "    statedParticipants: '{people}'",
      '  city:',
      '    type: City',
      '    id: wd:Q1',
      "    location: { latitude: '{lat}', longitude: '1' }",
    ].join('\n')
    const table =
      'n;start;people;lat\n1;4.9.2010;1.234;45,18\n2;09/2010;12,5;-1\n3;2010-05-22T00:00:00Z;;0\n4;2010;x;1\n'
    const facts = await entitiesOf(table, format + event)
    expect(
      facts.filter(({ type }) => type === 'Event').map((fact) => [fact['start'], fact['statedParticipants']]),
    ).toEqual([
      ['2010-09-04', 1234],
      ['2010-09', 12.5],
      ['2010-05-22', undefined],
      ['2010', 'x'],
    ])
    expect(facts.filter(({ type }) => type === 'City').map(({ location }) => location)).toEqual([
      { latitude: 45.18, longitude: 1 },
      { latitude: -1, longitude: 1 },
      { latitude: 0, longitude: 1 },
      { latitude: 1, longitude: 1 },
    ])
  })

  test('what values stand for, and defaults; an unknown value is not passed on', async () => {
    const mapping = city("id: 'wd:{id}'", "kind: { from: '{k}', values: { Stadt: CITY, '-': }, default: OTHER }")
    const rows = await read('id,k\nQ1,Stadt\nQ2,\nQ3,Dorf\nQ4,-\n', mapping)
    expect(rows.map(({ entities, fault }) => entities[0]?.['kind'] ?? fault)).toEqual([
      'CITY',
      'OTHER',
      "'Dorf' is not among the values that the mapping knows",
      'OTHER',
    ])
  })

  test('cells that say nothing', async () => {
    const mapping = `format: { empty: [n/a, '-'] }\n${city("id: 'wd:{id}'", "population: '{pop}'")}`
    expect((await entitiesOf('id,pop\nQ1,n/a\nQ2,-\nQ3,5\n', mapping)).map(({ population }) => population)).toEqual([
      undefined,
      undefined,
      5,
    ])
  })

  test('several in a cell, each an entity of its own and tied to', async () => {
    const mapping = [
      'entities:',
      "  city: { type: City, id: 'wd:{id}' }",
      '  twin:',
      '    type: City',
      "    each: { as: twin, from: '{twins}', split: ';' }",
      "    id: ['{twin|entity}', 'ct:city/x-{twin|slug}']",
      "    names: { und: '{twin|noId}' }",
      'relationships:',
      "  - { type: TWINNED_WITH, from: city, to: twin, claimant: city, since: '{year}' }",
    ].join('\n')
    const [row, alone] = await read('id,twins,year\nQ1,Q2; Iași ;;,1999\nQ3,,\n', mapping)
    expect(row?.entities.map(({ id }) => id)).toEqual(['wd:Q1', 'wd:Q2', 'ct:city/x-iasi'])
    expect(row?.relationships).toEqual([
      { type: 'TWINNED_WITH', from: 'wd:Q1', to: 'wd:Q2', claimant: 'wd:Q1', since: '1999' },
      { type: 'TWINNED_WITH', from: 'wd:Q1', to: 'ct:city/x-iasi', claimant: 'wd:Q1', since: '1999' },
    ])
    expect(outcomes([alone as Row])).toEqual(['line 3: 1 entities, 0 relationships'])
  })

  test('conditions: a relationship of what is not in the row is not there', async () => {
    const mapping = [
      'entities:',
      "  city: { type: City, id: 'wd:{id}' }",
      "  old: { type: Programme, id: ct:programme/old, when: { '{status}': [left, ended] } }",
      "  new: { type: Programme, id: ct:programme/new, unless: { '{status}': [left, ended] }, when: '{since}' }",
      'relationships:',
      '  - { type: MEMBER_OF, from: city, to: old }',
      '  - { type: MEMBER_OF, from: city, to: new }',
      "  - { type: TWINNED_WITH, from: city, to: 'wd:{twin}', when: '{twin}' }",
    ].join('\n')
    const rows = await read('id,status,since,twin\nQ1,left,1990,\nQ2,in,1990,Q9\nQ3,,,\n', mapping)
    expect(rows.map(({ relationships }) => relationships.map(({ to }) => to))).toEqual([
      ['ct:programme/old'],
      ['ct:programme/new', 'wd:Q9'],
      [],
    ])
  })

  test('what an entity is found by where the row has no id of it', async () => {
    const mapping = city(
      "id: 'wd:{id}'",
      "find: { name: '{name}', country: '{cc}', near: { latitude: '{lat}', longitude: '{lon}' }, population: '{pop}' }",
    )
    const table = 'id,name,cc,lat,lon,pop\nQ1,a,,,,\n,Torino,IT,45,7.6,800000\n,Iași,,,,\n,,IT,,,\n'
    const rows = await read(table, mapping)
    expect(rows.map(({ entities, fault }) => entities[0]?.['id'] ?? fault)).toEqual([
      'wd:Q1',
      { name: 'Torino', type: 'City', country: 'IT', near: { latitude: 45, longitude: 7.6 }, population: 800_000 },
      { name: 'Iași', type: 'City' },
      'city has no id: nothing stands in wd:{id}',
    ])
  })

  test('countries by their code', async () => {
    const mapping = city("id: '{cc|country}'", "names: { en: '{cc|countryName}' }").replace('City', 'Country')
    const rows = await read('cc\nIT\nit\nXX\n', mapping)
    expect(rows.map(({ entities, fault }) => entities[0]?.['id'] ?? fault)).toEqual([
      'wd:Q38',
      'wd:Q38',
      expect.stringContaining("cc: 'XX' is not a country's ISO 3166-1 code such as IT"),
    ])
    expect(rows[0]?.entities[0]).toEqual({ type: 'Country', id: 'wd:Q38', wikidataId: 'Q38', names: { en: ['Italy'] } })
  })

  test('what all rows agree in: those that do not are all rejected', async () => {
    const mapping = `consistent: { '{name}': '{id}' }\n${named}`
    expect(await faultOf('id,name\nQ1,a\nQ2,b\nQ3,a\nQ2,b\nQ4,\n', mapping)).toEqual([
      'a stands for Q1 and for Q3 in this file',
      undefined,
      'a stands for Q1 and for Q3 in this file',
      undefined,
      undefined,
    ])
  })

  test('what stands in many rows is cited from the first', async () => {
    const mapping = [
      'entities:',
      "  city: { type: City, id: 'wd:{id}' }",
      "  country: { type: Country, id: 'wd:{c}', names: { en: '{cn}' } }",
    ].join('\n')
    const rows = await read('id,c,cn\nQ1,Q38,Italy\nQ2,Q38,Italy\nQ3,Q38,Italia\n', mapping)
    expect(rows.map(({ entities }) => entities.map(({ at }) => at))).toEqual([
      [undefined, undefined],
      [undefined, 'line 2'],
      [undefined, undefined],
    ])
  })
})

describe('how a table is written', () => {
  const sizes = async (table: string | Uint8Array, mapping = named) =>
    (await read(table, mapping)).map(({ entities }) => entities[0]?.['names'])

  test.each([
    ['UTF-8', Buffer.from('id,name\nQ1,Iași\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFid,name\r\nQ1,Iași\r\n')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id,name\nQ1,Iași\n', 'utf16le')])],
    ['decomposed letters', Buffer.from('id,name\nQ1,Ias\u0326i\n')],
    ['tabs', Buffer.from('id\tname\nQ1\tIași\n')],
    ['semicolons', Buffer.from('id;name\nQ1;"Iași"\n')],
    ['bars', Buffer.from('id|name\nQ1| Iași \n')],
    ['a line break in its name', Buffer.from('id,name\nQ1,"\nIași"\n')],
    ['more columns than the mapping reads', Buffer.from('x,id,y,name\n1,Q1,2,Iași\n')],
  ])('%s', async (_what, table) => {
    expect(await sizes(table)).toEqual([{ und: ['Iași'] }])
  })

  test('Latin-1 and Windows-1252', async () => {
    const table = Buffer.from('id;name\nQ1;Poitiers \u2013 M\xfcnster\nQ2;Besan\xe7on\n', 'latin1')
    table[table.indexOf(0x13)] = 0x96
    expect(await sizes(table)).toEqual([{ und: ['Poitiers – Münster'] }, { und: ['Besançon'] }])
  })

  test('columns that the mapping names, where the file does not', async () => {
    expect(await sizes('Q1,a\nQ2,b\n', `format: { columns: [id, name] }\n${named}`)).toEqual([
      { und: ['a'] },
      { und: ['b'] },
    ])
  })

  test('columns without a title by their numbers', async () => {
    expect(await sizes('id,,x\nQ1,a,\n', named.replace('{name}', '{2}'))).toEqual([{ und: ['a'] }])
  })

  test('apostrophes before formulas are taken off where the mapping says so', async () => {
    const table = "id,name\nQ1,'=cmd\nQ2,'s-Hertogenbosch\nQ3,''+a\n"
    expect(await sizes(table, `format: { harmless: true }\n${named}`)).toEqual([
      { und: ['=cmd'] },
      { und: ["'s-Hertogenbosch"] },
      { und: ["'+a"] },
    ])
    expect(await sizes(table)).toEqual([{ und: ["'=cmd"] }, { und: ["'s-Hertogenbosch"] }, { und: ["''+a"] }])
  })
})

describe('bad tables', () => {
  test('ragged rows, broken cells and rows without an id are rejected, the others are read', async () => {
    const table = Buffer.from('id,name\nQ1,a,x\nQ2\nQ3,c\n,d\nQ4,"e"f\nQ5,g\n')
    expect(outcomes(await read(table, named))).toEqual([
      'line 2: has 3 cells, where there are 2 columns',
      'line 3: has 1 cells, where there are 2 columns',
      'line 4: 1 entities, 0 relationships',
      'line 5: city has no id: nothing stands in wd:{id}',
      'line 6: cell 2 goes on behind its closing quote',
      'line 7: 1 entities, 0 relationships',
    ])
  })

  test('a broken letter costs its line', async () => {
    const table = Buffer.from('id,name\nQ1,Iași ășțîâ\nQ2,b?\nQ3,c\n')
    table[table.indexOf('?')] = 0xff
    expect(outcomes(await read(table, named))).toEqual([
      'line 2: 1 entities, 0 relationships',
      'line 3: is not text in UTF-8',
      'line 4: 1 entities, 0 relationships',
    ])
  })

  test('a line that has no end costs itself', async () => {
    const table = `id,name\nQ1,${'x'.repeat(3_000_000)}\nQ2,b\n`
    expect(outcomes(await read(table, named))).toEqual([
      expect.stringMatching(/^line 2: is longer than/),
      'line 3: 1 entities, 0 relationships',
    ])
  })

  test.each([
    ['a quote that is never closed', 'id,name\nQ1,"a\nQ2,b\n', /input:2: a quote is opened and not closed/],
    ['nothing', '', /is empty/],
    ['empty lines', '\n\n', /is empty/],
    ['two columns of one name', 'id,id,name\nQ1,Q1,a\n', /input:1: two columns are called 'id'/],
    ['a column missing', 'id,nom\nQ1,a\n', /mapping\.yaml:5:19 {2}there is no column 'name'; there are id, nom/],
  ])('%s ends the reading', async (_what, table, said) => {
    await expect(read(table, named)).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(said) as unknown,
    })
  })
})
