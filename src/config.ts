import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { AccessSettings } from './access/access-settings.js'
import { readTokenSettings } from './access/read-token-settings.js'
import { invalidInput } from './domain/errors.js'
import type { Neo4jOptions } from './engine/neo4j/options.js'
import { type HttpSettings, logLevels, metricsAccesses } from './server/http-settings.js'

/** Where the graph is. */
export type Database =
  | { readonly kind: 'embedded' /** Null in memory. */; readonly folder: string | null }
  | ({ readonly kind: 'neo4j' } & Neo4jOptions)

export interface Config {
  readonly database: Database
  readonly host: string
  readonly port: number
  /** Load the seed graph into an empty graph at start. */
  readonly seed: boolean
  /** Take Cypher of the callers' own. */
  readonly cypher: boolean
  readonly http: HttpSettings
  readonly access: AccessSettings
}

/** What the command line gives; it wins over the environment. */
export interface Flags {
  readonly database?: string
  readonly host?: string
  readonly port?: string
  readonly seed?: boolean
  readonly cypher?: boolean
  readonly corsOrigin?: readonly string[]
  readonly responseCache?: string
  readonly maxAge?: string
  readonly staleWhileRevalidate?: string
  readonly operations?: string
  readonly trustedOnly?: boolean
  readonly introspection?: boolean
  readonly rateLimit?: string
  readonly replicas?: string
  readonly trustProxy?: string
  readonly metrics?: string
  readonly logLevel?: string
  readonly slow?: string
  readonly slowPlans?: boolean
  readonly traces?: boolean
  readonly requireAuth?: boolean
}

const neo4jSchemes = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc']
const databaseForms = `file:<folder>, memory:, or ${neo4jSchemes.map((scheme) => `${scheme}://`).join(' ')}<host>[:port]`

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional()

const environment = z.object({
  DATABASE_URL: text,
  NEO4J_USERNAME: text,
  NEO4J_PASSWORD: text,
  NEO4J_DATABASE: text,
  TARGET_NEO4J_USERNAME: text,
  TARGET_NEO4J_PASSWORD: text,
  TARGET_NEO4J_DATABASE: text,
  HOST: text,
  PORT: text,
  CYPHER: text,
  CORS_ORIGINS: text,
  RESPONSE_CACHE_MIB: text,
  MAX_AGE_S: text,
  STALE_WHILE_REVALIDATE_S: text,
  OPERATIONS_FOLDER: text,
  TRUSTED_ONLY: text,
  INTROSPECTION: text,
  RATE_LIMIT: text,
  REPLICAS: text,
  TRUST_PROXY: text,
  METRICS: text,
  LOG_LEVEL: text,
  SLOW_MS: text,
  SLOW_PLANS: text,
  TRACES: text,
  REQUIRE_AUTH: text,
  JWT_ISSUER: text,
  JWT_AUDIENCE: text,
  JWT_JWKS: text,
  JWT_ALGORITHMS: text,
  JWT_CLOCK_SKEW_S: text,
  JWT_ROLES_CLAIM: text,
})
type Environment = z.infer<typeof environment>

type Credentials = { readonly [V in 'NEO4J_USERNAME' | 'NEO4J_PASSWORD' | 'NEO4J_DATABASE']?: string | undefined }

function readDatabase(url: string, named: string, env: Credentials): Database {
  if (url === 'memory:') return { kind: 'embedded', folder: null }
  // With two slashes a machine would follow, not a folder.
  if (/^file:(?:\/\/\/|(?!\/\/).)/.test(url))
    return { kind: 'embedded', folder: url.slice('file:'.length).replace(/^\/\/(?=\/)/, '') }
  const scheme = /^([a-z0-9+]+):\/\//.exec(url)?.[1] ?? ''
  if (!neo4jSchemes.includes(scheme) || !URL.canParse(url) || new URL(url).host === '')
    throw invalidInput(`${named} is '${hidden(url)}'; it takes ${databaseForms}.`)
  // Also where a slash in the password makes the rest of it a path.
  if (url.includes('@'))
    throw invalidInput(`${named} holds credentials; give them in NEO4J_USERNAME and NEO4J_PASSWORD.`)
  // A password alone is that of Neo4j's first user.
  const username = env.NEO4J_USERNAME ?? (env.NEO4J_PASSWORD === undefined ? undefined : 'neo4j')
  return {
    kind: 'neo4j',
    url,
    ...(username === undefined ? {} : { username }),
    ...(env.NEO4J_PASSWORD === undefined ? {} : { password: env.NEO4J_PASSWORD }),
    ...(env.NEO4J_DATABASE === undefined ? {} : { database: env.NEO4J_DATABASE }),
  }
}

