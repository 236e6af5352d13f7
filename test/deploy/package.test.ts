import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { assertBuilt } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  files: string[]
  scripts: Record<string, string>
}

/** With nothing of this checkout: no settings, and of programs Node alone. */
const env = (home: string) => ({ PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(':'), HOME: home })
/** To reach a registry, npm needs what this machine has set for that. */
const npmEnv = { ...process.env, npm_config_prefer_offline: 'true', npm_config_update_notifier: 'false' }

describe('the package', () => {
  const folder = temporaryFolder()
  const at = (...names: string[]): string => join(folder.path, ...names)
  const npm = async (words: readonly string[], cwd: string): Promise<string> =>
    (await run('npm', [...words, '--no-audit', '--no-fund'], { cwd, env: npmEnv, maxBuffer: 1e8 })).stdout
  const installed = at('global', 'lib', 'node_modules', 'cityties')
  const cityties = at('global', 'bin', 'cityties')
  let files: string[] = []

  beforeAll(async () => {
    assertBuilt()
    mkdirSync(at('empty'))
    mkdirSync(at('checkout'))
    // What `npm pack` finds in a checkout that was built; the script before it would build once more.
    for (const name of ['package.json', 'README.md', 'LICENSE', 'src', 'test/support', ...described.files])
      if (!name.startsWith('!') && name !== 'npm-shrinkwrap.json')
        cpSync(join(root, name), at('checkout', name), { recursive: true })
    copyFileSync(join(root, 'package-lock.json'), at('checkout', 'npm-shrinkwrap.json'))
    const [packed] = JSON.parse(await npm(['pack', '--json', '--ignore-scripts'], at('checkout'))) as [
      { filename: string; files: { path: string }[] },
    ]
    files = packed.files.map(({ path }) => path)
    await npm(['install', '--global', '--prefix', at('global'), at('checkout', packed.filename)], at('empty'))
  }, 240_000)
  afterAll(() => folder.remove())

  test('has what runs, and neither sources nor tests', () => {
    for (const path of [
      'dist/main.js',
      'dist/library.d.ts',
      'dist/playground/index.html',
      'cypher/graph/head.cypher',
      'npm-shrinkwrap.json',
      'LICENSE',
    ])
      expect(files).toContain(path)
    expect(files.filter((path) => /^(?:src|test|\.ci|node_modules)\/|\.map$|\.test\./.test(path))).toEqual([])
  })

  test('brings the versions that were tested, of what it needs and nothing more', () => {
    expect(described.scripts['prepack']).toContain("copyFileSync('package-lock.json', 'npm-shrinkwrap.json')")
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; dev?: boolean }>
    }
    // Not what package.json overrides: npm heeds overrides of the folder alone in which it installs.
    for (const name of ['graphql', 'fastify']) {
      const { version } = JSON.parse(readFileSync(join(installed, 'node_modules', name, 'package.json'), 'utf8'))
      expect([name, version]).toEqual([name, lock.packages[`node_modules/${name}`]?.version])
    }
    expect(existsSync(join(installed, 'node_modules', 'typescript'))).toBe(false)
  })

  test('its command runs in an empty folder', async () => {
    const { stdout } = await run(cityties, ['--version'], { cwd: at('empty'), env: env(at('empty')) })
    expect(stdout.trim()).toBe(described.version)
    const server = spawn(cityties, ['serve', '-p', '0'], { cwd: at('empty'), env: env(at('empty')) })
    const ended = once(server, 'exit')
    let output = ''
    const url = await new Promise<string>((resolve, reject) => {
      server.stdout.on('data', (chunk) => {
        output += String(chunk)
        const found = /(http:\/\/127\.0\.0\.1:\d+)\/healthz/.exec(output)?.[1]
        if (found !== undefined) resolve(found)
      })
      void ended.then(() => reject(new Error(output)))
    })
    try {
      const answer = await fetch(`${url}/graphql?query=${encodeURIComponent('{ city(name: "iasi") { name } }')}`)
      expect(await answer.json()).toMatchObject({ data: { city: { name: 'Iași' } } })
      expect((await fetch(`${url}/playground/`)).status).toBe(200)
    } finally {
      server.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
    expect(existsSync(at('empty', 'data', 'graph.grafeo'))).toBe(true)
  })

  test('another program embeds it, with its types: examples/embed', async () => {
    mkdirSync(at('program', 'node_modules', '@types'), { recursive: true })
    symlinkSync(installed, at('program', 'node_modules', 'cityties'))
    symlinkSync(join(root, 'node_modules', '@types', 'node'), at('program', 'node_modules', '@types', 'node'))
    symlinkSync(join(root, 'node_modules', 'undici-types'), at('program', 'node_modules', 'undici-types'))
    copyFileSync(join(root, 'examples', 'embed', 'embed.ts'), at('program', 'embed.ts'))
    writeFileSync(at('program', 'package.json'), '{ "type": "module" }')
    const options = ['--strict', '--target', 'es2023', '--module', 'nodenext', '--types', 'node', '--skipLibCheck']
    await run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), 'embed.ts', ...options], {
      cwd: at('program'),
    })
    const { stdout, stderr } = await run(process.execPath, ['embed.js'], {
      cwd: at('program'),
      env: env(at('program')),
    })
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^Pavia has \d+ twinnings, in version \d+ of the graph\nasked over HTTP at http:\/\/127\.0\.0\.1:\d+\/graphql\n$/,
    )
  }, 60_000)
})
