import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readNames } from '../../src/domain/record.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import type { Graph } from '../../src/graph/graph.js'
import type { EntityRecord, RelationshipRecord } from '../../src/graph/records.js'
import { type EdgeListImport, importEdges } from '../../src/transfer/edges/import-edges.js'
import { NameResolver } from '../../src/transfer/resolve/name-resolver.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph, temporaryFolder } from '../support/engines.js'
import { all, listed } from '../support/lists.js'
import { countsInDatabase, countsInFile, realEdges, realLabels, whole } from './edge-list-files.js'

describe.each(engines)('an edge list on %s', (_, open) => {
  const folder = temporaryFolder()
  let graph: Graph

  beforeEach(async () => {
    graph = await openGraph(open)
  })
  afterEach(() => graph.engine.close())
  afterAll(() => folder.remove())

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder.path, name)
    writeFileSync(path, content)
    return path
  }
  const load = (edges: string | Uint8Array, rest: Partial<EdgeListImport> & { labelled?: string } = {}) => {
    const { labelled, ...options } = rest
    const labels = labelled === undefined ? {} : { labels: write('labels.tsv', labelled) }
    return importEdges(graph, { edges: write('edges.tsv', edges), ...labels, ...options })
  }
  const cities = (): Promise<EntityRecord[]> => listed(graph.entities.page('City', all))
  const twinnings = (): Promise<RelationshipRecord[]> => listed(graph.relationships.page('TWINNED_WITH', all))
  /** `Q1 Q2 < Q1 Q2`: the ends, then who claims it. */
  const ties = async (): Promise<string[]> =>
    (await twinnings()).map((tie) => {
      const claimants = readCitations(tie).map(({ claimant }) => claimant)
      return `${tie.from} ${tie.to} < ${claimants.join(' ')}`.replaceAll('wd:', '')
    })

  /** The refusal, after it was seen that nothing at all was written. */
  async function refusal(importing: () => Promise<unknown>): Promise<string> {
    const before = await graph.log.head()
    const failure = await importing().then(
      () => new Error('it was taken'),
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ kind: 'INVALID_INPUT' })
    expect(await graph.log.head()).toBe(before)
    expect(await graph.sources.count()).toBe(0)
    expect(await graph.isEmpty()).toBe(true)
    return (failure as Error).message.replaceAll(`${folder.path}/`, '')
  }

  test('names are cities of the source, or those of the graph that they mean where somebody asks for that', async () => {
    await importEdges(graph, {
      edges: write('before.tsv', 'Q1 Q8\n'),
      labels: write('labels.tsv', 'Q1\tPavia\nQ8\tCambridge\nQ9\tCambridge\n'),
      source: 'before',
    })
    const edges = 'Pav\u00eda\tNowhere\nCambridge\tPavia\nQ9\tNowhere\n'
    const names = { resolver: new NameResolver(graph.nameMatches), decidedBy: [] }
    const found = await load(edges, { source: 'found', names })
    expect(found.rejected.map(({ place }) => place)).toEqual(['line 2'])
    expect(found.rejected[0]?.reason).toMatch(/'Cambridge' is ambiguous: .*wd:Q8 \(Cambridge\).*wd:Q9/)
    expect(await ties()).toContain('ct:city/found-nowhere Q1 < Q1')
    expect(await ties()).toContain('ct:city/found-nowhere Q9 < Q9')
    const apart = await load(edges, { source: 'apart' })
    expect(apart).toMatchObject({ rejected_count: 0, created_count: 6 })
  })

  test('becomes cities and twinnings with their source', async () => {
    const report = await load('Q2\tQ10\nQ10\tQ3\n', { source: 'sisters', title: 'Sister cities', licence: 'CC0 1.0' })
    expect(report).toMatchObject({
      source: 'ct:source/sisters',
      unchanged: false,
      rows_count: 2,
      rejected_count: 0,
      created_count: 5,
      removed_count: 0,
      isFinished: true,
    })
    expect((await cities()).map(({ id, wikidataId, name }) => [id, wikidataId, name])).toEqual([
      ['wd:Q10', 'Q10', 'wd:Q10'],
      ['wd:Q2', 'Q2', 'wd:Q2'],
      ['wd:Q3', 'Q3', 'wd:Q3'],
    ])
    const [first] = await twinnings()
    // The smaller id by code unit comes first, whoever claims it.
    expect(first).toMatchObject({ from: 'wd:Q10', to: 'wd:Q2', key: 'TWINNING-0', kind: 'TWINNING' })
    expect(readCitations(first as RelationshipRecord)).toEqual([
      { edition: report.edition, locator: 'line 1', claimant: 'wd:Q2', modality: 'STATED', attributes: [] },
    ])
    const [source] = (await graph.sources.byIds(['ct:source/sisters'])).values()
    expect(source).toMatchObject({ title: 'Sister cities', licence: 'CC0 1.0', current: report.edition })
    expect(await graph.sources.editions([report.edition])).toMatchObject([{ status: 'CURRENT' }])
  })

  test('is named after its file where nothing is said', async () => {
    const report = await importEdges(graph, { edges: write('Città gemellate (2016).tsv', 'Q1 Q2\n') })
    expect(report.source).toBe('ct:source/citta-gemellate-2016')
  })

  test.each([
    ['tabs', 'Q1\tQ2\nQ3\tQ4\n'],
    ['spaces', 'Q1 Q2\nQ3 Q4\n'],
    ['many spaces', '  Q1   Q2  \nQ3      Q4\n'],
    ['spaces around tabs', ' Q1 \t Q2 \nQ3\t  Q4\n'],
    ['both, line by line', 'Q1\tQ2\nQ3 Q4\n'],
    ['CRLF', 'Q1\tQ2\r\nQ3\tQ4\r\n'],
    ['a byte order mark', '\uFEFFQ1\tQ2\nQ3\tQ4\n'],
    ['a byte order mark before a comment', '\uFEFF% sym\nQ1 Q2\nQ3 Q4\n'],
    ['no line break at the end', 'Q1\tQ2\nQ3\tQ4'],
    ['comments and empty lines', '% sym unweighted\n# Q5 Q6\n\nQ1 Q2\n   \n  # Q7 Q8\n\t\nQ3 Q4\n\n'],
  ])('may have %s', async (_form, text) => {
    await load(text)
    expect(await ties()).toEqual(['Q1 Q2 < Q1', 'Q3 Q4 < Q3'])
    expect((await cities()).map(({ id }) => id)).toEqual(['wd:Q1', 'wd:Q2', 'wd:Q3', 'wd:Q4'])
  })

  test('counts its lines as an editor does, comments among them', async () => {
    await load('# one\n\nQ1 Q2\r\n% four\nQ3 Q4\n')
    expect((await twinnings()).map((tie) => readCitations(tie)[0]?.locator)).toEqual(['line 3', 'line 5'])
  })

  test('says how far it is, in rows and bytes', async () => {
    const seen: unknown[] = []
    await importEdges(
      graph,
      { edges: write('edges.tsv', '# none\nQ1 Q2\nQ2 Q1\n'), labels: write('labels.tsv', 'Q1\tPavia\n') },
      { opened: ({ size_bytes }) => seen.push(size_bytes), progress: (state) => seen.push(state) },
    )
    // Labels count too. Of the cities that are written first, and of all.
    expect(seen).toEqual([28, { rows_count: 2, read_bytes: 19 }, { rows_count: 3, read_bytes: 28 }])
  })

  test('gives cities their labels, in an unknown language, also those that have no twin', async () => {
    const labelled = '# id and name\nQ1\tReggio Emilia\nQ2 San  Giuliano Terme\nQ3\tIas\u0326i\nQ3\tJassy\n'
    await load('Q1 Q2\n', { labelled })
    const found = await cities()
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      ['wd:Q3', 'Iași'],
      ['wd:Q1', 'Reggio Emilia'],
      ['wd:Q2', 'San Giuliano Terme'],
    ])
    expect(readNames(found[0] as EntityRecord)).toEqual([
      { language: 'und', text: 'Iași' },
      { language: 'und', text: 'Jassy' },
    ])
    expect((await graph.entities.byName('City', 'iasi')).map(({ id }) => id)).toEqual(['wd:Q3'])
    expect(readCitations(found[1] as EntityRecord)).toMatchObject([
      { locator: 'label in line 2', attributes: ['names', 'wikidataId'] },
    ])
  })

  test('takes ids that are not of Wikidata: ours as they are, others named after the source', async () => {
    await load('wd:Q1\tct:city/grand-poitiers\nParis, TX\t17\nQ0\tq5\n', { source: 'mixed' })
    expect((await cities()).map(({ id, wikidataId }) => [id, wikidataId])).toEqual([
      ['ct:city/mixed-17', undefined],
      ['ct:city/grand-poitiers', undefined],
      ['ct:city/mixed-paris-tx', undefined],
      ['ct:city/mixed-q0', undefined],
      ['ct:city/mixed-q5', undefined],
      ['wd:Q1', 'Q1'],
    ])
    expect(await countsInDatabase(graph.engine)).toMatchObject({ cities: 6, twinnings: 3 })
  })

  test('takes what is no id for the name of the city', async () => {
    await load('Reggio Emilia\tIași\nQ1\tIași\n', { source: 'named' })
    expect((await cities()).map(({ id, name }) => [id, name])).toEqual([
      ['ct:city/named-iasi', 'Iași'],
      ['ct:city/named-reggio-emilia', 'Reggio Emilia'],
      ['wd:Q1', 'wd:Q1'],
    ])
    expect((await graph.entities.byName('City', 'iasi')).map(({ id }) => id)).toEqual(['ct:city/named-iasi'])
  })

  test('does not take the name of a source that something else reads', async () => {
    await loadSeed(graph)
    const before = await graph.log.head()
    await expect(load('Q1 Q2\n', { source: 'wikidata' })).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringMatching(
        /ct:source\/wikidata is a source of the graph already, read from seed files .*--source/,
      ) as unknown,
    })
    expect(await graph.log.head()).toBe(before)
  })

  test('says which edition it takes the place of', async () => {
    const first = await load('Q1 Q2\nQ3 Q4\n')
    expect(first.superseded).toEqual([])
    expect((await load('Q1 Q2\n')).superseded).toEqual([first.edition])
  })

  test('leaves out what calls something a city that the graph knows as something else', async () => {
    await loadSeed(graph)
    const report = await load('Q1 Q2\nQ3 Q38\n')
    expect(report.rejected).toEqual([
      { place: 'line 2', reason: 'wd:Q38 is a Country, not a City', original: 'Q3 Q38' },
    ])
    const found = await graph.entities.byIds(['wd:Q1', 'wd:Q2', 'wd:Q3'])
    expect([...found.keys()].sort()).toEqual(['wd:Q1', 'wd:Q2'])
  })

  test('refuses a title or licence that is none', async () => {
    for (const bad of [{ title: '' }, { licence: 'a\nb' }])
      expect(await refusal(() => load('Q1 Q2\n', bad))).toMatch(/^--(?:title|licence): expected/)
  })

  test('takes long ids, however they break', async () => {
    await load(`${'a'.repeat(114)} b\t${'c'.repeat(300)}\n`.replace(/ b\t/, '-b\t'), { source: 'long' })
    expect(await countsInDatabase(graph.engine)).toMatchObject({ cities: 2, twinnings: 1 })
  })

  test('knows a tie that both sides claim from one that only one does', async () => {
    await load('Q1 Q2\nQ2 Q1\nQ3 Q1\nQ4 Q1\nQ1 Q4\n')
    expect(await ties()).toEqual(['Q1 Q2 < Q1 Q2', 'Q1 Q3 < Q3', 'Q1 Q4 < Q4 Q1'])
    expect(await graph.conflicts.count('ONE_SIDED')).toBe(1)
    expect(await graph.conflicts.page('ONE_SIDED', '', 10)).toMatchObject([
      { subject: 'rel:TWINNED_WITH~wd:Q1~wd:Q3~TWINNING-0' },
    ])
  })

  test('with a line twice makes the tie once, and keeps both places', async () => {
    await load('Q1 Q2\nQ1 Q2\nQ1\tQ2\n')
    const [tie, ...others] = await twinnings()
    expect(others).toEqual([])
    expect(readCitations(tie as RelationshipRecord).map(({ locator }) => locator)).toEqual([
      'line 1',
      'line 2',
      'line 3',
    ])
    expect(await graph.conflicts.count('ONE_SIDED')).toBe(1)
  })

  test('imported again changes nothing', async () => {
    const labelled = 'Q1\tPavia\n'
    await load('Q1 Q2\nQ2 Q1\n', { labelled })
    const [head, dump] = [await graph.log.head(), [await cities(), await twinnings()]]
    expect(await load('Q1 Q2\nQ2 Q1\n', { labelled })).toMatchObject({ unchanged: true, facts_count: 0 })
    expect(await graph.log.head()).toBe(head)
    expect([await cities(), await twinnings()]).toEqual(dump)
  })

  test('with a line less lets go of what it no longer says, and of nothing else', async () => {
    await load('Q1 Q2\nQ2 Q1\nQ1 Q3\nQ4 Q5\n')
    await load('Q5 Q4\n', { source: 'other' })
    const report = await load('Q1 Q2\n')
    expect(await ties()).toEqual(['Q1 Q2 < Q1', 'Q4 Q5 < Q5'])
    expect(await countsInDatabase(graph.engine)).toEqual(whole({ cities: 4, twinnings: 2, oneSided: 2 }))
    // Q3 and its tie; the tie of Q4 and Q5 is the other source's too.
    expect(report.removed_count).toBe(2)
  })

  describe('leaves out, with its reason,', () => {
    test.each([
      ['a city twinned with itself', 'Q1 Q2\nQ3 Q3\n', 2, /^to: the same as 'from'/],
      ['two spellings that are one id', 'Q1 Q2\nIași\tiasi\n', 2, /^to: the same as 'from'/],
      ['three columns', 'Q1 Q2\n# ok\nQ3 Q4 1\n', 3, /^expected two columns, found 3$/],
      ['one column', 'Q1\nQ1 Q2\n', 1, /^expected two columns, found 1$/],
      ['a column that is empty', 'Q1\t\nQ1\tQ2\n', 1, /to: expected an id/],
      ['a column without a letter or digit', 'Q1\tQ2\n—\tQ2\n', 2, /from: expected an id/],
      ['an id of another kind', 'Q1\tQ2\nct:event/x\tQ2\n', 2, /id: expected ct:city\/… for a City/],
      ['a name that is too long', `Q1\tQ2\n${'x'.repeat(400)}\ty\n`, 2, /names.und: expected at most 300 characters/],
      ['a line without end', `Q1 Q2\n${'Q'.repeat(50_000)} Q2\n`, 2, /^is longer than 40000 bytes$/],
      ['a null character', 'Q1 Q2\nQ3\0 Q4\n', 2, /^is not text: it holds a null character$/],
      [
        'bytes that are no UTF-8',
        Buffer.concat([Buffer.from('Q1 Q2\nIași Iași\nBesan'), Buffer.from([0xe7]), Buffer.from('on Q4\n')]),
        3,
        /^is not text in UTF-8$/,
      ],
    ])('%s', async (what, text, line, said) => {
      const report = await load(text)
      const faulty = report.rejected.filter(({ place }) => place === `line ${line}`)
      expect(faulty).toMatchObject([{ reason: expect.stringMatching(said) as unknown }])
      expect(report).toMatchObject({ rejected_count: what === 'bytes that are no UTF-8' ? 2 : 1, isFinished: false })
      expect(await ties()).toEqual(['Q1 Q2 < Q1'])
    })

    test.each([
      ['no label', 'Q3\tPavia\nQ2\t\n', 2],
      ['no id', '\tPavia\nQ3\tPavia\n', 1],
      ['a label too long', `Q1\t${'a'.repeat(301)}\nQ3\tPavia\n`, 1],
      ['a label with a control character', 'Q1\ta\u0007b\nQ3\tPavia\n', 1],
    ])('a line of labels that has %s', async (_what, labelled, line) => {
      expect((await load('Q1 Q2\n', { labelled })).rejected).toMatchObject([
        { place: `label in line ${line}`, reason: expect.stringMatching(/^expected /) as unknown },
      ])
      expect(await ties()).toEqual(['Q1 Q2 < Q1'])
    })

    test('twenty in the report of many', async () => {
      const report = await load(`Q1 Q2\n${'Q1\n'.repeat(25)}`)
      expect(report).toMatchObject({ rows_count: 26, rejected_count: 25 })
      expect(report.rejected.map(({ place }) => place)).toEqual(
        Array.from({ length: 20 }, (_row, i) => `line ${i + 2}`),
      )
    })
  })

  test('takes a text in Latin-1', async () => {
    await load(Buffer.from('Besançon Q4\nIasi Q4\n', 'latin1'), { source: 'latin' })
    expect((await cities()).map(({ name }) => name)).toEqual(['Besançon', 'Iasi', 'wd:Q4'])
  })

  test('takes a file packed with gzip, which is the same edition as unpacked', async () => {
    const lines = Array.from({ length: 30 }, (_line, i) => `Q${i + 1}\tQ${i + 2}\n`).join('')
    const first = await load(gzipSync(lines), { source: 'packed' })
    expect(first).toMatchObject({ rows_count: 30, created_count: 61 })
    expect(await load(lines, { source: 'packed' })).toMatchObject({ unchanged: true, edition: first.edition })
  })

  describe('is refused whole', () => {
    test.each([
      ['nothing', '', /edges\.tsv is empty/],
      ['comments only', '# Q1 Q2\n\n', /edges\.tsv is empty/],
    ])('with %s', async (_what, text, said) => {
      expect(await refusal(() => load(text))).toMatch(said)
    })

    test('when it is no text', async () => {
      const noise = Uint8Array.from({ length: 20_000 }, (_byte, i) => (i * i * 31 + i * 7) % 256)
      expect(await refusal(() => load(noise))).toMatch(/edges\.tsv is not text/)
    })

    test('when a file is missing or is a folder', async () => {
      const missing = join(folder.path, 'missing.tsv')
      expect(await refusal(() => importEdges(graph, { edges: missing }))).toMatch(
        /^missing\.tsv cannot be read: ENOENT/,
      )
      expect(await refusal(() => load('Q1 Q2\n', { labels: missing }))).toMatch(/^missing\.tsv cannot be read: ENOENT/)
      mkdirSync(join(folder.path, 'folder.tsv'), { recursive: true })
      expect(await refusal(() => importEdges(graph, { edges: join(folder.path, 'folder.tsv') }))).toMatch(
        /^folder\.tsv cannot be read: EISDIR/,
      )
    })

    test('when its name makes no source', async () => {
      expect(await refusal(() => load('Q1 Q2\n', { source: 'Not A Slug' }))).toMatch(
        /^'Not A Slug' cannot name a source/,
      )
      expect(await refusal(() => importEdges(graph, { edges: write('—.tsv', 'Q1 Q2\n') }))).toMatch(
        /cannot name a source/,
      )
    })
  })
})

