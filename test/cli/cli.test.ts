import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { assertBuilt, type Ended, expectClean, run, start } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'
import { lockFolder, writeSchemaVersion } from './data-folder.js'

/** The command line as it is shipped: what it says, and what it exits with. */

const memory = ['-d', 'memory:']
/** One sentence or two that a person can act on, and nothing on standard output. */
async function expectRefusal(ended: Promise<Ended>, code: number, says: RegExp): Promise<void> {
  const result = await ended
  expect({ code: result.code, stderr: result.stderr, stdout: result.stdout }).toEqual({
    code,
    stderr: expect.stringMatching(says),
    stdout: '',
  })
  expect(result.stderr).toMatch(/^(cityties|error): .+\n/)
  expectClean(result)
}

let folder: ReturnType<typeof temporaryFolder>
beforeAll(assertBuilt)
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())
const data = () => `file:${join(folder.path, 'data')}`

describe('help', () => {
  test.each([
    [[], ['Usage: cityties', 'serve', 'seed', 'migrate', 'schema', 'import', 'copy', 'Examples:', 'NEO4J_PASSWORD']],
    [['--help'], ['Usage: cityties', 'Flags win over the environment']],
    [
      ['serve', '--help'],
      ['--database <url>', 'DATABASE_URL', '--port', 'default 4000', '--host', '127.0.0.1', '--no-seed'],
    ],
    [
      ['seed', '--help'],
      ['--database <url>', '--folder <folder>', '--json'],
    ],
    [
      ['migrate', '--help'],
      ['--database <url>', '--json'],
    ],
    [['schema', '--help'], ['GraphQL schema']],
    [
      ['import', '--help'],
      ['edges', 'jsonl', '<file>'],
    ],
    [
      ['import', 'jsonl', '--help'],
      ['<file>', 'standard input', '--database <url>', '--json'],
    ],
    [
      ['export', '--help'],
      [
        '<format>',
        ...['graphml', 'gexf', 'csv', 'jsonl', 'jsonld', 'ntriples', 'turtle', 'geojson', 'dot', 'cypher'],
        ...['--output <path>', '--type <type>', '--entity <type>', '--where <json>', '--as-of <date>', '--dialect'],
        ...['gephi', 'neo4j-admin', '--part', '--gzip'],
      ],
    ],
    [
      ['copy', '--help'],
      ['--from <url>', '--to <url>', '--into', '--json', 'DATABASE_URL', 'TARGET_NEO4J_PASSWORD'],
    ],
    [
      ['import', 'edges', '--help'],
      ['<file>', '--database <url>', '--labels <file>', '--source <slug>', '--title', '--licence', '--json'],
    ],
  ])('%j says what it takes, and exits with 0', async (args, mentions) => {
    const result = await run(args)
    expect(result).toMatchObject({ code: 0, stderr: '' })
    for (const mention of mentions) expect(result.stdout.replaceAll(/\s+/g, ' ')).toContain(mention)
    expectClean(result)
  })

  test('--version is the package’s', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})

describe('a wrong command line', () => {
  test.each([
    [['nope'], /unknown command 'nope'/],
    [['serv'], /unknown command 'serv'[\s\S]*Did you mean serve\?/],
    [['import', 'nope', 'file.txt'], /unknown command 'nope'. Of formats there are edges, [\s\S]*wikidata/],
    [['serve', '--nope'], /unknown option '--nope'/],
    [['seed', 'more'], /too many arguments/],
    [['serve', '--port'], /'-p, --port <port>' argument missing/],
    [['import', 'edges'], /missing required argument 'file'/],
    [['export'], /missing required argument 'format'/],
    [['export', 'pdf'], /value 'pdf' is invalid for argument 'format'\. Allowed choices are graphml/],
    [['export', 'csv', '--dialect', 'excel'], /argument 'excel' is invalid/],
    [['import', 'edges', 'a', '--nope'], /unknown option '--nope'/],
  ])('%j exits with 64 and a hint', async (args, says) => {
    await expectRefusal(run(args), 64, says)
    expect((await run(args)).stderr).toContain('cityties --help')
  })
})

describe('a bad setting', () => {
  test.each([
    [
      ['migrate', '-d', 'http://host'],
      {},
      /^cityties: --database is 'http:\/\/host'; it takes file:<folder>, memory:, or neo4j/,
    ],
    [['migrate'], { DATABASE_URL: 'nope' }, /^cityties: DATABASE_URL is 'nope'; it takes file:/],
    [
      ['migrate'],
      { DATABASE_URL: 'neo4j://me:hunter2@host' },
      /^cityties: DATABASE_URL holds credentials; give them in NEO4J_USERNAME/,
    ],
    [['serve', ...memory, '-p', '70000'], {}, /^cityties: --port is '70000'; it takes a port from 0/],
    [['serve', ...memory], { PORT: 'http' }, /^cityties: PORT is 'http'; it takes a port from 0/],
    [['serve', ...memory, '--host', 'a b'], {}, /^cityties: --host is 'a b'; it takes a host name/],
    [['serve', ...memory], { HOST: '*' }, /^cityties: HOST is '\*'; it takes a host name/],
  ])('%j with %j is named, with what is allowed', async (args, env, says) => {
    await expectRefusal(run(args, { env: env as Record<string, string> }), 65, says)
    expect((await run(args, { env: env as Record<string, string> })).stderr).not.toContain('hunter2')
  })

  test('a flag wins over the environment', async () => {
    expect(await run(['migrate', ...memory], { env: { DATABASE_URL: 'nope' } })).toMatchObject({ code: 0, stderr: '' })
  })

  test('an address that is not this machine’s is named', async () => {
    const { code, stderr } = await run(['serve', ...memory, '--no-seed', '--host', '192.0.2.1', '-p', '0'])
    expect({ code, stderr }).toEqual({
      code: 69,
      stderr: expect.stringMatching(/cannot listen on 192\.0\.2\.1.*--host/),
    })
  })

  test('a port in use is named, with the way out', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    try {
      const result = await run(['serve', ...memory, '--no-seed', '-p', String(port)])
      expect(result.code).toBe(69)
      expect(result.stderr).toMatch(new RegExp(`^cityties: Port ${port} on 127.0.0.1 is in use. Set PORT or --port`))
      expectClean(result)
    } finally {
      other.close()
    }
  })

  test('a Neo4j that cannot be reached is named', async () => {
    await expectRefusal(
      run(['migrate', '-d', 'bolt://127.0.0.1:1']),
      69,
      /^cityties: Neo4j cannot be reached \(bolt:\/\/127\.0\.0\.1:1\)/,
    )
  })
})

