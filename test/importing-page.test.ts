import { execFile } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { filters } from '../src/transfer/mapping/filters.js'
import { readMappingFile } from '../src/transfer/mapping/read-mapping.js'
import { assertBuilt } from './support/cli.js'
import { temporaryFolder } from './support/engines.js'
import { eurocitiesFolder, exampleMapping } from './transfer/mapping/examples.js'

/** The page about importing: its mappings are read, its commands run. */

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'importing.md'), 'utf8')
const blocksIn = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1] as string)

const folder = temporaryFolder()
afterAll(() => folder.remove())

test('links lead somewhere, and every filter is explained', () => {
  for (const [, link = ''] of page.matchAll(/\]\((?!http)([^)#]+)/g))
    expect(existsSync(join(root, 'docs', link))).toBe(true)
  for (const name of Object.keys(filters)) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\``, 'm'))
})

test.each(blocksIn('yaml').map((text, i) => [i + 1, text] as const))('mapping %i is one', (_, text) => {
  const path = join(folder.path, 'mapping.yaml')
  writeFileSync(path, text)
  expect(() => readMappingFile(path)).not.toThrow()
})

test('the mapping of the example says what the shipped one does', () => {
  const [shown = ''] = blocksIn('yaml')
  const shipped = parse(readFileSync(exampleMapping('eurocities-members'), 'utf8')) as Record<string, unknown>
  const { source, ...rules } = parse(shown) as Record<string, object>
  expect(shipped).toMatchObject({ source, ...rules })
})

const isThere = existsSync(eurocitiesFolder)
if (!isThere)
  process.stdout.write(`\nSkipped: the commands of docs/importing.md, for there is no ${eurocitiesFolder}\n`)

;(isThere ? describe : describe.skip)('the commands', () => {
  const said: string[] = []
  beforeAll(async () => {
    assertBuilt()
    for (const name of ['dist', 'examples']) symlinkSync(join(root, name), join(folder.path, name))
    symlinkSync(eurocitiesFolder, join(folder.path, 'eurocities-2025'))
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: 'file:./mapped-graph' }
    for (const block of blocksIn('sh')) {
      const { stdout } = await promisify(execFile)('bash', ['-e', '-c', block], { cwd: folder.path, env })
      said.push(stdout)
    }
  }, 120_000)

  test('import the members and the signatories', () => {
    const [members, signatures, suggested, network] = said
    expect(members).toMatch(/209 rows read; would be created 658.*; nothing was written\n.*209 rows read; 658 created/)
    expect(signatures).toMatch(/80 rows read, 6 rejected/)
    expect(readFileSync(join(folder.path, 'rejected.tsv'), 'utf8')).toContain('Sindelfingen stands for Q14889')
    expect(suggested).toContain('id: wd:{wikidata_id|item}')
    expect(network).toMatch(/0 rejected|rows read; would be created 0/)
  })

  test('a suggestion is a mapping', () => {
    const path = join(folder.path, 'suggested.yaml')
    writeFileSync(path, said[2] ?? '')
    expect(readMappingFile(path).mapping.rows.entities.map(({ name }) => name)).toEqual(['city', 'country'])
  })
})
