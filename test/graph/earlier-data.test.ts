import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { withGraph } from '../../src/compose.js'
import type { Graph } from '../../src/graph/graph.js'
import { contentOf } from '../../src/transfer/copy/records-of.js'
import { temporaryFolder } from '../support/engines.js'

const kept = join(import.meta.dirname, '..', 'data-of')
const signal = new AbortController().signal
const author = { actor: 'test', reason: 'test' }

interface Earlier {
  readonly file: string
  readonly applied: readonly string[]
  /** As the version itself said it, of the embedded engine. */
  readonly graphVersion: number
  readonly counts: { readonly entities: number; readonly relationships: number }
  readonly contentHash: string
  readonly keys: readonly string[]
}

const all: readonly Earlier[] = [
  {
    file: 'schema-1.grafeo.gz',
    applied: ['0002-writing-by-hand', '0003-access-keys', '0004-merged-ids', '0005-names'],
    graphVersion: 16,
    counts: { entities: 77, relationships: 150 },
    contentHash: '5b3c58fe16ad70ed9f3480e3454943a419a38fc29c7c5b582256e62b3bf13d61',
    keys: [],
  },
  {
    file: 'schema-4.grafeo.gz',
    applied: ['0005-names'],
    graphVersion: 17,
    counts: { entities: 77, relationships: 150 },
    contentHash: 'c7e0085a67daf24e8da86c99b2ef3a0eb1380bb9473d73d037b688cb9f6e5fe4',
    keys: ['kept'],
  },
]

test('every data folder that is kept is opened here', () => {
  const files = readdirSync(kept).filter((name) => name.endsWith('.gz'))
  expect(all.map(({ file }) => file)).toEqual(files.sort())
})

describe.each(all)('the data in $file', ({ file, applied, graphVersion, counts, contentHash, keys }) => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeAll(() => {
    folder = temporaryFolder()
    mkdirSync(join(folder.path, 'data'))
    writeFileSync(join(folder.path, 'data', 'graph.grafeo'), gunzipSync(readFileSync(join(kept, file))))
  })
  afterAll(() => folder.remove())
  const opened = <T>(work: (graph: Graph) => Promise<T>): Promise<T> =>
    withGraph({ database: { kind: 'embedded', folder: join(folder.path, 'data') } }, work, { mustExist: true })

  test('is brought up to date, holds what it held, and can be searched and written', async () => {
    await opened(async (graph) => {
      expect(graph.migration.applied).toEqual(applied)
      expect(await graph.log.head()).toBe(graphVersion)
      expect(await contentOf(graph, signal)).toMatchObject({ contentHash, counts })
      expect((await graph.accessKeys.all()).map(({ name }) => name)).toEqual(keys)
      const { view } = await graph.search.current()
      expect(view.find('iasi', null).page.map(({ id }) => id)).toContain('wd:Q46852')
      await graph.accessKeys.create({ name: 'new', roles: ['reader'], expiresAt: null }, author)
      expect(await graph.log.head()).toBe(graphVersion + 1)
    })
    await opened(async (graph) => {
      expect(graph.migration.applied).toEqual([])
      expect((await graph.accessKeys.all()).map(({ name }) => name).sort()).toEqual([...keys, 'new'].sort())
      expect(await contentOf(graph, signal)).toMatchObject({ contentHash })
    })
  })
})