describe('a data folder', () => {
  test('is made, filled, and left unchanged by a second seed', async () => {
    const first = await run(['seed', '-d', data()])
    expect(first).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/cultcities-pavia-2022: \d+ facts read; \d+ created/),
    })
    const second = await run(['seed', '-d', data()])
    expect(second.stdout.trim().split('\n')).toHaveLength(4)
    for (const line of second.stdout.trim().split('\n'))
      expect(line).toMatch(/: nothing to do, this edition is in the graph$/)
    expectClean(second)
    expect(await run(['migrate', '-d', data()])).toMatchObject({ code: 0, stdout: 'the schema is version 5\n' })
  })

  test('in use by a process that does not serve it is refused, with its id', async () => {
    const engine = await openEngine({ kind: 'embedded', folder: join(folder.path, 'data') })
    try {
      await expectRefusal(
        run(['seed', '-d', data()]),
        69,
        new RegExp(
          `^cityties: The data folder .* is in use by process ${process.pid}; stop that process, or name another`,
        ),
      )
    } finally {
      await engine.close()
    }
    expect(await run(['seed', '-d', data()])).toMatchObject({ code: 0 })
  })

  test('that holds a file of something else is refused, and left as it is', async () => {
    mkdirSync(join(folder.path, 'data'))
    writeFileSync(join(folder.path, 'data', 'graph.grafeo'), 'my holiday photographs, please keep')
    await expectRefusal(
      run(['migrate', '-d', data()]),
      69,
      /graph\.grafeo is not a CityTies data file; name another folder/,
    )
    await expectRefusal(run(['migrate', '-d', data()]), 69, /graph\.grafeo is not a CityTies data file/)
  })

  test('that cannot be made is refused', async () => {
    writeFileSync(join(folder.path, 'data'), '')
    await expectRefusal(run(['migrate', '-d', data()]), 69, /^cityties: The data folder .* cannot be written to/)
  })

  test('that a newer version made is refused', async () => {
    await writeSchemaVersion(join(folder.path, 'data'), 999)
    await expectRefusal(
      run(['seed', '-d', data()]),
      69,
      /^cityties: The data was made by a newer version of CityTies \(its schema is version 999, this program knows up to 5\)/,
    )
  })

  test('that another process has without a word of who is refused', async () => {
    await lockFolder(join(folder.path, 'data'), async () => {
      await expectRefusal(run(['seed', '-d', data()]), 69, /in use by process|another process has it/)
    })
  })
})

