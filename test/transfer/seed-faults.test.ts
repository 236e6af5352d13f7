import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph, temporaryFolder } from '../support/engines.js'

/** A small seed that is right; each test breaks it in one place. */
const right = `source:
  id: ct:source/test
  title: Test
  licence: CC0 1.0
entities:
  - { id: wd:Q1, type: City, at: p. 1, names: { it: Uno }, kind: CITY }
  - { id: wd:Q2, type: City, at: p. 1 }
  - id: wd:Q3
    type: Event
    at: p. 2
    start: '2010-05-22'
relationships:
  - { type: TWINNED_WITH, from: wd:Q1, to: wd:Q2, since: '2010', at: p. 3 }
`

/** `line:column` of a text, from 1. */
function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  expect(text.split(part)).toHaveLength(2)
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe.each(engines)('a broken seed file on %s', (_, open) => {
  let folder: ReturnType<typeof temporaryFolder>
  let graph: Graph

  beforeEach(async () => {
    graph = await openGraph(open)
    folder = temporaryFolder()
  })
  afterEach(async () => {
    folder.remove()
    await graph.engine.close()
  })
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder.path, name), content)

  /** The lines of the refusal after its first, with the folder's own path taken off; nothing may have been written. */
  async function faults(): Promise<string[]> {
    const before = await graph.log.head()
    const failure = await loadSeed(graph, { folder: folder.path }).then(
      () => new Error('it was taken'),
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ kind: 'INVALID_INPUT' })
    expect(await graph.log.head()).toBe(before)
    const [first, ...rest] = (failure as Error).message.split('\n')
    expect(first).toMatch(/^The seed files in .* have faults; nothing was loaded:$/)
    const shown = relative(process.cwd(), folder.path)
    return rest.map((line) => line.replaceAll(`${shown.startsWith('..') ? folder.path : shown}/`, '').trim())
  }

  test('is not what the others test: unbroken it loads', async () => {
    write('a.yaml', right)
    expect(await loadSeed(graph, { folder: folder.path })).toMatchObject([{ facts_count: 4, created_count: 4 }])
  })

  test.each([
    ['an unknown key', 'kind: CITY', 'colour: red', 'red', 'entities.0.colour: unknown; known are type, at, '],
    [
      'a key that another type has',
      'at: p. 2',
      'at: p. 2\n    population: 5',
      '5\n',
      'entities.2.population: unknown; known are ',
    ],
    [
      'a bad date',
      "'2010-05-22'",
      "'2010-02-30'",
      "'2010-02-30'",
      'entities.2.start: expected a date like 2010, 2010-05,',
    ],
    [
      'a date without its quotes',
      "since: '2010'",
      'since: 2010',
      '2010,',
      'relationships.0.since: expected a date like 2010,',
    ],
    ['a wrong enum', 'kind: CITY', 'kind: TOWN', 'TOWN', 'entities.0.kind: expected one of CITY, MUNICIPALITY,'],
    [
      'a wrong type',
      'type: TWINNED_WITH',
      'type: TWINNED_TO',
      'TWINNED_TO',
      'relationships.0.type: expected one of TWINNED_WITH,',
    ],
    ['a type in a list', 'type: Event', 'type: [Event]', '[Event]', 'entities.2.type: expected one of City,'],
    ['a malformed id', 'id: wd:Q3', 'id: Q3', 'Q3', 'entities.2.id: expected an id such as wd:Q6259'],
    ['a name that is empty', 'it: Uno', "it: ''", "''", 'entities.0.names.it: expected a text that is not empty'],
    ['a self relationship', 'to: wd:Q2', 'to: wd:Q1', 'wd:Q1, since', "relationships.0.to: the same as 'from'"],
    [
      'no place in the source',
      ', at: p. 3',
      '',
      '{ type: TWINNED_WITH',
      'relationships.0.at: expected a text that is not empty',
    ],
    [
      'an entity that is no map',
      '- { id: wd:Q2, type: City, at: p. 1 }',
      '- wd:Q2',
      'wd:Q2\n',
      'entities.1: expected an entity: a map',
    ],
    [
      'entities that are no list',
      /entities:[\s\S]*relationships:[\s\S]*$/,
      'entities: { a: b }\n',
      '{ a: b }',
      'entities: expected a list',
    ],
    [
      'an unknown section',
      'relationships:',
      'relations:',
      '- { type',
      'relations: unknown; known are source, entities, relationships',
    ],
    [
      'a wrong source id',
      'ct:source/test',
      'ct:city/test',
      'ct:city/test',
      'source.id: expected an id such as ct:source/some-name',
    ],
    ['a source without a licence', '  licence: CC0 1.0\n', '', 'id: ct:source', 'source.licence: is missing'],
    [
      'a dangling reference',
      'to: wd:Q2',
      'to: wd:Q9',
      '{ type: TWINNED_WITH',
      'TWINNED_WITH.to: wd:Q9 is described nowhere',
    ],
    ['a duplicate key', 'kind: CITY', 'kind: CITY, kind: CITY', 'kind: CITY }', 'Map keys must be unique'],
    ['a bracket left open', 'kind: CITY }', 'kind: CITY', null, ''],
    ['an alias of nothing', 'kind: CITY', 'kind: *city', '*city', '*city: an alias; write out'],
  ] as [string, string | RegExp, string, string | null, string][])(
    'with %s is refused with its place and what is wrong',
    async (_what, part, other, where, message) => {
      const text = right.replace(part, () => other)
      expect(text).not.toBe(right)
      write('a.yaml', text)
      const [fault, ...others] = await faults()
      // Of a file that is no YAML, the first fault is enough, and the parser says where it noticed.
      if (where === null) expect(fault).toMatch(/^a\.yaml:\d+:\d+ {2}./)
      else expect(fault).toMatch(new RegExp(`^a\\.yaml:${placeOf(text, where)} {2}${escaped(message)}`))
      expect(others).toEqual([])
    },
  )

  test('with several faults is told all of them', async () => {
    write('a.yaml', right.replace('kind: CITY', 'kind: TOWN').replace('at: p. 2', "at: ''").replace("'2010'", "'20'"))
    expect(await faults()).toEqual([
      expect.stringMatching(/^a\.yaml:6:\d+ {2}entities\.0\.kind: /),
      expect.stringMatching(/^a\.yaml:10:9 {2}entities\.2\.at: /),
      expect.stringMatching(/^a\.yaml:13:\d+ {2}relationships\.0\.since: /),
    ])
  })

  test.each([
    [
      'a sentence',
      'Pavia is twinned with Besançon.\n',
      /^a\.yaml:1:1 {2}expected a map of source, entities, relationships$/,
    ],
    ['a list', '- wd:Q1\n', /^a\.yaml:1:1 {2}expected a map of source, entities, relationships$/],
    ['nothing', '', /^a\.yaml(:1:1)? {2}expected a map of source, entities, relationships$/],
    ['a tab for an indent', 'source:\n\tid: ct:source/test\n', /^a\.yaml:2:\d+ {2}Tabs are not allowed/],
    ['two documents', `${right}---\n${right}`, /^a\.yaml:\d+:\d+ {2}Source contains multiple documents/],
    ['bytes', Uint8Array.from({ length: 500 }, (_byte, i) => (i * 37 + 1) % 256), /^a\.yaml(:\d+:\d+)? {2}./],
    ['another encoding', Buffer.from(right.replace('Uno', 'Forlì'), 'latin1'), /^a\.yaml(:\d+:\d+)? {2}.*UTF-8/],
    [
      'aliases without bound',
      `${right}x: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`)}]\n`).join('')}`,
      /^a\.yaml:15:\d+ {2}\*a: an alias; write out what it stands for$/,
    ],
  ] as [string, string | Uint8Array, RegExp][])('that is no seed but %s is refused', async (_what, content, said) => {
    write('a.yaml', content)
    expect((await faults())[0]).toMatch(said)
  })

  test('beside a right one keeps both out, and only it is blamed', async () => {
    write('a.yaml', right)
    write('b.yaml', 'nothing\n')
    write('c.yaml', 'nothing\n')
    expect(await faults()).toEqual([expect.stringMatching(/^b\.yaml:1:1 /), expect.stringMatching(/^c\.yaml:1:1 /)])
    expect(await graph.isEmpty()).toBe(true)
  })

  test('with the source of another file is refused', async () => {
    write('a.yaml', right)
    write('b.yaml', right.replaceAll('wd:Q1', 'wd:Q11'))
    expect(await faults()).toEqual([
      expect.stringMatching(/^b\.yaml.* source\.id: ct:source\/test is the source of another file too$/),
    ])
  })

  test('that no longer describes what it refers to is refused also when the graph still holds it', async () => {
    write('a.yaml', right)
    await loadSeed(graph, { folder: folder.path })
    write('a.yaml', right.replace('  - { id: wd:Q2, type: City, at: p. 1 }\n', ''))
    expect(await faults()).toEqual([
      expect.stringMatching(/^a\.yaml:12:5 {2}TWINNED_WITH\.to: wd:Q2 is described nowhere$/),
    ])
  })

  test('may refer to what another source in the graph describes', async () => {
    write('a.yaml', right)
    await loadSeed(graph, { folder: folder.path })
    const other = temporaryFolder()
    const text = right
      .replace('ct:source/test', 'ct:source/other')
      .replace(/entities:[\s\S]*relationships/, 'relationships')
    writeFileSync(join(other.path, 'b.yaml'), text)
    expect(await loadSeed(graph, { folder: other.path })).toMatchObject([{ facts_count: 1, updated_count: 1 }])
    other.remove()
  })

  test('that cannot be read, or a folder without one, is said', async () => {
    await expect(loadSeed(graph, { folder: folder.path })).rejects.toThrow(
      /^The seed folder .* holds no \.yaml file\.$/,
    )
    await expect(loadSeed(graph, { folder: join(folder.path, 'none') })).rejects.toThrow(
      /^The seed folder .* cannot be read\.$/,
    )
    mkdirSync(join(folder.path, 'a.yaml'))
    expect(await faults()).toEqual([expect.stringMatching(/^a\.yaml {2}cannot be read: EISDIR/)])
  })
})
