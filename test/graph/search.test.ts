import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold } from '../../src/domain/fold.js'
import type { EntityType } from '../../src/domain/vocabulary.js'
import { Graph } from '../../src/graph/graph.js'
import { spanOf } from '../../src/graph/search/highlight.js'
import { type Candidate, type SearchDocument, SearchIndex } from '../../src/graph/search/search-index.js'
import { importEdges } from '../../src/transfer/edges/import-edges.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph, sharedData } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { author, city, content, entityFact, twins } from './facts.js'

/** Search finds what was meant, the best first, and is as new as the graph. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_122)

interface Hit {
  readonly id: string
  readonly tier: string
  readonly highlight: { readonly text: string; readonly start: number; readonly end: number } | null
}
type Asking = (text: string, kinds?: readonly EntityType[]) => Promise<Hit[]>

/** Asks over HTTP, as whoever types does. */
const askingOf =
  (server: TestServer): Asking =>
  async (text, kinds) => {
    const { search } = await server.data<{
      search: { totalCount: number; edges: { node: { id: string }; match: Omit<Hit, 'id'> }[] }
    }>(
      `query ($text: String!, $kinds: [EntityKind!]) { search(text: $text, kinds: $kinds, first: 500) {
        totalCount edges { node { id } match { tier highlight { text start end } } }
      } }`,
      { text, kinds },
    )
    const hits = search.edges.map(({ node, match }) => ({ id: node.id, ...match }))
    expect(Math.min(search.totalCount, 500)).toBe(hits.length)
    return hits
  }
const cut = (hit: Hit | undefined): string | undefined =>
  hit?.highlight ? hit.highlight.text.slice(hit.highlight.start, hit.highlight.end) : undefined

const document = (id: string, names: readonly string[], more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  type: 'City',
  nameKeys: names.map(fold),
  description: null,
  ...more,
})
const indexOf = (...documents: SearchDocument[]): SearchIndex => {
  const index = new SearchIndex()
  for (const one of documents) index.put(one)
  return index
}
/** By optimal string alignment, written down letter by letter. */
function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [x, y] = [a.slice(1), b.slice(1)]
  const swapped = a[0] === b[1] && a[1] === b[0] && a.length > 1 && b.length > 1
  return Math.min(
    edits(x, y) + (a[0] === b[0] ? 0 : 1),
    edits(x, b) + 1,
    edits(a, y) + 1,
    swapped ? edits(a.slice(2), b.slice(2)) + 1 : Number.POSITIVE_INFINITY,
  )
}
const found = (hits: readonly Candidate[]): string[] => hits.map(({ id, tier }) => `${id} ${tier}`)

