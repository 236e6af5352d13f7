import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { openEngine } from '../../src/compose.js'
import { loadFacts, ringOfCities } from '../http/generated-graph.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

/** Each panel's query is sent as the Infinity data source sends it, and its columns are looked for in the answer. */

interface Target {
  readonly type: 'graphql' | 'csv'
  readonly url: string
  readonly url_options: {
    readonly method: string
    readonly params?: readonly { readonly key: string; readonly value: string }[]
    readonly body_graphql_query?: string
    readonly body_graphql_variables?: string
  }
  readonly root_selector: string
  readonly columns: readonly { readonly selector: string; readonly text: string; readonly type: string }[]
}
interface Panel {
  readonly title: string
  readonly datasource: { readonly uid: string; readonly type: string }
  readonly targets: readonly Target[]
}

const folder = join(import.meta.dirname, '..', '..', 'examples', 'grafana')
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8')
const dashboard = JSON.parse(read('dashboards', 'cityties.json')) as { uid: string; panels: readonly Panel[] }

/** `from.code`, as the plugin's backend reads it: undefined where a part of the path is missing. */
const select = (value: unknown, selector: string): unknown =>
  selector
    .split('.')
    .reduce<unknown>((found, name) => (found as Record<string, unknown> | null | undefined)?.[name], value)

describe('the Grafana dashboard', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { responseCache_bytes: 1_000_000 })
    // No twinning of the seed has a date; these have.
    const { entities, relationships } = ringOfCities(6)
    const dated = relationships.map((tie) =>
      tie.type === 'TWINNED_WITH' ? { ...tie, attributes: { ...tie.attributes, since: '1985' } } : tie,
    )
    await loadFacts(server.graph, 'dated', { entities, relationships: dated })
  })
  afterAll(() => server.close())

  const send = ({ type, url, url_options }: Target) => {
    // What the plugin sends of itself: https://github.com/grafana/grafana-infinity-datasource, pkg/infinity/headers.go
    const accept = type === 'csv' ? 'text/csv; charset=utf-8' : 'application/json;q=0.9,text/plain'
    if (url_options.method === 'GET') {
      const parameters = new URLSearchParams()
      for (const { key, value } of url_options.params ?? []) parameters.append(key, value)
      return server.fetch(`${url}?${parameters}`, { headers: { accept } })
    }
    return server.fetch(url, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify({
        query: url_options.body_graphql_query,
        variables: JSON.parse(url_options.body_graphql_variables ?? '{}') as unknown,
      }),
    })
  }

  test('shows what a dashboard of ties should', () => {
    expect(dashboard.panels.map(({ title }) => title)).toEqual([
      'Twinnings',
      'What is not known',
      'Twinnings by decade',
      'Most connected cities',
      'Pairs of countries',
      'Distances',
      'Where sources disagree',
    ])
    expect(new Set(dashboard.panels.flatMap(({ targets }) => targets.map(({ type }) => type)))).toEqual(
      new Set(['graphql', 'csv']),
    )
  })

  test.each(dashboard.panels.map((panel) => [panel.title, panel] as const))('%s has its columns', async (_, panel) => {
    expect(panel.targets.length).toBeGreaterThan(0)
    for (const target of panel.targets) {
      const { status, text, body } = await send(target)
      expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
      const found =
        target.type === 'csv' ? (parseCsv(text, { columns: true }) as unknown[]) : select(body, target.root_selector)
      const rows = Array.isArray(found) ? found : [found]
      expect(rows.length).toBeGreaterThan(0)
      for (const { selector, type } of target.columns)
        for (const row of rows) {
          // Columns of CSV have dots in their titles.
          const value = target.type === 'csv' ? (row as Record<string, unknown>)[selector] : select(row, selector)
          expect([selector, value]).not.toEqual([selector, undefined])
          if (type === 'number' && value !== '' && value !== null)
            expect([selector, Number(value)]).not.toEqual([selector, Number.NaN])
        }
    }
  })

  test('costs the database nothing the second time', async () => {
    const targets = dashboard.panels.flatMap((panel) => panel.targets)
    for (const target of targets) await send(target)
    for (const target of targets) expect((await send(target)).headers.get('cache-status')).toBe('CityTies; hit')
  })

  test('is found by its data source, and Grafana finds both', () => {
    const { datasources } = parseYaml(read('provisioning', 'datasources', 'cityties.yml')) as {
      datasources: readonly { uid: string; type: string; url: string }[]
    }
    for (const { datasource } of dashboard.panels)
      expect(datasource).toEqual({ uid: datasources[0]?.uid, type: datasources[0]?.type })
    const { providers } = parseYaml(read('provisioning', 'dashboards', 'cityties.yml')) as {
      providers: readonly { options: { path: string } }[]
    }
    const compose = read('docker-compose.yml')
    expect(compose).toContain(`./dashboards:${providers[0]?.options.path}:ro`)
    expect(compose).toContain('./provisioning:/etc/grafana/provisioning:ro')
    expect(compose).toContain(datasources[0]?.type)
    expect(read('README.md')).toContain(`/d/${dashboard.uid}`)
  })
})