const real = existsSync(realEdges) ? describe : describe.skip
real.each(engines)(
  `the sister cities of Wikidata on %s${existsSync(realEdges) ? '' : ` (skipped: there is no ${realEdges})`}`,
  (_, open) => {
    const counts = { cities: 10_055, twinnings: 17_401, oneSided: 624 }
    let graph: Graph

    beforeAll(async () => {
      graph = await openGraph(open)
    })
    afterAll(() => graph.engine.close())

    test('are 10,055 with 17,401 twinnings, 624 of them one-sided, each exactly once', async () => {
      expect(countsInFile(realEdges, realLabels)).toEqual(counts)
      const report = await importEdges(graph, { edges: realEdges, labels: realLabels, source: 'wikidata-p190-2016' })
      expect(report).toMatchObject({ rows_count: 10_055 + 34_182, created_count: 10_055 + 17_401, removed_count: 0 })
      expect(await countsInDatabase(graph.engine)).toEqual(whole(counts))
      expect([await graph.entities.count('City'), await graph.relationships.count('TWINNED_WITH')]).toEqual([
        10_055, 17_401,
      ])
      expect(await graph.conflicts.count('ONE_SIDED')).toBe(624)
      expect((await graph.entities.byName('City', 'pavia')).map(({ id }) => id)).toEqual(['wd:Q6259'])
    }, 180_000)

    test('are not imported twice', async () => {
      const head = await graph.log.head()
      const report = await importEdges(graph, { edges: realEdges, labels: realLabels, source: 'wikidata-p190-2016' })
      expect(report).toMatchObject({ unchanged: true, created_count: 0, updated_count: 0 })
      expect(await graph.log.head()).toBe(head)
      expect(await countsInDatabase(graph.engine)).toEqual(whole(counts))
    }, 180_000)
  },
)