describe('a command that only reads', () => {
  test.each([
    [['analyze', 'statistics', '-d', 'file:./none']],
    [['export', 'dot', '-d', 'file:./none']],
    [['copy', '--from', 'file:./none', '--to', 'file:./other']],
  ])('%j makes no graph where there is none, and says what to do', async (args) => {
    const says = /There is no graph in the folder .*none\. Make one with `cityties seed` or `cityties import`, or name/
    await expectRefusal(run(args, { cwd: folder.path }), 66, says)
    expect(readdirSync(folder.path)).toEqual([])
  })
})

describe('standard output that nobody reads on', () => {
  /** Ends as a command does whose output goes to `head`: nobody reads, and the pipe is closed. */
  async function unread(args: readonly string[], stream: 'stdout' | 'stderr'): Promise<Partial<Ended>> {
    const { child, ended } = start(args, { cwd: folder.path })
    child[stream]?.destroy()
    const { code, signal, stderr } = await ended
    return { code, signal, stderr }
  }

  test.each([
    [['--help']],
    [['schema']],
    [['seed', '-d', 'memory:']],
    [['migrate', '-d', 'memory:', '--json']],
    [['analyze', 'ranking', '-d', 'memory:', '--json']],
    [['export', 'jsonl', '-d', 'memory:']],
  ])('%j ends as it would have, without a word', async (args) => {
    expect(await unread(args, 'stdout')).toEqual({ code: 0, signal: null, stderr: '' })
  })

  test('and the same of standard error', async () => {
    expect(await unread(['analyze', 'ranking', '-d', 'memory:'], 'stderr')).toMatchObject({ code: 0, signal: null })
    expect(await unread(['nope'], 'stderr')).toMatchObject({ code: 64, signal: null })
  })

  const full = existsSync('/dev/full') ? test : test.skip
  full.each([['schema'], ['export']])('a full disk is a failure, in one line: %s', (what) => {
    const words = what === 'export' ? 'export jsonl -d memory:' : what
    const program = join(import.meta.dirname, '..', '..', 'dist', 'main.js')
    const ended = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" ${words} > /dev/full`], {
      encoding: 'utf8',
    })
    expect(ended.status).toBe(70)
    expect(ended.stderr).toMatch(/^cityties: Something went wrong here: .*no space left.*\n$/)
  })
})

describe('--json', () => {
  test('reports can be read by programs', async () => {
    const migrated = await run(['migrate', ...memory, '--json'])
    expect(JSON.parse(migrated.stdout)).toEqual({
      schemaVersion: 5,
      applied: ['0001-initial', '0002-writing-by-hand', '0003-access-keys', '0004-merged-ids', '0005-names'],
    })
    const seeded = await run(['seed', ...memory, '--json'])
    const reports = JSON.parse(seeded.stdout) as { source: string; facts_count: number }[]
    expect(reports).toHaveLength(4)
    for (const report of reports)
      expect(report).toMatchObject({ source: expect.stringMatching(/^ct:source\//), unchanged: false })
    const edges = join(folder.path, 'edges.tsv')
    writeFileSync(edges, '# a comment\nQ1\tQ2\nQ2\tQ1\n')
    const imported = await run(['import', 'edges', edges, ...memory, '--json'])
    expect(JSON.parse(imported.stdout)).toMatchObject({ source: 'ct:source/edges', rows_count: 2, created_count: 3 })
    expectClean(imported)
  })

  test('the schema is printed as it is committed', async () => {
    const { code, stdout } = await run(['schema'])
    expect(code).toBe(0)
    expect(stdout).toContain('type Query {')
  })
})

describe('a file that is not right', () => {
  test('a missing edge list', async () => {
    await expectRefusal(
      run(['import', 'edges', join(folder.path, 'none.tsv'), ...memory]),
      65,
      /none\.tsv cannot be read/,
    )
  })

  test('a seed folder that is not there, and one with a fault, by line and column', async () => {
    await expectRefusal(run(['seed', ...memory, '--folder', join(folder.path, 'none')]), 65, /none cannot be read/)
    writeFileSync(join(folder.path, 'bad.yaml'), 'source: { id: ct:source/bad, title: Bad, licence: none }\nmore: 1\n')
    await expectRefusal(run(['seed', ...memory, '--folder', folder.path]), 65, /bad\.yaml:\d+:\d+.*more: unknown/s)
  })
})
