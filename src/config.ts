import { z } from 'zod'
import { invalidInput } from './domain/errors.js'
import type { Neo4jOptions } from './engine/neo4j/options.js'

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
}

/** What the command line gives; it wins over the environment. */
export interface Flags {
  readonly database?: string
  readonly host?: string
  readonly port?: string
  readonly seed?: boolean
  readonly cypher?: boolean
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
  HOST: text,
  PORT: text,
  CYPHER: text,
})
type Environment = z.infer<typeof environment>

function readDatabase(url: string, named: string, env: Environment): Database {
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

function readSwitch(value: string, named: string): boolean {
  if (value !== 'on' && value !== 'off') throw invalidInput(`${named} is '${value}'; it takes on or off.`)
  return value === 'on'
}

function readHost(value: string, named: string): string {
  if (!/^[a-zA-Z0-9.:-]{1,255}$/.test(value))
    throw invalidInput(
      `${named} is '${value}'; it takes a host name or address to listen on, such as 127.0.0.1 or 0.0.0.0.`,
    )
  return value
}

/**
 * Reads flags and environment. The environment is read here and nowhere else.
 *
 * @throws invalid input with one sentence that names the setting and what it takes
 */
export function readConfig(flags: Flags = {}, env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values = environment.parse(env)
  const pick = (flag: string | undefined, option: string, variable: keyof Environment, fallback: string) =>
    flag === undefined ? ([values[variable] ?? fallback, variable] as const) : ([flag, option] as const)
  return Object.freeze({
    database: readDatabase(...pick(flags.database, '--database', 'DATABASE_URL', 'file:./data'), values),
    host: readHost(...pick(flags.host, '--host', 'HOST', '127.0.0.1')),
    port: readPort(...pick(flags.port, '--port', 'PORT', '4000')),
    seed: flags.seed ?? true,
    cypher: flags.cypher ?? readSwitch(values.CYPHER ?? 'off', 'CYPHER'),
  })
}
