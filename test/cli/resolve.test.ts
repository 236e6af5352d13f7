import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import { type Ended, expectClean, workplace } from '../support/cli.js'

/** What names mean, as it is asked from a shell. */

const place = workplace()
const data = ['-d', 'file:./data']
const run = (args: readonly string[], input?: string): Promise<Ended> =>
  place.start(args, { cwd: place.path, ...(input === undefined ? {} : { input }) }).ended
const resolving = (args: readonly string[], input: string): Promise<Ended> =>
  run(['resolve', '-', ...data, ...args], input)
const cellsOf = ({ stdout }: Ended): string[][] =>
  stdout
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','))

beforeEach(async () => {
  writeFileSync(join(place.path, 'labels.tsv'), 'Q495\tTorino\nQ90\tParis\nQ830149\tParis\n')
  writeFileSync(join(place.path, 'ties.tsv'), 'Q495\tQ90\n')
  expect(await run(['import', 'edges', 'ties.tsv', '--labels', 'labels.tsv', ...data])).toMatchObject({ code: 0 })
})

test('a name is told with what it means, and how it was found', async () => {
  const ended = await resolving(['--csv'], 'Torino\nNowhere at all\n')
  expect(ended).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('2 names: 1 resolved, 0 to decide, 1 unknown'),
  })
  expectClean(ended)
  const [head, torino, nowhere] = cellsOf(ended)
  expect(head).toEqual(['name', 'country', 'decision', 'id', 'found', 'score', 'because'])
  expect(torino?.slice(0, 6)).toEqual(['Torino', '', 'resolved', 'wd:Q495', 'Torino', '1'])
  expect(nowhere?.slice(0, 4)).toEqual(['Nowhere at all', '', 'unknown', ''])
})

test('--explain tells all that a name could mean, each with its reason', async () => {
  const ended = await resolving(['--explain', '--csv'], 'Paris\nTorino\n')
  const [head, ...rows] = cellsOf(ended)
  expect(head?.slice(0, 4)).toEqual(['name', 'decision', 'candidate', 'called'])
  expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
    ['Paris', 'to decide', 'wd:Q90', 'Paris'],
    ['Paris', 'to decide', 'wd:Q830149', 'Paris'],
    ['Torino', 'resolved', 'wd:Q495', 'Torino'],
  ])
  for (const cells of rows) expect(cells.at(-1)).toMatch(/\w/)
  const asTable = await resolving(['--explain'], 'Paris\n')
  expect(asTable.stdout).toMatch(/candidate/)
  expect(asTable.stdout).toContain('wd:Q830149')
})

test('--json has every candidate, whether explained or not', async () => {
  const [plain, explained] = [
    await resolving(['--json'], 'Paris\n'),
    await resolving(['--json', '--explain'], 'Paris\n'),
  ]
  expect(explained.stdout).toBe(plain.stdout)
  expect(JSON.parse(plain.stdout)).toMatchObject([
    { name: 'Paris', kind: 'ambiguous', candidates: [{ id: 'wd:Q90' }, { id: 'wd:Q830149' }] },
  ])
})

test('what is asked wrongly is said in a sentence', async () => {
  const country = await resolving(['--country', 'Atlantis'], 'Torino\n')
  expect(country).toMatchObject({ code: 65, stderr: expect.stringMatching(/'Atlantis' is no country that is known/) })
  expectClean(country)
  const both = await resolving(['--json', '--csv'], 'Torino\n')
  expect(both).toMatchObject({ code: 64, stderr: expect.stringMatching(/cannot be used with/) })
  const missing = await run(['resolve', 'nothing.txt', ...data])
  expect(missing).toMatchObject({ code: 65, stderr: expect.stringMatching(/nothing\.txt/) })
})