describe('the search index', () => {
  test('ranks by how a text fits before how connected a thing is, then by id', () => {
    const index = indexOf(
      document('exact', ['Porto']),
      document('prefix', ['Porto Alegre']),
      document('words', ['Novo Porto']),
      document('fuzzy', ['Porta']),
      document('described', ['Gaia'], { description: 'Across the river from Porto.' }),
    )
    // The worse it fits, the more connected it is here.
    for (const [degree, id] of ['exact', 'prefix', 'words', 'fuzzy', 'described'].entries()) index.setDegree(id, degree)
    const all = ['exact EXACT', 'prefix PREFIX', 'words WORDS', 'fuzzy FUZZY', 'described DESCRIPTION']
    expect(found(index.find('Porto', null).page)).toEqual(all)
    for (const id of ['exact', 'b', 'a', 'c']) index.put(document(id, ['Porto']))
    index.setDegree('c', 3)
    index.setDegree('exact', 1)
    expect(found(index.find('PÔRTO', null).page).slice(0, 4)).toEqual(['c EXACT', 'exact EXACT', 'a EXACT', 'b EXACT'])
  })

  test.each([
    ['turim', ['turin FUZZY']],
    ['turn', ['turin FUZZY']],
    ['turinn', ['turin FUZZY']],
    ['trin', ['turin FUZZY']],
    ['tuirn', ['turin FUZZY']],
    ['utrin', ['turin FUZZY']],
    ['turni', ['turin FUZZY']],
    ['ruitn', []],
    ['tuinr', []],
    ['trn', []],
    ['nesabcon', []],
    ['beasncon', ['besancon FUZZY']],
    ['lodii', []],
    ['loid', []],
    ['besancn', ['besancon FUZZY']],
    ['besonçom', []],
    ['lodo', []],
    ['lod', ['lodi PREFIX']],
  ])('one typo in words of five letters or more, no other: %s', (text, hits) => {
    const index = indexOf(document('turin', ['Turin']), document('besancon', ['Besançon']), document('lodi', ['Lodi']))
    expect(found(index.find(text, null).page)).toEqual(hits)
  })

  test('a typo is one edit or one swap of neighbours, of the words of names from five letters on', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 3, maxLength: 7 })
    let typos_count = 0
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 20, maxLength: 40 }), letters, (names, text) => {
        const index = indexOf(...names.map((name) => document(name, [name])))
        const fitting = names.filter((name) => name.startsWith(text) || (name.length >= 5 && edits(text, name) === 1))
        typos_count += fitting.filter((name) => !name.startsWith(text)).length
        expect(new Set(index.find(text, null).page.map(({ id }) => id))).toEqual(new Set(fitting))
      }),
      { seed, numRuns: 300 },
    )
    expect(typos_count).toBeGreaterThan(300)
  })

  test('an id or a Wikidata item finds what it is of, before all names', () => {
    const index = indexOf(
      document('wd:Q6259', ['Pavia']),
      document('ct:city/pavia', ['Pavia'], { wikidataId: 'Q6259' }),
      document('ct:event/gala', ['Gala']),
      document('ct:city/named', ['wd Q6259']),
    )
    index.setDegree('ct:city/named', 9)
    index.setDegree('ct:city/pavia', 1)
    for (const text of ['wd:Q6259', ' q6259 '])
      expect(found(index.find(text, null).page).slice(0, 2)).toEqual(['ct:city/pavia EXACT', 'wd:Q6259 EXACT'])
    expect(found(index.find('Q6259', null).page)[2]).toBe('ct:city/named WORDS')
    expect(found(index.find('ct:event/gala', null).page)).toEqual(['ct:event/gala EXACT'])
    expect(index.find('ct:event/gala', new Set(['Event'])).page).toEqual([])
    index.put(document('ct:city/pavia', ['Pavia']))
    index.remove('wd:Q6259')
    expect(found(index.find('wd:Q6259', null).page)).toEqual(['ct:city/named EXACT'])
  })

  test('every word has to fit, in any order', () => {
    const index = indexOf(document('savignano', ['Savignano sul Rubicone']), document('other', ['Savignano Irpino']))
    expect(found(index.find('rubicone savi', null).page)).toEqual(['savignano WORDS'])
    expect(found(index.find('savignano  SUL', null).page)).toEqual(['savignano PREFIX'])
    expect(found(index.find('savignano sul mare', null).page)).toEqual([])
  })

  test('keeps to the kinds that are asked for', () => {
    const index = indexOf(document('city', ['Pavia']), document('university', ['Pavia'], { type: 'University' }))
    expect(found(index.find('pavia', new Set(['University'])).page)).toEqual(['university EXACT'])
    expect(index.find('pavia', new Set()).page).toEqual([])
    expect(index.find('pavia', null).count).toBe(2)
  })

  test('put, renamed and removed in any order, it is as one that was built at once', () => {
    const names = fc.constantFrom(
      'Iași',
      'Iasi Nord',
      'Torino',
      'Turin',
      'Turim',
      'Reggio',
      "Reggio nell'Emilia",
      '東京',
      '!?',
    )
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      names: fc.array(names, { maxLength: 2 }),
      gone: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const changed = new SearchIndex()
        const now = new Map<string, SearchDocument>()
        for (const { id, names: own, gone } of steps) {
          if (gone) changed.remove(id)
          else changed.put(document(id, own))
          if (gone) now.delete(id)
          else now.set(id, document(id, own))
        }
        const built = indexOf(...now.values())
        for (const text of ['iasi', 'i', 'turin', 'torino', 'reggio', 'emilia', 'tokyo', 'dong', '!'])
          expect(found(changed.find(text, null).page)).toEqual(found(built.find(text, null).page))
      }),
      { seed, numRuns: 100 },
    )
  })
})