/** Without what may be a password: all before the last @, and the query. */
const hidden = (url: string): string => url.replace(/^([\w+.-]+:\/\/)?.*@/s, '$1…@').replace(/\?.*$/s, '?…')

function readPort(value: string, named: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (!(port <= 65_535)) throw invalidInput(`${named} is '${value}'; it takes a port from 0 (any free one) to 65535.`)
  return port
}

function readHost(value: string, named: string): string {
  if (!/^[a-zA-Z0-9.:-]{1,255}$/.test(value))
    throw invalidInput(
      `${named} is '${value}'; it takes a host name or address to listen on, such as 127.0.0.1 or 0.0.0.0.`,
    )
  return value
}

function readCount(value: string, named: string, what: string, max: number, min = 0): number {
  const count = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (!(count >= min && count <= max))
    throw invalidInput(`${named} is '${value}'; it takes ${what}, from ${min} to ${max}.`)
  return count
}

/** As browsers send it: scheme, host and port, nothing after. */
const isOrigin = (value: string): boolean =>
  /^https?:\/\/[^*]+$/.test(value) && URL.canParse(value) && new URL(value).origin === value

function readOrigins(values: readonly string[], named: string): readonly string[] {
  for (const value of values)
    if (value !== '*' && !isOrigin(value))
      throw invalidInput(
        `${named} holds '${value}'; it takes origins such as https://example.org or http://localhost:3000, or * for all.`,
      )
  return values
}

function readProxies(value: string, named: string): HttpSettings['trustProxy'] {
  if (/^\d{1,2}$/.test(value)) return Number(value)
  const proxies = listIn(value)
  if (proxies.every(isProxy)) return proxies
  throw invalidInput(
    `${named} is '${value}'; it takes how many proxies there are, or their addresses: 10.0.0.1, 10.0.0.0/8, loopback, linklocal or uniquelocal.`,
  )
}

function isProxy(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true
  const [address = '', bits, ...more] = value.split('/')
  const width = isIP(address) === 4 ? 32 : 128
  return (
    more.length === 0 &&
    isIP(address) !== 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width))
  )
}

function readWord<T extends string>(value: string, named: string, words: readonly T[]): T {
  const word = words.find((one) => one === value)
  if (word === undefined) throw invalidInput(`${named} is '${value}'; it takes ${words.join(', ')}.`)
  return word
}

function readSwitch(value: string, named: string): boolean {
  const answer = z.stringbool().safeParse(value)
  if (!answer.success) throw invalidInput(`${named} is '${value}'; it takes on or off, true or false.`)
  return answer.data
}

const listIn = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

type PickSetting = (
  flag: string | undefined,
  option: string,
  variable: keyof Environment,
  fallback: string,
) => readonly [string, string]

function readHttp(flags: Flags, env: Environment, pick: PickSetting): HttpSettings {
  const count = (what: string, max: number, ...picked: Parameters<PickSetting>): number =>
    readCount(...pick(...picked), what, max)
  const day_s = 86_400
  const trustedOnly = flags.trustedOnly ?? readSwitch(env.TRUSTED_ONLY ?? 'false', 'TRUSTED_ONLY')
  const operationsFolder = flags.operations ?? env.OPERATIONS_FOLDER ?? null
  if (trustedOnly && operationsFolder === null)
    throw invalidInput('--trusted-only (TRUSTED_ONLY) needs a folder of documents: --operations or OPERATIONS_FOLDER.')
  const cache_MiB = count('MiB', 65_536, flags.responseCache, '--response-cache', 'RESPONSE_CACHE_MIB', '32')
  return Object.freeze({
    corsOrigins: flags.corsOrigin
      ? readOrigins(flags.corsOrigin, '--cors-origin')
      : readOrigins(listIn(env.CORS_ORIGINS ?? ''), 'CORS_ORIGINS'),
    responseCache_bytes: cache_MiB * 1_048_576,
    maxAge_s: count('seconds', day_s, flags.maxAge, '--max-age', 'MAX_AGE_S', '0'),
    staleWhileRevalidate_s: count(
      'seconds',
      day_s,
      flags.staleWhileRevalidate,
      '--stale-while-revalidate',
      'STALE_WHILE_REVALIDATE_S',
      '0',
    ),
    operationsFolder,
    trustedOnly,
    // The flag can only switch it off.
    introspection: flags.introspection !== false && readSwitch(env.INTROSPECTION ?? 'on', 'INTROSPECTION'),
    rateLimit_perMinute: count('requests a minute', 1_000_000, flags.rateLimit, '--rate-limit', 'RATE_LIMIT', '6000'),
    replicas_count: readCount(...pick(flags.replicas, '--replicas', 'REPLICAS', '1'), 'servers', 1000, 1),
    trustProxy: readProxies(...pick(flags.trustProxy, '--trust-proxy', 'TRUST_PROXY', '')),
    ...readWatching(flags, env, pick),
  })
}

