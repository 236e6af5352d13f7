import { type Command, InvalidArgumentError, Option } from 'commander'
import { roleNames } from '../access/role.js'
import { type Flags, readConfig } from '../config.js'
import { limits } from '../limits.js'
import { databaseOption } from './database-option.js'
import type { KeyFlags } from './keys.js'

const help = `
A reader may read, where serve was given --require-auth; an editor may also write, a researcher send Cypher of his own;
a monitor reads what is measured, at /metrics, and nothing else; an admin may do all of it. A key is shown once, when it
is made; the graph holds a checksum of it. Send it as
Authorization: Bearer ct_… or as X-API-Key.

Examples:
  cityties keys create --name "dashboard of the town hall" --role reader --days 365
  cityties keys create --name import --role editor --json
  cityties keys list
  cityties keys revoke ct_0123456789

They work while a server has the graph open, and count for its next request.`

/** `cityties keys`. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('make, list and revoke keys of access').addHelpText('after', help)
  const command = (words: string, description: string): Command =>
    keys
      .command(words)
      .description(description)
      .addOption(databaseOption())
      .addOption(new Option('--json', 'print the report as JSON'))
  command('create', 'make a key, and show it this once')
    .requiredOption('--name <text>', 'what it is for, or whose it is')
    .addOption(new Option('--role <role>', 'what it may').choices(roleNames).makeOptionMandatory())
    .addOption(new Option('--days <days>', 'how long it counts (default: until it is revoked)').argParser(days))
    .action(async (flags: Flags & KeyFlags) => (await import('./keys.js')).createKey(readConfig(flags), flags))
  command('list', 'list all keys, without what is secret of them').action(async (flags: Flags & { json?: boolean }) =>
    (await import('./keys.js')).listKeys(readConfig(flags), flags),
  )
  command('revoke', 'end a key; from then on it is refused')
    .argument('<key>', 'its beginning, such as ct_0123456789')
    .action(async (key: string, flags: Flags & { json?: boolean }) =>
      (await import('./keys.js')).revokeKey(readConfig(flags), key, flags),
    )
}

function days(text: string): number {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > limits.accessKeyMax_days)
    throw new InvalidArgumentError(`It is a number of days, from 1 to ${limits.accessKeyMax_days}.`)
  return count
}
