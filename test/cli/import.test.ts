import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { RowProgress } from '../../src/cli/row-progress.js'
import type { ImportReport } from '../../src/transfer/import/pipeline.js'
import { assertBuilt, type Ended, expectClean, run, start } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'

/** Imports as they are run from a shell: files, exit codes, and what is said. */

let folder: ReturnType<typeof temporaryFolder>
beforeAll(assertBuilt)
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const memory = ['-d', 'memory:']
const data = ['-d', 'file:./data']
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder.path, name), content)
const importing = (args: readonly string[], input?: string | Uint8Array): Promise<Ended> =>
  run(['import', ...args], { cwd: folder.path, ...(input === undefined ? {} : { input }) })
const reportOf = ({ stdout }: Ended): ImportReport => JSON.parse(stdout) as ImportReport

describe('an import', () => {
  test('reads standard input, packed or not, under the name that it is given', async () => {
    const nameless = await importing(['edges', '-', ...memory], 'Q1\tQ2\n')
    expect(nameless).toMatchObject({ code: 65, stderr: expect.stringMatching(/needs a name: --source/) })
    const named = await importing(['edges', '-', ...memory, '--source', 'ties', '--json'], gzipSync('Q1\tQ2\nQ2\tQ3\n'))
    expect(named).toMatchObject({ code: 0, stderr: '' })
    expect(reportOf(named)).toMatchObject({ source: 'ct:source/ties', rows_count: 2, created_count: 5 })
  })

  test.each([
    ['that is not there', null, /^cityties: ties\.tsv cannot be read: ENOENT/],
    ['that is empty', '', /^cityties: ties\.tsv is empty: there is nothing in it to import\.\n$/],
    ['that is an archive', Buffer.from('PK\u0003\u0004 and more'), /^cityties: ties\.tsv is a zip archive/],
  ])('of a file %s makes no graph', async (_, content, message) => {
    if (content !== null) write('ties.tsv', content)
    const refused = await importing(['edges', 'ties.tsv', ...data])
    expect(refused).toMatchObject({ code: 65, stdout: '', stderr: expect.stringMatching(message) })
    expect(existsSync(join(folder.path, 'data'))).toBe(false)
  })

  test('of a list whose labels cannot be read makes no graph', async () => {
    write('ties.tsv', 'Q1\tQ2\n')
    const refused = await importing(['edges', 'ties.tsv', '--labels', 'nowhere.tsv', ...data])
    expect(refused).toMatchObject({ code: 65, stdout: '', stderr: expect.stringMatching(/nowhere\.tsv/) })
    expect(existsSync(join(folder.path, 'data'))).toBe(false)
  })

  test('puts what it cannot take beside the file, says so, and does not end well', async () => {
    write('ties.tsv', 'Q1\tQ2\nQ1\tQ2\tQ3\nQ4\tQ4\n')
    const refused = await importing(['edges', 'ties.tsv', ...data])
    expect(refused.code).toBe(65)
    expect(refused.stdout).toMatch(/^ct:source\/ties: 3 rows read, 2 rejected; 3 created/)
    expect(refused.stderr).toMatch(/2 rows cannot be imported, where --max-rejects allows 0:\n {2}line 2 {2}expected two columns, found 3\n {2}line 3 {2}to: the same/) // biome-ignore format: one line
    expect(refused.stderr).toMatch(/They are in ties\.tsv\.rejects\.tsv.*allow as many with --max-rejects 2/s)
    expectClean(refused)
    const rejects = readFileSync(join(folder.path, 'ties.tsv.rejects.tsv'), 'utf8').trimEnd().split('\n')
    expect(rejects[1]).toBe('line 2\texpected two columns, found 3\tQ1\\tQ2\\tQ3')
    const allowed = await importing([
      'edges',
      'ties.tsv',
      ...data,
      '--max-rejects',
      '2',
      '--rejects',
      'left.tsv',
      '--json',
    ])
    expect(allowed.code).toBe(0)
    expect(reportOf(allowed)).toMatchObject({ isFinished: true, rejected_count: 2, rejects: 'left.tsv' })
    expect(existsSync(join(folder.path, 'left.tsv'))).toBe(true)
    const again = await importing(['edges', 'ties.tsv', ...data])
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/nothing to do, this edition/) })
  })

  test('of nothing that can be taken does not end well, however much may be rejected', async () => {
    write('ties.tsv', 'Q4\tQ4\n')
    const refused = await importing(['edges', 'ties.tsv', ...memory, '--max-rejects', '10'])
    expect(refused).toMatchObject({ code: 65, stderr: expect.stringMatching(/Nothing was written/) })
    expect((await importing(['edges', 'ties.tsv', '--max-rejects', 'many'])).stderr).toMatch(/takes a whole number/)
  })

  test('says beforehand what it would do, and is undone', async () => {
    write('ties.tsv', 'Q1\tQ2\n')
    const foretold = await importing(['edges', 'ties.tsv', ...data, '--dry-run'])
    expect(foretold).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/would be created 3, .*nothing was written/),
    })
    const done = reportOf(await importing(['edges', 'ties.tsv', ...data, '--json']))
    expect(done).toMatchObject({ created_count: 3 })
    const undone = await importing(['--undo', done.edition, ...data, '--json'])
    expect(JSON.parse(undone.stdout)).toMatchObject({ edition: done.edition, removed_count: 3, unchanged: false })
    expect(await importing(['--undo', done.edition, ...data])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/nothing to do/),
    })
    expect((await importing(['--undo', 'ct:edition/none/000000000000', ...data])).code).toBe(66)
    expect((await importing([...data])).stderr).toMatch(/Name a format and a file/)
  })

  test('of records says beforehand which editions it would take, and reads standard input', async () => {
    write('ties.tsv', 'Q1\tQ2\n')
    await importing(['edges', 'ties.tsv', ...data])
    const { stdout: records } = await run(['export', 'jsonl', ...data], { cwd: folder.path })
    const foretold = await importing(['jsonl', '-', ...memory, '--dry-run'], records)
    expect(foretold).toMatchObject({ code: 0, stdout: '3 records checked; nothing was written\n' })
    expect((await importing(['jsonl', '-', ...memory, '--json'], gzipSync(records))).stdout).toMatch(
      /"created_count":3/,
    )
  })

  test('that is interrupted says how to go on, and goes on', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `Q${1 + (i % 9973)}\tQ${10_000 + ((i * 7919) % 30_011)}`)
    write('ties.tsv', `${lines.join('\n')}\n`)
    const running = start(['import', 'edges', 'ties.tsv', ...data], { cwd: folder.path })
    while (!existsSync(join(folder.path, 'data', 'graph.grafeo'))) await sleep(20)
    await sleep(500)
    const stopped = await running.stop('SIGINT')
    expect(stopped).toMatchObject({ code: null, signal: 'SIGINT', stdout: '' })
    expect(stopped.stderr).toMatch(/What is written stays; run the same command again to go on/)
    expectClean(stopped)
    const done = reportOf(await importing(['edges', 'ties.tsv', ...data, '--json']))
    expect(done).toMatchObject({ rows_count: 30_000, isFinished: true, unchanged: false })
    expect(reportOf(await importing(['edges', 'ties.tsv', ...data, '--json']))).toMatchObject({ unchanged: true })
  })
})

describe('progress', () => {
  const shown = (isTTY: boolean, times_ms: readonly number[]) => {
    const written: string[] = []
    const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream
    let now_ms = 0
    const bar = new RowProgress(stream, () => now_ms)
    bar.start(1000)
    for (const [i, time_ms] of times_ms.entries()) {
      now_ms = time_ms
      bar.update({ rows_count: (i + 1) * 100, read_bytes: (i + 1) * 100 })
    }
    bar.stop()
    return written
  }

  test('where there is no terminal is a line after a second and then every five, with rate and time left', () => {
    expect(shown(false, [900, 2000, 6000, 7000, 60_000])).toEqual([
      '20 %  200 rows, 100 rows/s, 8 s left\n',
      '40 %  400 rows, 57 rows/s, 11 s left\n',
      '50 %  500 rows, 8 rows/s, 1 min 0 s left\n',
    ])
  })

  test('of what is over at once is nothing', () => {
    expect(shown(false, [100, 200])).toEqual([])
  })
})
