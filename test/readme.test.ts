import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FastifyInstance } from 'fastify'
import { openEngine } from '../src/compose.js'
import type { Engine } from '../src/engine/engine.js'
import { Graph } from '../src/graph/graph.js'
import { createServer } from '../src/server/create-server.js'
import { loadSeed } from '../src/transfer/seed/load-seed.js'
import type { Figures } from './bench/analytics/figures.js'
import { readmeFiguresOf as measureFiguresOf } from './bench/analytics/readme-section.js'
import { type Report as ExplorerReport, readmeFiguresOf as explorerFiguresOf } from './bench/explorer/report.js'
import { figuresIn, sectionOf } from './bench/page-figures.js'
import { readmeFiguresOf } from './bench/readme-section.js'
import type { Report } from './bench/report.js'
import { type Report as NamesReport, readmeFiguresOf as nameFiguresOf } from './bench/resolve/report.js'
import type { Report as ScaleReport } from './bench/scale/figures.js'
import { curvesOf, readmeCurves, pageFiguresOf as scaleFiguresOf } from './bench/scale/publish.js'
import {
  type Report as SubscriptionsReport,
  readmeFiguresOf as subscriptionFiguresOf,
} from './bench/subscriptions/report.js'
import { readmeFiguresOf as transferFiguresOf } from './bench/transfer/readme-section.js'
import type { Report as TransferReport } from './bench/transfer/report.js'
import { embedded, temporaryFolder } from './support/engines.js'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => (match[1] ?? '').trim())
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const run = promisify(execFile)
const shell = (command: string, env: Record<string, string> = {}) =>
  run('bash', ['-c', command], { cwd: root, env: { ...process.env, ...env } })

/** Which commands are run here; the rest is started elsewhere (.ci/run, test/deploy) and only parsed. */
const asked = blocks.filter((block) => block.startsWith('curl'))
const imported = blocks.filter((block) => block.startsWith('node dist/main.js import'))
const made = blocks.filter((block) => block.startsWith('node dist/main.js keys'))
const parsed = blocks.filter((block) => ![...asked, ...imported, ...made].includes(block))
const mutations = [...readme.matchAll(/^```graphql\n(mutation[\s\S]*?)^```/gm)].map((match) => match[1] ?? '')

