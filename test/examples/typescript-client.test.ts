import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { author, city, content } from '../graph/facts.js'
import { embedded, temporaryFolder } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'examples', 'typescript-client')
const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: folder })
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

// Its packages are the project's own, of the same versions, so nothing is installed for the test.
describe('the TypeScript client', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded))
  })
  afterAll(() => server.close())

  test('is generated from the schema as it is; `npm run generate` in its folder brings it up to date', async () => {
    expect((await node('generate.mjs', '--check')).stderr).toBe('')
  })

  test('names the versions that it is tried with', () => {
    const read = (...path: string[]) => JSON.parse(readFileSync(join(...path, 'package.json'), 'utf8')) as never
    const { devDependencies } = read(folder) as { devDependencies: Record<string, string> }
    const own = read(root) as { dependencies: Record<string, string>; devDependencies: Record<string, string> }
    expect({ ...own.devDependencies, ...own.dependencies }).toMatchObject(devDependencies)
  })

  test('compiles, and asks a server', async () => {
    const out = temporaryFolder()
    try {
      await node(tsc, '-p', folder, '--outDir', out.path)
      writeFileSync(join(out.path, 'package.json'), '{"type":"module"}')
      const { stdout } = await node(join(out.path, 'main.js'), `${server.url}/graphql`)
      const { ranking, city } = await server.data<{
        ranking: { rank: number; value: number; city: { name: string; country: { code: string } | null } }[]
        city: { twinnings: { edges: { node: { name: string } }[] } }
      }>(`{ ranking(by: DEGREE, first: 3) { rank value city { name country { code } } }
            city(name: "pavia") { twinnings { edges { node { name } } } } }`)
      const lines = stdout.trimEnd().split('\n')
      expect(lines.slice(1, 4)).toEqual(
        ranking.map(
          ({ rank, value, city: { name, country } }) =>
            `${rank}. ${name} (${country?.code ?? 'country unknown'}): ${value}`,
        ),
      )
      expect(lines.slice(4, -1).map((line) => line.replace(/^Pavia – (.*) since .*/, '$1'))).toEqual(
        city.twinnings.edges.map(({ node: { name } }) => name),
      )
      expect(lines.at(-1)).toBe('Asked again: 1 answer unchanged, and not sent.')
    } finally {
      out.remove()
    }
  })

  test('listens, and goes on where it was when the server comes back', async () => {
    const out = temporaryFolder()
    try {
      await node(tsc, '-p', folder, '--outDir', out.path)
      writeFileSync(join(out.path, 'package.json'), '{"type":"module"}')
      const listening = spawn(process.execPath, [join(out.path, 'listening.js'), `${server.url}/graphql`])
      let said = ''
      listening.stdout.on('data', (part) => {
        said += String(part)
      })
      const says = async (text: RegExp): Promise<void> => {
        while (!text.test(said)) await once(listening.stdout, 'data')
      }
      await says(/Listening/)
      while (server.graph.feed.followers_count === 0) await sleep(20)
      const load = (name: string) => server.graph.loader.load([content(name, 1, [city(name)])], author)
      await load('first')
      await says(/: first \(ct:city\/first\)/)
      // Every connection breaks, and something changes before there is another one.
      server.breakConnections()
      await load('second')
      await says(/: second \(ct:city\/second\)/)
      expect(said.match(/: (?:first|second) /g)).toHaveLength(2)
      listening.kill()
    } finally {
      out.remove()
    }
  })

  test('does not compile with what the schema does not have', async () => {
    const out = temporaryFolder()
    try {
      const compilerOptions = { noEmit: true, rootDir: '/', typeRoots: [join(root, 'node_modules', '@types')] }
      const project = { extends: join(folder, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }
      writeFileSync(join(out.path, 'tsconfig.json'), JSON.stringify(project))
      const lines = [
        `import { CityTies } from '${folder}/src/client.js'`,
        `import { MostConnected } from '${folder}/src/generated.js'`,
        "const { ranking } = await new CityTies('').ask(MostConnected, { first: '3' })",
        'ranking[0]?.nothing',
        'export {}',
      ]
      writeFileSync(join(out.path, 'package.json'), '{"type":"module"}')
      writeFileSync(join(out.path, 'wrong.ts'), lines.join('\n'))
      await expect(node(tsc, '-p', out.path)).rejects.toMatchObject({
        stdout: expect.stringMatching(/wrong\.ts\(3,.*string[\s\S]*wrong\.ts\(4,.*'nothing' does not exist/),
      })
    } finally {
      out.remove()
    }
  })
})
