import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parser } from '@prometheus-io/lezer-promql'
import { parse } from 'yaml'
import { z } from 'zod'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import type { Exposition } from '../support/exposition.js'
import { startWatched, type WatchedServer } from '../support/watched-server.js'

/** promtool is not at hand: rules are held against what it would check, and their expressions are read by Prometheus' own grammar. */

const folder = join(import.meta.dirname, '..', '..', 'deploy')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

const duration = z.string().regex(/^\d+(?:ms|[smhdwy])$/)
const rules = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        name: z.string().min(1),
        interval: duration.optional(),
        rules: z
          .array(
            z.strictObject({
              alert: z.string().regex(/^[A-Z]\w+$/),
              expr: z.string(),
              for: duration,
              labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
              annotations: z.strictObject({ summary: z.string().min(1), description: z.string().min(1) }),
            }),
          )
          .min(1),
      }),
    ),
  })
  .parse(parse(read('prometheus/alerts.yml')))
  .groups.flatMap((group) => group.rules)

const target = z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string() })
const panel = z.object({
  id: z.number().int(),
  type: z.enum(['row', 'timeseries', 'stat']),
  title: z.string().min(1),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  targets: z.array(target).min(1).optional(),
})
const dashboard = z
  .object({
    uid: z.string(),
    title: z.string(),
    schemaVersion: z.number(),
    templating: z.object({ list: z.array(z.object({ name: z.string(), query: z.string() })) }),
    panels: z.array(panel),
  })
  .parse(JSON.parse(read('grafana/cityties-operations.json')))
const targets = dashboard.panels.flatMap(({ targets: own = [] }) => own)

/** As Grafana puts values in the place of its variables. */
const filled = (expression: string): string =>
  expression.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*')

interface Selected {
  readonly metric: string
  readonly labels: readonly string[]
}

/** What an expression reads, and what it groups by. @throws for what is no PromQL */
function selectedIn(expression: string): { readonly selectors: Selected[]; readonly groupedBy: string[] } {
  const selectors: Selected[] = []
  const groupedBy: string[] = []
  const text = (node: { readonly from: number; readonly to: number }): string => expression.slice(node.from, node.to)
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`no PromQL at ${node.from}: ${expression}`)
      if (node.name === 'VectorSelector') {
        const name = node.node.getChild('Identifier')
        const matchers = node.node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
        const labels = matchers.map((matcher) => text(matcher.getChild('LabelName') ?? matcher))
        selectors.push({ metric: name ? text(name) : '', labels })
      }
      if (node.name === 'GroupingLabels') groupedBy.push(...node.node.getChildren('LabelName').map(text))
    },
  })
  return { selectors, groupedBy }
}

describe('what is watched by Prometheus and Grafana', () => {
  let server: WatchedServer
  let measured: Exposition
  beforeAll(async () => {
    server = await startWatched(() => openEngine(embedded), { responseCache_bytes: 1_000_000 })
    await server.graph.warm()
    await server.data('{ cities { totalCount } search(text: "pav") { totalCount } }')
    measured = await server.measured()
  })
  afterAll(() => server.close())

  /** Of a metric, also of what a histogram consists of; null where there is none of the name. */
  function labelsOf(metric: string): ReadonlySet<string> | null {
    const series = [...measured.values.keys()].filter((one) => one === metric || one.startsWith(`${metric}{`))
    if (series.length === 0) return null
    return new Set(series.flatMap((one) => [...one.matchAll(/(\w+)="/g)].map(([, label = '']) => label)))
  }
  /** Added by Prometheus itself. */
  const everywhere = ['job', 'instance']

  const expressions = [
    ...rules.map(({ alert, expr }) => [`alert ${alert}`, expr] as const),
    ...targets.map(({ expr }) => ['the dashboard', filled(expr)] as const),
  ]
  test.each(expressions)('%s reads what there is: %s', (_, expression) => {
    const { selectors, groupedBy } = selectedIn(expression)
    expect(selectors.length).toBeGreaterThan(0)
    const known = new Set(everywhere)
    for (const { metric, labels } of selectors) {
      if (metric === 'up') continue
      const own = labelsOf(metric)
      if (!own) throw new Error(`there is no ${metric}`)
      for (const label of own) known.add(label)
      expect([metric, labels.filter((label) => !own.has(label) && !everywhere.includes(label))]).toEqual([metric, []])
    }
    expect(groupedBy.filter((label) => !known.has(label))).toEqual([])
  })

  test('only what grows is read as a rate', () => {
    for (const [, expression] of expressions)
      for (const [, metric = ''] of expression.matchAll(/\b(?:rate|increase)\((\w+)/g)) {
        const base = measured.types.has(metric) ? metric : metric.replace(/_(?:bucket|sum|count)$/, '')
        expect([metric, measured.types.get(base)]).toEqual([metric, expect.stringMatching(/counter|histogram/)])
      }
  })

  test('an expression that is none is found out', () => {
    expect(() => selectedIn('sum(rate(x[5m]) by')).toThrow('no PromQL')
    expect(selectedIn('sum by (a) (rate(x{b="1", c=~"2"}[5m]))')).toEqual({
      selectors: [{ metric: 'x', labels: ['b', 'c'] }],
      groupedBy: ['a'],
    })
  })

  test('panels do not lie over each other, and each has an id of its own', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
  })

  test('alerts have names of their own', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  })

  test('Prometheus is set up to read the rules beside it, with a key from a file', () => {
    const config = parse(read('prometheus/prometheus.yml')) as {
      rule_files: string[]
      scrape_configs: { job_name: string; authorization: { credentials_file: string } }[]
    }
    expect(config.rule_files).toEqual(['alerts.yml'])
    expect(config.scrape_configs).toMatchObject([
      { job_name: 'cityties', authorization: { type: 'Bearer', credentials_file: expect.stringMatching(/^\//) } },
    ])
    expect(JSON.stringify(config)).not.toContain('ct_')
  })
})
