import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const file = join(import.meta.dirname, '..', '..', 'examples', 'python', 'cityties.ipynb')
const notebook = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly nbformat: number
  readonly cells: readonly {
    readonly cell_type: 'code' | 'markdown'
    readonly source: readonly string[]
    readonly outputs?: readonly unknown[]
  }[]
}
const cells = notebook.cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''))

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0
const required = process.env['PYTHON_REQUIRED'] === '1'
if (!hasPython && !required) process.stdout.write('\nSkipped: the notebook, for there is no python3 (3.9 or later).\n')

/** Runs the cells in one process, one after the other, as a kernel does; what a cell ends with is shown. */
const kernel = `
import ast, json, sys
names = {}
for source in json.load(sys.stdin):
    parts = ast.parse(source)
    last = parts.body.pop() if parts.body and isinstance(parts.body[-1], ast.Expr) else None
    exec(compile(parts, 'cell', 'exec'), names)
    value = eval(compile(ast.Expression(last.value), 'cell', 'eval'), names) if last else None
    if value is not None:
        print(value)
    print('----')
`

const run = (
  url: string,
  sources: readonly string[],
): Promise<{ code: number | null; outputs: string[]; stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn('python3', ['-c', kernel], {
      env: { ...process.env, CITYTIES_URL: url, PYTHONIOENCODING: 'utf-8' },
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    child.on('close', (code) => resolve({ code, outputs: stdout.split('----\n').slice(0, -1), stderr }))
    child.stdin.end(JSON.stringify(sources))
  })

describe('the Python notebook', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded))
  })
  afterAll(() => server.close())

  const withPython = hasPython || required ? test : test.skip
  withPython('runs, cell by cell, and shows what the graph holds', async () => {
    const { code, outputs, stderr } = await run(`${server.url}/graphql`, cells)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [, twins = '', ranking = '', pairs = '', all = '', again = ''] = outputs
    expect(outputs).toHaveLength(cells.length)
    const { city, cities } = await server.data<{
      city: { twinnings: { edges: { node: { name: string } }[] } }
      cities: { totalCount: number }
    }>('{ city(name: "pavia") { twinnings { edges { node { name } } } } cities { totalCount } }')
    expect(
      twins
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^Pavia – (.*?): .*/, '$1')),
    ).toEqual(city.twinnings.edges.map(({ node }) => node.name))
    expect(ranking).toContain('city.country.code')
    expect(pairs).toMatch(/^[1-9]\d* pairs of countries\n/)
    expect(all).toMatch(new RegExp(`^${cities.totalCount} cities; of \\d+ `))
    expect(again).toBe('unchanged\n')
  })

  withPython('says what the server says where something is wrong', async () => {
    const { code, stderr } = await run(`${server.url}/graphql`, [cells[0] ?? '', "ask('{ nothing }')"])
    expect(code).toBe(1)
    expect(stderr).toContain('RuntimeError: Cannot query field "nothing" on type "Query".')
  })

  test('holds no outputs: they would be of another graph', () => {
    expect(notebook.nbformat).toBe(4)
    for (const { outputs } of notebook.cells) expect(outputs ?? []).toEqual([])
  })
})
