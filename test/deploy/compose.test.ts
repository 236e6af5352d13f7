import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { DCLinter } from 'dclint'
import { parse } from 'yaml'
import { openEngine } from '../../src/compose.js'
import { readConfig } from '../../src/config.js'
import { limits } from '../../src/limits.js'
import { neo4j } from '../support/engines.js'
import { execForm, only, parseDockerfile } from './dockerfile.js'

interface Service {
  profiles: string[]
  image?: string
  build?: string
  depends_on?: Record<string, { condition: string }>
  environment: Record<string, string>
  volumes?: string[]
  ports?: string[]
  tmpfs?: string[]
  cap_drop?: string[]
  security_opt?: string[]
  read_only?: boolean
  stop_grace_period?: string
  healthcheck: { test: string[] }
}

const root = join(import.meta.dirname, '..', '..')
const path = join(root, 'docker-compose.yml')
const text = readFileSync(path, 'utf8')
const { services, volumes } = parse(text) as { services: Record<string, Service>; volumes: Record<string, null> }
const service = (name: string): Service => {
  const found = services[name]
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}.`)
  return found
}
/** As Compose reads a value: `${NAME:-}` from the environment, `$$` as a dollar. */
const interpolate = (value: string, env: Record<string, string>): string =>
  value.replace(/\$\$|\$\{(\w+):-\}/g, (whole, name?: string) =>
    name === undefined ? whole.slice(1) : (env[name] ?? ''),
  )

describe('docker-compose.yml', () => {
  it('is what the Compose specification allows', () => {
    // The order of keys and services is chosen for reading; everything else that the linter knows holds.
    const rules = { 'service-keys-order': 0, 'services-alphabetical-order': 0 } as const
    const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] })
    // The package's own declarations do not resolve under NodeNext.
    const paths = [path, join(root, 'examples', 'grafana', 'docker-compose.yml')]
    const results = linter.lintFiles(paths, false) as { filePath: string; messages: unknown[] }[]
    // A clean file is listed as well; a file that was not found is not.
    expect(results.map(({ filePath }) => filePath)).toEqual(paths)
    expect(results.flatMap(({ messages }) => messages)).toEqual([])
  })

  it('has a profile with the embedded engine, one with Neo4j, and one that watches either', () => {
    const profiles = Object.entries(services).map(([name, { profiles: own }]) => [name, own])
    expect(profiles).toEqual([
      ['demo', ['demo']],
      ['neo4j', ['neo4j']],
      ['api', ['neo4j']],
      ['prometheus', ['observability']],
      ['grafana', ['observability']],
    ])
  })

  it('lets the API wait for Neo4j to be healthy', () => {
    expect(service('api').depends_on).toEqual({ neo4j: { condition: 'service_healthy' } })
    expect(service('api').build).toBe('.')
    expect(service('neo4j').image).toMatch(/^neo4j:5\.26\.\d+-community$/)
    expect(service('neo4j').healthcheck.test.join(' ')).toContain('cypher-shell')
  })

  it('declares every volume that it uses, and uses every one that it declares', () => {
    const used = Object.values(services).flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    )
    expect(used.filter((name) => !name.startsWith('.')).toSorted()).toEqual(Object.keys(volumes).toSorted())
    for (const path of used.filter((name) => name.startsWith('.')))
      expect([path, existsSync(join(root, path))]).toEqual([path, true])
    expect(service('neo4j').volumes).toContain('neo4j-data:/data')
  })

  it('has no password of its own, and asks for none where there is no Neo4j', () => {
    const variables = [...text.matchAll(/(?<!\$)\$\{(\w+)([^}]*)\}/g)]
    expect(variables.map(([, name, rest]) => [name, rest])).toEqual([
      ['NEO4J_PASSWORD', ':-'],
      ['NEO4J_PASSWORD', ':-'],
    ])
    // The image would take it for a setting of the server, and not start.
    expect(Object.keys(service('neo4j').environment)).not.toContain('NEO4J_PASSWORD')
  })

  it('gives the API a configuration that it takes, with the name and port of the other service', () => {
    const { environment } = service('api')
    const password = 'correct-horse'
    const values = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, interpolate(value, { NEO4J_PASSWORD: password })]),
    )
    expect(readConfig({}, values).database).toEqual({
      kind: 'neo4j',
      url: 'neo4j://neo4j:7687',
      username: 'neo4j',
      password,
    })
    expect(interpolate(service('neo4j').environment['NEO4J_AUTH'] ?? '', { NEO4J_PASSWORD: password })).toBe(
      `neo4j/${password}`,
    )
  })

  it.each([
    ['api', ['/tmp', '/data']],
    ['demo', ['/tmp']],
  ])('lets %s write nowhere but in memory and in its volume', (name, folders) => {
    const { read_only, tmpfs, cap_drop, security_opt } = service(name)
    expect({ read_only, tmpfs, cap_drop, security_opt }).toEqual({
      read_only: true,
      tmpfs: folders,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    expect(service(name).volumes ?? []).toEqual(name === 'demo' ? ['demo-data:/data'] : [])
  })

  it.each(['api', 'demo'])('gives %s the time that the program takes to end', (name) => {
    const [, grace_s] = /^(\d+)s$/.exec(service(name).stop_grace_period ?? '') ?? []
    expect(Number(grace_s)).toBeGreaterThan(limits.shutdownGrace_ms / 1000)
  })

  it('listens on this machine only, and Neo4j nowhere', () => {
    for (const { ports = [] } of Object.values(services))
      for (const published of ports) expect(published).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
    expect(service('neo4j').ports).toBeUndefined()
  })

  it('has Prometheus ask the services by their names, at their port', () => {
    const prometheus = join(root, 'deploy', 'prometheus', 'compose.yml')
    const { scrape_configs, rule_files } = parse(readFileSync(prometheus, 'utf8')) as {
      scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[]
      rule_files: string[]
    }
    expect(rule_files).toEqual(['alerts.yml'])
    const asked = scrape_configs.flatMap(({ dns_sd_configs }) => dns_sd_configs)
    expect(asked).toMatchObject([{ names: ['demo', 'api'], port: 4000 }])
    for (const name of asked.flatMap(({ names }) => names)) {
      expect(service(name).ports?.map((published) => published.split(':').at(-1))).toEqual(['4000'])
      expect(readConfig({}, service(name).environment).http.metrics).toBe('open')
    }
  })

  it('checks the API as the image does', () => {
    const runtime = parseDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8')).at(-1)
    if (runtime === undefined) throw new Error('The Dockerfile has no stage.')
    const command = execForm(only(runtime, 'HEALTHCHECK').text.replace(/^CMD /, ''))
    for (const name of ['api', 'demo'])
      expect(service(name).healthcheck.test.map((word) => interpolate(word, {}))).toEqual(['CMD', ...command])
  })

  // Otherwise neo4j:// would lead the API to the address that the server has for itself, localhost.
  const title = 'a single Neo4j sends a driver back to the address that it came by'
  const database = neo4j
  if (database === null) it.skip(`${title} (skipped: no Neo4j here)`, () => {})
  else
    it(title, async () => {
      const engine = await openEngine(database)
      try {
        const rows = await engine.read({
          name: 'test/routing-table',
          text: `CALL dbms.routing.getRoutingTable({ address: 'neo4j:7687' }) YIELD servers
                 UNWIND servers AS server UNWIND server.addresses AS address RETURN DISTINCT address`,
        })
        expect(rows).toEqual([{ address: 'neo4j:7687' }])
      } finally {
        await engine.close()
      }
    })
})
