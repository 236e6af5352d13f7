import { execFile } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../src/compose.js'
import type { Database } from '../src/config.js'
import { Graph } from '../src/graph/graph.js'
import { whyNoWikidata } from './analytics/wikidata-graph.js'
import { assertBuilt } from './support/cli.js'
import { engines, neo4j, sharedData, temporaryFolder } from './support/engines.js'
import { serveGraph, type TestServer } from './support/http.js'

/** The researcher's tour: its data is loaded as it says, its queries are asked, its answers are what comes. */

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'researchers-tour.md'), 'utf8')
const blocksIn = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1] as string)

const [introduction = '', ...sections] = page.split(/^## (?=\d+\. )/m)
const questions = sections.map((section) => ({
  title: section.slice(0, section.indexOf('\n')),
  queries: blocksIn(section, 'graphql'),
  answers: blocksIn(section, 'json'),
}))
const [loading = '', ...moreCommands] = blocksIn(introduction, 'sh')
const inOwnFolder = 'export DATABASE_URL=file:./tour-graph\n'

/** Numbers as they are written: whole ones are exact, others are right to the last digit. */
function expectedOf(answer: string): unknown {
  const marked = answer.replace(/([:[,] )(-?\d+(?:\.\d+)?)(?=[,\s\]}])/g, '$1"number $2"')
  return JSON.parse(marked, (_, value: unknown) => {
    const number = typeof value === 'string' ? /^number (-?\d+(?:\.(\d+))?)$/.exec(value) : null
    if (!number) return value
    const [, written, decimals] = number
    return decimals === undefined ? Number(written) : expect.closeTo(Number(written), decimals.length)
  })
}

/** Runs the commands of the page in a folder that has what they name. */
async function load(folder: string, database: Database | null): Promise<void> {
  for (const name of ['dist', 'examples']) symlinkSync(join(root, name), join(folder, name))
  symlinkSync(join(sharedData, 'wikidata-p190-2016'), join(folder, 'wikidata-p190-2016'))
  const env = { PATH: process.env['PATH'] ?? '', ...(database?.kind === 'neo4j' && { DATABASE_URL: database.url }) }
  const commands = database ? loading.replace(inOwnFolder, '') : loading
  await promisify(execFile)('bash', ['-e', '-c', commands], { cwd: folder, env })
}

test('the page asks ten questions, each by one query with one answer', () => {
  expect(questions).toHaveLength(10)
  for (const { queries, answers } of questions) expect([queries.length, answers.length]).toEqual([1, 1])
  expect(moreCommands).toEqual([])
  expect(loading.startsWith(inOwnFolder)).toBe(true)
  for (const [, link = ''] of page.matchAll(/\]\((?!http)([^)#]+)/g))
    expect(existsSync(join(root, 'docs', link))).toBe(true)
})

const missing = whyNoWikidata()
if (missing) process.stdout.write(`\nSkipped, the answers of the researcher's tour: ${missing}\n`)

;(missing ? describe.skip : describe).each(engines)("the researcher's tour on %s", (name, open) => {
  const folder = temporaryFolder()
  let server: TestServer

  beforeAll(async () => {
    assertBuilt()
    const database = name === 'Neo4j' ? neo4j : null
    if (database) await (await open()).close()
    await load(folder.path, database)
    const engine = await openEngine(database ?? { kind: 'embedded', folder: join(folder.path, 'tour-graph') })
    server = await serveGraph(await Graph.open(engine))
  }, 240_000)
  afterAll(async () => {
    await server?.close()
    folder.remove()
  })

  test.each(questions)('$title', async ({ queries: [query = ''], answers: [answer = ''] }) => {
    expect(await server.data(query)).toEqual(expectedOf(answer))
  })
})
