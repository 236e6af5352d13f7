import { type Command, Option } from 'commander'
import { type Flags, readConfig } from '../config.js'
import type { BackupFlags } from './backup.js'
import { databaseOption } from './database-option.js'

/** `cityties backup` and `cityties restore`. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<folder>', 'where it goes: a folder that is not there yet, or empty')
    .description('write all that the embedded engine holds into a folder, also while a server has the graph open')
    .addOption(databaseOption())
    .option('--name <text>', 'what it is cited by, such as "atlas 2026"')
    .addOption(new Option('--json', 'print its description as JSON'))
    .action(async (folder: string, flags: Flags & BackupFlags) =>
      (await import('./backup.js')).backup(readConfig(flags), folder, flags),
    )
  program
    .command('restore')
    .argument('<backup>', 'the folder of a backup')
    .description('put the graph of a backup into a data folder that holds none')
    .addOption(databaseOption())
    .addOption(new Option('--json', 'print its description as JSON'))
    .action(async (backup: string, flags: Flags & { json?: boolean }) =>
      (await import('./backup.js')).restore(readConfig(flags), backup, flags),
    )
}
