import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readConfig } from '../../src/config.js'
import { all, copies, environment, execForm, only, parseDockerfile, type Stage } from './dockerfile.js'
import { type Running, snapshot, start, type Unpacked, unpack } from './image.js'

interface Bom {
  readonly bomFormat: string
  readonly metadata: { readonly component: unknown }
  readonly components: readonly {
    readonly name: string
    readonly version: string
    readonly purl: string
    readonly licenses?: readonly unknown[]
  }[]
}
interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version: string; readonly dependencies?: Readonly<Record<string, string>> }>
  >
}

const root = join(import.meta.dirname, '..', '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const stages = parseDockerfile(read('Dockerfile'))
const stage = (name: string): Stage => {
  const found = stages.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`The Dockerfile has no stage ${name}.`)
  return found
}
const [build, runtime] = [stage('build'), stage('runtime')]
const workdir = only(runtime, 'WORKDIR').text
const command = execForm(only(runtime, 'CMD').text)
const healthCheck = execForm(only(runtime, 'HEALTHCHECK').text.replace(/^CMD /, ''))

/** What git has under a path; without git (a downloaded archive) every file here is from the archive. */
function inCheckout(path: string): boolean {
  if (!existsSync(join(root, '.git'))) return existsSync(join(root, path))
  return execFileSync('git', ['ls-files', '--', path], { cwd: root, encoding: 'utf8' }) !== ''
}

describe('the Dockerfile', () => {
  it('pins the release of Node and of Debian, in one place', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', 'runtime'])
    for (const { image } of stages) expect(image).toMatch(/^node:22\.\d+\.\d+-bookworm-slim$/)
    expect(read('Dockerfile').match(/node:22/g)).toHaveLength(1)
  })

  const fromCheckout = stages.flatMap((one) => copies(one).flatMap((copy) => (copy.from === null ? copy.sources : [])))
  it.each([...new Set(fromCheckout)])('copies %s, which is in a clean checkout and reaches the builder', (source) => {
    expect(inCheckout(source)).toBe(true)
    const [first, ...exceptions] = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(first).toBe('*')
    expect(exceptions).toContain(`!${source}`)
  })

  it('copies from the first stage only what `npm run build` makes there', () => {
    const taken = copies(runtime).filter(({ from }) => from !== null)
    expect(taken.map(({ from, sources }) => ({ from, sources }))).toEqual([
      { from: 'build', sources: [`${only(build, 'WORKDIR').text}/dist`] },
    ])
    expect(all(build, 'RUN').map(({ text }) => text)).toEqual(['npm ci', 'npm run build'])
    expect(build.instructions.at(-1)?.text).toBe('npm run build')
  })

  it('runs as a user that is not root, and keeps the graph in its volume', () => {
    const last = runtime.instructions.findLastIndex(({ name }) => name === 'RUN' || name === 'COPY')
    const user = runtime.instructions.findIndex(({ name }) => name === 'USER')
    expect(only(runtime, 'USER').text).toBe('node')
    expect(user).toBeGreaterThan(last)
    const folder = only(runtime, 'VOLUME').text
    expect(readConfig({}, environment(runtime))).toMatchObject({
      database: { kind: 'embedded', folder },
      host: '0.0.0.0',
      port: Number(only(runtime, 'EXPOSE').text),
    })
    expect(all(runtime, 'RUN').at(-1)?.text).toMatch(new RegExp(`^install .*--owner=node .*${folder}$`))
    expect(only(runtime, 'STOPSIGNAL').text).toBe('SIGTERM')
  })
})

describe('what the image runs', () => {
  let unpacked: Unpacked | undefined
  let server: Running | undefined
  let before: string[] = []

  beforeAll(async () => {
    const [, main = ''] = command
    if (!existsSync(join(root, main))) throw new Error(`${main} is missing. Run \`npm run build\` first.`)
    unpacked = await unpack(runtime, root, workdir)
    before = snapshot(unpacked.app)
    server = await start(runtime, unpacked, { DATABASE_URL: `file:${unpacked.data}`, HOST: '127.0.0.1', PORT: '0' })
  }, 120_000)
  afterAll(async () => {
    await server?.terminate()
    await unpacked?.remove()
  })

  const started = (): Running & Unpacked => {
    if (server === undefined || unpacked === undefined) throw new Error('The server did not start.')
    return { ...server, ...unpacked }
  }

  it('holds the packages that it needs at run time and none for development', () => {
    const { app } = started()
    expect(existsSync(join(app, 'node_modules', 'fastify'))).toBe(true)
    expect(existsSync(join(app, 'node_modules', 'typescript'))).toBe(false)
  })

  it('says what it holds: every package that is installed, each once, and nothing that is not', () => {
    const { app } = started()
    const json = (name: string): unknown => JSON.parse(readFileSync(join(app, name), 'utf8'))
    const bom = json('sbom.cdx.json') as Bom
    const { version, dependencies } = json('package.json') as Lock['packages'][string]
    expect([bom.bomFormat, bom.metadata.component]).toEqual([
      'CycloneDX',
      expect.objectContaining({ type: 'application', purl: `pkg:npm/cityties@${version}` }),
    ])
    // npm's own list of what it has put there.
    const { packages } = json('node_modules/.package-lock.json') as Lock
    const installed = Object.entries(packages).map(
      ([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
    )
    const listed = bom.components.map(({ name, version }) => `${name}@${version}`)
    expect(listed.toSorted()).toEqual([...new Set(installed)].toSorted())
    for (const [name, version] of Object.entries(dependencies ?? {})) expect(listed).toContain(`${name}@${version}`)
    for (const { purl, licenses } of bom.components) expect([purl, licenses?.length]).toEqual([purl, 1])
  })

  it('is healthy by the image’s own check, and unhealthy where nothing listens', async () => {
    const { beside, url } = started()
    expect(await beside(healthCheck, { PORT: new URL(url).port })).toBe(0)
    expect(await beside(healthCheck, { PORT: '1' })).toBe(1)
  })

  it('answers a question about the seed graph', async () => {
    const answer = await fetch(`${started().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ city(name: "iasi") { name country { code } } }' }),
    })
    expect(await answer.json()).toMatchObject({ data: { city: { name: 'Iași', country: { code: 'RO' } } } })
  })

  it('serves the playground', async () => {
    const page = await fetch(`${started().url}/playground/`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
  })

  it('ends with code 0 on the stop signal, has written to its volume and not to its own folder', async () => {
    const { terminate, app, data } = started()
    expect(await terminate()).toBe(0)
    expect(snapshot(data).map((line) => line.split(' ')[0])).toContain('graph.grafeo')
    expect(snapshot(app)).toEqual(before)
  })
})