describe('the README', () => {
  let engine: Engine
  let graph: Graph
  let app: FastifyInstance
  let base: string

  beforeAll(async () => {
    engine = await openEngine(embedded)
    graph = await Graph.open(engine)
    await loadSeed(graph)
    app = await createServer(graph)
    base = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await app.close()
    await engine.close()
  })

  it.each(asked)('answers: %s', async (block) => {
    expect(block).toContain('http://127.0.0.1:4000/graphql')
    const { stdout } = await shell(block.replace('http://127.0.0.1:4000', base))
    const answer = JSON.parse(stdout) as { data: Record<string, unknown>; errors?: unknown }
    expect(answer.errors).toBeUndefined()
    expect(JSON.stringify(answer.data)).toMatch(/paragraph|Besançon/)
  })

  it.each(imported)('runs: %s', async (block) => {
    const folder = temporaryFolder()
    try {
      const { stdout } = await shell(block, {
        DATABASE_URL: `file:${folder.path}/graph`,
        PATH: process.env['PATH'] ?? '',
      })
      expect(stdout).toMatch(/7 rows read; 5 created, 0 updated, 0 removed/)
    } finally {
      folder.remove()
    }
  })

  it.each(made)('makes a key with which its mutations change the graph: %s', async (block) => {
    const folder = temporaryFolder()
    try {
      const { stdout } = await shell(`${block} --json`, { DATABASE_URL: `file:${folder.path}/graph` })
      expect(stdout).toContain('"editor"')
    } finally {
      folder.remove()
    }
    const author = { actor: 'test', reason: 'a key for the example' }
    const { key } = await graph.accessKeys.create({ name: 'example', roles: ['editor'], expiresAt: null }, author)
    for (const query of mutations) {
      const response = await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      })
      const text = await response.text()
      expect(text).toContain('"userErrors":[]')
      expect(text).toContain('"actor":"key:ct_')
    }
  })

  it.each(parsed)('names scripts and settings that there are: %s', (block) => {
    for (const [, script] of block.matchAll(/npm (?:run )?([a-z:]+)/g)) {
      if (script !== 'ci') expect(scripts).toHaveProperty([script ?? ''])
    }
    for (const [, variable] of block.matchAll(/\b([A-Z][A-Z0-9_]+)=/g))
      expect(readFileSync(join(root, 'src', 'config.ts'), 'utf8')).toContain(variable)
    if (block.includes('docker compose')) expect(existsSync(join(root, 'docker-compose.yml'))).toBe(true)
    expect(block).toMatch(
      /^(?:npm ci && npm (?:start|test)|(?:[A-Z0-9_]+=\S+ )+(?:npm start|docker compose (?:--profile \w+ )?up --build))$/,
    )
  })

  it('has every command block in one of these groups', () => {
    expect(asked).toHaveLength(6)
    expect(imported).toHaveLength(1)
    expect(made).toHaveLength(1)
    expect(mutations).toHaveLength(2)
    expect(parsed).toHaveLength(4)
  })

  it('names each dependency, and each script', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    for (const name of Object.keys(dependencies)) expect(readme).toContain(`\`${name}\``)
    for (const script of ['start', 'dev', 'test', 'test:neo4j', 'bench', 'check', 'schema:emit', 'build']) {
      expect(scripts).toHaveProperty([script])
      expect(readme).toMatch(new RegExp(`\`npm (?:run )?${script}\``))
    }
  })

  it('shows the figures of the baselines', () => {
    const saved = (...path: string[]): unknown => JSON.parse(readFileSync(join(root, 'test', 'bench', ...path), 'utf8'))
    const [served, measured] = [saved('baseline.json') as Report, saved('analytics', 'baseline.json') as Figures]
    for (const figures of [readmeFiguresOf(served), measureFiguresOf(measured)])
      expect(figuresIn(readme, figures.command)).toBe(sectionOf(figures))
  })

  it.each([
    ['explorer', (report: unknown) => explorerFiguresOf(report as ExplorerReport)],
    ['resolve', (report: unknown) => nameFiguresOf(report as NamesReport)],
    ['subscriptions', (report: unknown) => subscriptionFiguresOf(report as SubscriptionsReport)],
    ['transfer', (report: unknown) => transferFiguresOf(report as TransferReport)],
  ])('shows the figures of bench:%s, or none where none are saved', (folder, figuresOf) => {
    const command = `npm run bench:${folder}`
    const baseline = join(root, 'test', 'bench', folder, 'baseline.json')
    const figures = existsSync(baseline)
      ? figuresOf(JSON.parse(readFileSync(baseline, 'utf8')))
      : { command, parts: [] }
    expect(figures.command).toBe(command)
    expect(figuresIn(readme, command)).toBe(sectionOf(figures))
  })

  it('shows the curves of bench:scale, and docs/sizing.md its figures, or none where none are saved', () => {
    const baseline = join(root, 'test', 'bench', 'scale', 'baseline.json')
    const saved = existsSync(baseline) ? (JSON.parse(readFileSync(baseline, 'utf8')) as ScaleReport) : null
    const { command } = readmeCurves
    const sizing = readFileSync(join(root, 'docs', 'sizing.md'), 'utf8')
    expect(figuresIn(readme, command)).toBe(sectionOf(saved ? readmeCurves : { command, parts: [] }))
    expect(figuresIn(sizing, command)).toBe(sectionOf(saved ? scaleFiguresOf(saved) : { command, parts: [] }))
    const curves = saved ? curvesOf(saved) : {}
    for (const [name, svg] of Object.entries(curves))
      expect(readFileSync(join(root, 'docs', 'images', name), 'utf8')).toBe(svg)
  })

  it('links only to files that are there', () => {
    for (const [, target] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(join(root, target ?? ''))).toBe(true)
  })
})