describe('the span of what fits', () => {
  test.each([
    ['Iași', 'iasi', 'Iași'],
    ['Municipiul Iași', 'ias', 'Iaș'],
    ["Reggio nell'Emilia", 'reggio nell emilia', "Reggio nell'Emilia"],
    ["Reggio nell'Emilia", 'nell e', "nell'E"],
    ['Groß Gerau', 'gross', 'Groß'],
    ['Groß Gerau', 'gros', 'Groß'],
    ['👪 Città di Iași', 'citta di i', 'Città di I'],
    ['a👪b Città', 'citta', 'Città'],
    ['𝐏avia', 'pavia', '𝐏avia'],
    ['¿Åbo?', 'abo', 'Åbo'],
    ['القاهرة', 'lqhrh', 'القاهرة'],
    ['في القاهرة', 'lqhrh', 'القاهرة'],
  ])('of %s for %s', (text, folded, cutOut) => {
    const span = spanOf(text, folded)
    expect(span && text.slice(span.start, span.end)).toBe(cutOut)
  })

  test('is only where a word begins', () => {
    expect(spanOf('Pavia', 'via')).toBeNull()
    expect(spanOf('Pavia', 'pavias')).toBeNull()
    expect(spanOf('!?', 'a')).toBeNull()
  })

  test('is there for every text and each beginning of each of its words, and folds to it', () => {
    const texts = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('ș', 'A', ' ', "'", '👪', '東', 'ß', '½', '-'), maxLength: 8 }),
      )
      .map((text) => text.normalize('NFC'))
    let cut_count = 0
    fc.assert(
      fc.property(texts, fc.nat(50), (text, at) => {
        const folded = fold(text)
        const starts = [...folded].flatMap((_letter, i) => (i === 0 || folded[i - 1] === ' ' ? [i] : []))
        const start = starts[at % starts.length]
        if (start === undefined) return
        const piece = folded.slice(start, start + 1 + (at % 7)).trimEnd()
        const span = spanOf(text, piece)
        expect(span).not.toBeNull()
        if (!span) return
        cut_count++
        expect(fold(text.slice(span.start, span.end))).toContain(piece)
        // Whole characters, so that what is marked is text again.
        expect(text.slice(span.start, span.end).isWellFormed()).toBe(true)
        const shorter = text.slice(span.start, span.end - ([...text.slice(span.start, span.end)].at(-1)?.length ?? 1))
        expect(fold(shorter)).not.toContain(piece)
      }),
      { seed, numRuns: 1000 },
    )
    expect(cut_count).toBeGreaterThan(500)
  })
})

const questions = [
  'iasi',
  'IAȘI',
  'Iaşi',
  'Turin',
  'Torino',
  "Reggio nell'Emilia",
  'savignano',
  'besancn',
  'pav',
  'p',
  'a',
  'e',
  'x',
  'pavia',
  'univers',
  'italian network',
  'network charter',
  'hildesheym',
  'europ',
  'meeting 2011',
  'Grand Poitiers',
  'integration policies',
]