type Watching = Pick<HttpSettings, 'metrics' | 'logLevel' | 'slow_ms' | 'slowPlans' | 'traces'>

const readWatching = (flags: Flags, env: Environment, pick: PickSetting): Watching => ({
  metrics: readWord(...pick(flags.metrics, '--metrics', 'METRICS', 'monitors'), metricsAccesses),
  logLevel: readWord(...pick(flags.logLevel, '--log-level', 'LOG_LEVEL', 'warn'), logLevels),
  slow_ms: readCount(...pick(flags.slow, '--slow', 'SLOW_MS', '5000'), 'milliseconds, 0 for never', 3_600_000),
  slowPlans: flags.slowPlans ?? readSwitch(env.SLOW_PLANS ?? 'off', 'SLOW_PLANS'),
  traces: flags.traces ?? readSwitch(env.TRACES ?? 'off', 'TRACES'),
})

/**
 * Reads flags and environment. The environment is read here and nowhere else.
 *
 * @throws invalid input with one sentence that names the setting and what it takes
 */
export function readConfig(flags: Flags = {}, env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values = environment.parse(env)
  const pick: PickSetting = (flag, option, variable, fallback) =>
    flag === undefined ? [values[variable] ?? fallback, variable] : [flag, option]
  return Object.freeze({
    database: readDatabase(...pick(flags.database, '--database', 'DATABASE_URL', 'file:./data'), values),
    host: readHost(...pick(flags.host, '--host', 'HOST', '127.0.0.1')),
    port: readPort(...pick(flags.port, '--port', 'PORT', '4000')),
    seed: flags.seed ?? true,
    cypher: flags.cypher ?? readSwitch(values.CYPHER ?? 'off', 'CYPHER'),
    http: readHttp(flags, values, pick),
    access: Object.freeze({
      requireAuth: flags.requireAuth ?? readSwitch(values.REQUIRE_AUTH ?? 'off', 'REQUIRE_AUTH'),
      tokens: readTokenSettings(values),
    }),
  })
}

/** What is copied, and where to. */
export interface CopyEnds {
  readonly from: Database
  readonly to: Database
}

/**
 * Reads what `copy` is between. The credentials of NEO4J_… are those of the one Neo4j there is; where
 * both ends are one, the target's are in TARGET_NEO4J_… alone: no server is shown those of another.
 *
 * @throws invalid input with one sentence
 */
export function readCopyEnds(
  flags: { readonly from?: string; readonly to: string },
  env: Readonly<Record<string, string | undefined>> = process.env,
): CopyEnds {
  const values = environment.parse(env)
  const [url, named] =
    flags.from === undefined ? [values.DATABASE_URL ?? 'file:./data', 'DATABASE_URL'] : [flags.from, '--from']
  const from = readDatabase(url, named, values)
  const own: Credentials = {
    NEO4J_USERNAME: values.TARGET_NEO4J_USERNAME,
    NEO4J_PASSWORD: values.TARGET_NEO4J_PASSWORD,
    NEO4J_DATABASE: values.TARGET_NEO4J_DATABASE,
  }
  const hasOwn = Object.values(own).some((value) => value !== undefined)
  const to = readDatabase(flags.to, '--to', from.kind === 'neo4j' || hasOwn ? own : values)
  for (const [end, flag] of [
    [from, '--from'],
    [to, '--to'],
  ] as const)
    if (end.kind === 'embedded' && end.folder === null)
      throw invalidInput(
        `${flag} is memory:, which is empty before and gone after; it takes ${databaseForms.replace(' memory:,', '')}.`,
      )
  if (isSame(from, to)) throw invalidInput('--from and --to are the same graph.')
  return Object.freeze({ from, to })
}

function isSame(a: Database, b: Database): boolean {
  if (a.kind === 'neo4j') return b.kind === 'neo4j' && a.url === b.url && a.database === b.database
  return b.kind === 'embedded' && resolve(a.folder ?? '') === resolve(b.folder ?? '')
}
