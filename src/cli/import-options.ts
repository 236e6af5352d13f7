import { type Command, Option } from 'commander'

/** The flags that every import with rows takes. */
export interface ImportFlags {
  readonly source?: string
  readonly title?: string
  readonly licence?: string
  readonly rejects?: string
  readonly maxRejects?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** @param maxRejects_count where the user says nothing */
export const addImportOptions = (command: Command, maxRejects_count = 0): Command =>
  command
    .option('--source <slug>', 'what the file is called as a source (default: its name)')
    .option('--title <text>', 'the title of the source (default: the file’s name)')
    .option('--licence <text>', 'the licence of its facts')
    .option('--rejects <file>', 'where rows go that cannot be imported (default: the file’s name with .rejects.tsv)')
    .addOption(
      new Option('--max-rejects <rows>', 'how many rows may be rejected before the edition is left unfinished').default(
        String(maxRejects_count),
      ),
    )
    .option('--dry-run', 'write nothing, and say what would change')
    .option('--json', 'print the report as JSON')