describe.each(engines)('search in the seed graph on %s', (_, open) => {
  let server: TestServer
  let ask: Asking
  beforeAll(async () => {
    const graph = await openGraph(open)
    await loadSeed(graph)
    server = await serveGraph(graph)
    ask = askingOf(server)
  })
  afterAll(() => server.close())

  test.each([
    ['iasi', 'wd:Q46852', 'EXACT', 'Iași'],
    ['IAȘI', 'wd:Q46852', 'EXACT', 'Iași'],
    ['Turin', 'wd:Q495', 'EXACT', 'Turin'],
    ['Torino', 'wd:Q495', 'EXACT', 'Torino'],
    ["Reggio nell'Emilia", 'wd:Q13360', 'EXACT', "Reggio nell'Emilia"],
    ['reggio nell emilia', 'wd:Q13360', 'EXACT', "Reggio nell'Emilia"],
    ['savignano', 'ct:city/savignano-sul-rubicone', 'PREFIX', 'Savignano'],
    ['besancn', 'wd:Q37776', 'FUZZY', 'Besançon'],
    ['besanc', 'wd:Q37776', 'PREFIX', 'Besanç'],
    ['pav', 'wd:Q6259', 'PREFIX', 'Pav'],
    ['grand poi', 'ct:city/grand-poitiers', 'PREFIX', 'Grand Poi'],
    ['åbo', 'wd:Q38511', 'EXACT', 'Åbo'],
    ['Torion', 'wd:Q495', 'FUZZY', 'Torino'],
    ['Q6259', 'wd:Q6259', 'EXACT', undefined],
    ['wd:Q6259', 'wd:Q6259', 'EXACT', undefined],
    ['ct:city/grand-poitiers', 'ct:city/grand-poitiers', 'EXACT', undefined],
  ])('%s finds what was meant first', async (text, id, tier, marked) => {
    const [first] = await ask(text)
    expect({ id: first?.id, tier: first?.tier, marked: cut(first) }).toEqual({ id, tier, marked })
  })

  test('swapped neighbours among cities', async () => {
    const [first] = await ask('Pavai', ['City'])
    expect({ ...first, marked: cut(first) }).toMatchObject({ id: 'wd:Q6259', tier: 'FUZZY', marked: 'Pavia' })
  })

  test('finds more with every letter less, and what was meant stays', async () => {
    let fewer = new Set<string>()
    for (const text of ['pavia', 'pavi', 'pav', 'pa', 'p']) {
      // A typo is let pass in words of five letters and more.
      const hits = new Set((await ask(text)).filter(({ tier }) => tier !== 'FUZZY').map(({ id }) => id))
      for (const id of fewer) expect(hits).toContain(id)
      expect(hits).toContain('wd:Q6259')
      fewer = hits
    }
  })

  test('keeps to kinds', async () => {
    const kinds = async (only?: readonly EntityType[]) => new Set((await ask('pavia', only)).map(({ id }) => id))
    expect(await kinds(['University'])).toEqual(new Set(['wd:Q219317']))
    expect(await kinds(['City'])).toEqual(new Set(['wd:Q6259']))
    expect(await kinds(['Country'])).toEqual(new Set())
    expect((await kinds()).size).toBeGreaterThan(2)
  })

  test('finds words of descriptions, after all names', async () => {
    const [hit] = await ask('aldermen')
    expect({ ...hit, marked: cut(hit) }).toMatchObject({
      id: 'ct:event/intercultural-network-second-meeting',
      tier: 'DESCRIPTION',
      marked: 'aldermen',
    })
  })

  test.each(['!', '…', ' ', '¿?!', '—'])('only punctuation (%s) is refused', async (text) => {
    const { body } = await server.ask('query ($text: String!) { search(text: $text) { totalCount } }', { text })
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/no letter or digit/),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  test('pages hold each hit once', async () => {
    const walked: string[] = []
    let after: string | null = null
    do {
      const {
        search,
      }: {
        search: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }
      } = await server.data(
        'query ($after: String) { search(text: "italian", first: 4, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }',
        { after },
      )
      walked.push(...search.edges.map(({ node }) => node.id))
      after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null
    } while (after !== null)
    expect(walked.length).toBeGreaterThan(8)
    expect(walked).toEqual((await ask('italian')).map(({ id }) => id))
  })

  test('a cursor of a search for other kinds is refused', async () => {
    const { search } = await server.data<{ search: { pageInfo: { endCursor: string } } }>(
      '{ search(text: "italian", first: 1) { pageInfo { endCursor } } }',
    )
    const { body } = await server.ask(
      `{ search(text: "italian", kinds: [City], after: "${search.pageInfo.endCursor}") { totalCount } }`,
    )
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
  })
})

