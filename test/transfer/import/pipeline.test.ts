import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Graph } from '../../../src/graph/graph.js'
import { textOf } from '../../../src/transfer/import/decode.js'
import { withInput } from '../../../src/transfer/import/input.js'
import { linesOf } from '../../../src/transfer/import/lines.js'
import { runImport } from '../../../src/transfer/import/pipeline.js'
import { isUnresolved, type Reader } from '../../../src/transfer/import/row.js'
import { engines, openGraph, temporaryFolder } from '../../support/engines.js'

const source = { id: 'ct:source/lines', title: 'Lines', licence: 'CC0 1.0', importer: 'test' }
const twinningsOf: Reader = async function* (input) {
  for await (const { number, text } of linesOf(input, 1000)) {
    const [from = '', to = ''] = text.split(' ').map((token) => `wd:${token}`)
    yield {
      place: `line ${number}`,
      original: text,
      entities: [from, to].map((id) => ({ id, type: 'City' })),
      relationships: [{ type: 'TWINNED_WITH', from, to, claimant: from }],
    }
  }
}

describe.each(engines)('rows on %s', (_, open) => {
  const folder = temporaryFolder()
  let graph: Graph

  beforeEach(async () => {
    graph = await openGraph(open)
  })
  afterEach(() => graph.engine.close())
  afterAll(() => folder.remove())

  test('become facts of an edition', async () => {
    const path = join(folder.path, 'ties')
    writeFileSync(path, 'Q1 Q2\r\nQ2 Q1\rQ2 Q3\n')
    const importing = () =>
      withInput(path, (input) => runImport(graph, { input, read: twinningsOf, source, reason: 'a test' }))
    expect(await importing()).toMatchObject({ rows_count: 3, unchanged: false, created_count: 5 })
    expect(await importing()).toMatchObject({ unchanged: true })
    const text = await withInput(path, async (input) => {
      let all = ''
      for await (const part of textOf(input)) all += part
      return all
    })
    expect(text).toBe('Q1 Q2\r\nQ2 Q1\rQ2 Q3\n')
    expect(isUnresolved({ name: 'Pavia', type: 'City' })).toBe(true)
  })
})
