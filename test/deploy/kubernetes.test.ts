import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { Service } from 'kubernetes-models/v1/Service'
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount'
import { parseAllDocuments } from 'yaml'
import { readConfig } from '../../src/config.js'
import { limits } from '../../src/limits.js'
import { only, parseDockerfile } from './dockerfile.js'

const root = join(import.meta.dirname, '..', '..')
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')
const runtime = parseDockerfile(read('Dockerfile')).at(-1)
if (runtime === undefined) throw new Error('The Dockerfile has no stage.')
const port = Number(only(runtime, 'EXPOSE').text)

type Labels = Readonly<Record<string, string>>
interface Container {
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[]
  readonly env: readonly {
    readonly name: string
    readonly value?: string
    readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } }
  }[]
  readonly securityContext: Readonly<Record<string, unknown>>
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[]
  readonly startupProbe: Probe
  readonly livenessProbe: Probe
  readonly readinessProbe: Probe
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly [string, string] } } }
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string }
}
interface Workload {
  readonly replicas: number
  readonly selector: { readonly matchLabels: Labels }
  readonly template: {
    readonly metadata: { readonly labels: Labels }
    readonly spec: {
      readonly automountServiceAccountToken: boolean
      readonly serviceAccountName?: string
      readonly securityContext: { readonly runAsNonRoot: boolean; readonly runAsUser: number }
      readonly terminationGracePeriodSeconds: number
      readonly containers: readonly [Container]
      readonly volumes: readonly { readonly name: string }[]
    }
  }
  readonly volumeClaimTemplates?: readonly {
    readonly metadata: { readonly name: string }
    readonly spec: { readonly accessModes: readonly string[] }
  }[]
}
interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly labels?: Labels }
  readonly spec: unknown
}

/** What Kubernetes' own API requires, from its published schemas, which do not say that a field is none of theirs. */
const kinds = {
  'apps/v1 Deployment': Deployment,
  'apps/v1 StatefulSet': StatefulSet,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 Service': Service,
  'v1 ServiceAccount': ServiceAccount,
}
function validate(manifest: Manifest): void {
  const kind = kinds[`${manifest.apiVersion} ${manifest.kind}` as keyof typeof kinds]
  if (kind === undefined) throw new Error(`${manifest.apiVersion} ${manifest.kind} is not known here`)
  new kind(manifest as never).validate()
}

const manifestsIn = (file: string): Manifest[] =>
  parseAllDocuments(read('deploy', 'kubernetes', file)).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS() as Manifest
  })

test.each([
  ['a field that is missing', { selector: undefined }],
  ['a value of another type', { replicas: 'two' }],
])('%s is found out', (_, wrong) => {
  const [deployment] = manifestsIn('cityties.yaml').filter(({ kind }) => kind === 'Deployment')
  expect(() => validate({ ...deployment, spec: { ...(deployment?.spec as object), ...wrong } } as Manifest)).toThrow()
})

test('both kinds may run in one namespace', () => {
  const names = (file: string): string[] =>
    manifestsIn(file).flatMap(({ kind, metadata, spec }) => {
      const { template } = (spec ?? {}) as Partial<Workload>
      const own = template ? [`labels ${JSON.stringify(template.metadata.labels)}`] : []
      return [`${kind} ${metadata.name}`, ...own]
    })
  const [first, second] = [names('cityties.yaml'), names('embedded.yaml')]
  expect(second).toContain('Service cityties-embedded')
  expect(first.filter((name) => second.includes(name))).toEqual([])
})

describe.each([
  ['cityties.yaml', { database: { kind: 'neo4j', url: 'neo4j+s://host', username: 'neo4j', password: 'secret' } }],
  ['embedded.yaml', { database: { kind: 'embedded', folder: '/data/graph' } }],
])('%s', (file, config) => {
  const manifests = manifestsIn(file)
  const workload = manifests.find(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind))?.spec as Workload
  const { spec: pod, metadata } = workload.template
  const [container] = pod.containers

  test.each(manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
    '%s is what Kubernetes takes',
    (_, manifest) => validate(manifest),
  )

  test('gives the program settings that it takes', () => {
    const secret: Record<string, string> = { url: 'neo4j+s://host', username: 'neo4j', password: 'secret' }
    const values = container.env.map(({ name, value, valueFrom }) => [
      name,
      value ?? secret[valueFrom?.secretKeyRef.key ?? ''],
    ])
    expect(values.filter(([, value]) => value === undefined)).toEqual([])
    const settings = read('src', 'config.ts')
    for (const [name] of values) expect(settings).toMatch(new RegExp(`^  ${name}: `, 'm'))
    expect(readConfig({}, Object.fromEntries(values))).toMatchObject(config)
    expect(read('deploy', 'kubernetes', file)).not.toMatch(/password: [^<\s,}]/)
  })

  test('asks the port of the image at addresses that there are, and selects what it makes', () => {
    expect(container.ports).toEqual([{ name: 'http', containerPort: port }])
    const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe]
    expect(probes.map(({ httpGet }) => [httpGet.port, httpGet.path])).toEqual([
      ['http', '/healthz'],
      ['http', '/healthz'],
      ['http', '/readyz'],
    ])
    for (const { kind, spec } of manifests) {
      const { selector } = (spec ?? {}) as { selector?: Labels & { matchLabels?: Labels } }
      if (selector) expect([kind, selector.matchLabels ?? selector]).toEqual([kind, metadata.labels])
    }
    const accounts = manifests.filter(({ kind }) => kind === 'ServiceAccount').map((one) => one.metadata.name)
    expect(accounts).toEqual(pod.serviceAccountName === undefined ? [] : [pod.serviceAccountName])
  })

  test('runs as the user of the image, who may write to volumes alone', () => {
    expect(pod.automountServiceAccountToken).toBe(false)
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    const volumes = [...pod.volumes, ...(workload.volumeClaimTemplates ?? []).map((claim) => claim.metadata)]
    expect(container.volumeMounts.map(({ name }) => name).sort()).toEqual(volumes.map(({ name }) => name).sort())
    expect(container.volumeMounts.map(({ mountPath }) => mountPath).sort()).toEqual(['/data', '/tmp'])
    expect(only(runtime, 'VOLUME').text).toBe('/data')
    for (const { spec } of workload.volumeClaimTemplates ?? []) expect(spec.accessModes).toEqual(['ReadWriteOnce'])
  })

  test('is given the time that the program takes to end', () => {
    const wait_s = Number(container.lifecycle?.preStop.exec.command[1] ?? 0)
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(wait_s + limits.shutdownGrace_ms / 1000)
  })

  test('has no more replicas than its engine bears, and each knows how many they are', () => {
    expect(workload.replicas).toBe(config.database.kind === 'embedded' ? 1 : 2)
    const { value = '' } = container.env.find(({ name }) => name === 'REPLICAS') ?? {}
    expect(readConfig({}, { REPLICAS: value }).http.replicas_count).toBe(workload.replicas)
  })
})
