import { type KeyRecord, prefixIn, statusOf } from '../access/access-key.js'
import type { Role } from '../access/role.js'
import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import { limits } from '../limits.js'
import { print, printTable } from './terminal.js'

export interface KeyFlags {
  readonly name: string
  readonly role: Role
  readonly days?: number
  readonly json?: boolean
}

interface Json {
  readonly json?: boolean
}

const actor = 'cityties keys'
const day_ms = 86_400_000

/** All of it but the checksum, which is nobody's business. */
function shown(record: KeyRecord) {
  const { prefix, name, roles, createdAt, expiresAt = null, revokedAt = null, lastUsedAt = null } = record
  const status = statusOf(record, Date.now())
  return { prefix, name, roles, status, createdAt, expiresAt, revokedAt, lastUsedAt }
}

/** Makes a key and prints it. */
export async function createKey(config: Config, { name: given, role, days, json }: KeyFlags): Promise<void> {
  assertKept(config)
  const name = readName(given)
  const expiresAt = days === undefined ? null : new Date(Date.now() + days * day_ms)
  const author = { actor, reason: `a key for the role ${role}` }
  const { key, record } = await withGraph(config, ({ accessKeys }) =>
    accessKeys.create({ name, roles: [role], expiresAt }, author),
  )
  const end = expiresAt === null ? 'until it is revoked' : `until ${expiresAt.toISOString()}`
  const text = `${record.prefix} is made, for “${name}”, with the role ${role}, ${end}:

  ${key}

It is shown this once. Send it as Authorization: Bearer ${record.prefix}_… or as X-API-Key.`
  print({ key, ...shown(record) }, { json, text })
}

/** Lists keys, also those at their end. */
export async function listKeys(config: Config, { json }: Json): Promise<void> {
  assertKept(config)
  const records = await withGraph(config, ({ accessKeys }) => accessKeys.all(), { mustExist: true })
  const rows = records.map(shown)
  if (json || rows.length === 0) return print(rows, { json, text: 'there are no keys' })
  const columns = ['key', 'for', 'role', 'status', 'created', 'ends', 'last used']
  const cells = rows.map(({ prefix, name, roles, status, createdAt, expiresAt, revokedAt, lastUsedAt }) => [
    prefix,
    name,
    roles.join(' '),
    status.toLowerCase(),
    minute(createdAt),
    minute(revokedAt ?? expiresAt),
    minute(lastUsedAt),
  ])
  printTable({ columns, rows: cells }, {})
}

/** Ends a key. */
export async function revokeKey(config: Config, key: string, { json }: Json): Promise<void> {
  assertKept(config)
  const prefix = prefixIn(key)
  // What was typed is not repeated: it may be a key with something missing.
  if (prefix === null)
    throw invalidInput(
      'That is no key; one begins like ct_0123456789 (`cityties keys list` shows those that there are).',
    )
  const author = { actor, reason: `${prefix} is revoked` }
  const report = await withGraph(config, ({ accessKeys }) => accessKeys.revoke(prefix, author), { mustExist: true })
  const { name, revokedAt, unchanged } = report
  const text = `${prefix} (“${name}”) ${unchanged ? 'was revoked before' : 'is revoked'}`
  print({ prefix, name, revokedAt, unchanged }, { json, text })
}

function assertKept({ database }: Config): void {
  if (database.kind === 'embedded' && database.folder === null)
    throw invalidInput('Keys of a graph in memory: would be gone at once; name the folder or the Neo4j that is served.')
}

/** On one line, whatever shows it. */
function readName(given: string): string {
  const name = given.trim().normalize('NFC')
  if (name === '' || name.length > limits.accessKeyNameMax_chars || /\p{C}/u.test(name))
    throw invalidInput(`--name takes 1 to ${limits.accessKeyNameMax_chars} characters on one line.`)
  return name
}

/** UTC; to the second nobody wants to know. */
const minute = (at: string | null): string => (at === null ? '–' : at.slice(0, 16).replace('T', ' '))