describe.each(engines)('the search index follows the graph on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
    await graph.loader.load([content('a', 1, [city('warm', { description: 'Warm.' })])], author)
  })
  afterAll(() => graph.engine.close())

  const find = async (text: string): Promise<string[]> =>
    found((await graph.search.current()).view.find(text, null).page)
  const load = (
    edition: number,
    ...facts: Parameters<typeof content> extends [string, number, ...infer Facts] ? Facts : never
  ) => graph.loader.load([content('a', edition, ...facts)], author)

  test('what is added, renamed, tied, untied and removed', async () => {
    const named = (slug: string, en: string) => city(slug, { names: { en } })
    expect(await find('newtown')).toEqual([])
    await load(2, [named('one', 'Newtown'), named('two', 'Newtown'), named('three', 'Oldham')])
    expect(await find('newtown')).toEqual(['ct:city/one EXACT', 'ct:city/two EXACT'])
    await load(3, [named('one', 'Newtown'), named('two', 'Newtown'), named('three', 'Oldham')], [twins('two', 'three')])
    expect(await find('newtown')).toEqual(['ct:city/two EXACT', 'ct:city/one EXACT'])
    // Several ties to one neighbour are one neighbour.
    const twice = [twins('two', 'three'), twins('two', 'three', { kind: 'FRIENDSHIP' })]
    await load(
      4,
      [named('one', 'Newtown'), named('two', 'Newtown'), named('three', 'Oldham'), named('four', 'Ayas')],
      [...twice, twins('one', 'three'), twins('one', 'four')],
    )
    expect(await find('newtown')).toEqual(['ct:city/one EXACT', 'ct:city/two EXACT'])
    await load(5, [named('one', 'Newtown'), named('two', 'Villeneuve'), named('three', 'Oldham')])
    expect(await find('newtown')).toEqual(['ct:city/one EXACT'])
    expect(await find('villeneuve')).toEqual(['ct:city/two EXACT'])
    expect(await find('ayas')).toEqual([])
    await load(6, [named('three', 'Oldham')])
    expect([await find('newtown'), await find('villeneuve')]).toEqual([[], []])
  })

  test('what an edited description says', async () => {
    const club = (description?: string) =>
      entityFact({ id: 'ct:organisation/club', type: 'Organisation', names: { en: 'Club' }, description })
    await load(7, [club('Plays cricket.')])
    expect(await find('cricket')).toEqual(['ct:organisation/club DESCRIPTION'])
    await load(8, [club()])
    expect(await find('cricket')).toEqual([])
    expect(await find('club')).toEqual(['ct:organisation/club EXACT'])
  })

  test('what somebody writes past the log', async () => {
    await load(9, [city('foreign-1')])
    await find('foreign')
    await graph.engine.write((transaction) =>
      transaction.run({
        name: 'test/foreign',
        text: "MATCH (n:City {id: 'ct:city/foreign-1'}) SET n.nameKeys = ['elsewhere'], n.names = ['Elsewhere']",
      }),
    )
    expect(await find('foreign')).toEqual([])
    expect(await find('elsewhere')).toEqual(['ct:city/foreign-1 EXACT'])
  })

  test('brought up to date by the log, it is as one that is built now', async () => {
    const slugs = ['alba', 'albano', 'albi', 'brno', 'cork']
    for (let edition = 10; edition < 16; edition++) {
      const some = slugs.filter((_slug, i) => (edition * 7 + i * 3) % 4 !== 0)
      const pairs = some.flatMap((from, i) => some.slice(i + 1).map((to) => [from, to] as const))
      const ties = pairs.filter((_pair, i) => (i + edition) % 2 === 0).map(([from, to]) => twins(from, to))
      await load(
        edition,
        some.map((slug) => city(slug, { names: { en: edition % 3 === 0 ? `${slug} nova` : slug } })),
        ties,
      )
      const again = await Graph.open(graph.engine)
      for (const text of ['al', 'alba', 'nova', 'cork', 'b'])
        expect(await find(text)).toEqual(found((await again.search.current()).view.find(text, null).page))
    }
  })
})

const folder = join(sharedData, 'wikidata-p190-2016')
const hasData = existsSync(folder)
const both = describe.each([
  ['the seed', true, (graph: Graph) => loadSeed(graph)],
  [
    hasData ? 'the 10,055 cities' : `the 10,055 cities (skipped: ${folder} is not here)`,
    hasData,
    (graph: Graph) => importEdges(graph, { edges: join(folder, 'relations.tsv'), labels: join(folder, 'names.tsv') }),
  ],
] as [string, boolean, (graph: Graph) => Promise<unknown>][])

both('search in %s', (_name, isHere, fill) => {
  const whenHere = isHere && engines.length > 1 ? test : test.skip
  whenHere(
    'gives the same hits on both engines',
    async () => {
      const answers: unknown[] = []
      for (const [, open] of engines) {
        const graph = await openGraph(open)
        await fill(graph)
        const server = await serveGraph(graph)
        const ask = askingOf(server)
        const hits = []
        for (const text of questions) hits.push([text, await ask(text)])
        answers.push(hits)
        await server.close()
      }
      expect(answers[1]).toEqual(answers[0])
      expect((answers[0] as [string, Hit[]][]).filter(([, hits]) => hits.length > 0).length).toBeGreaterThan(10)
    },
    240_000,
  )
})
