import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import { backUpGraph, type WithFolder } from '../transfer/backup/back-up-graph.js'
import { citationOf, type Manifest } from '../transfer/backup/manifest.js'
import { restoreGraph } from '../transfer/backup/restore-graph.js'
import { version } from '../version.js'
import { interruptible } from './interruptible.js'
import { print } from './terminal.js'

export interface BackupFlags {
  readonly name?: string
  readonly json?: boolean
}

const withFolder: WithFolder = (folder, work) =>
  withGraph({ database: { kind: 'embedded', folder } }, work, { mustExist: true })

export async function backup(config: Config, folder: string, { name = '', json }: BackupFlags): Promise<void> {
  const max_chars = limits.backupNameMax_chars
  if (name.length > max_chars)
    throw invalidInput(`--name has ${name.length} characters; at most ${max_chars} are taken.`)
  await interruptible(async (signal) => {
    const options = { name: name.trim() || null, program: version, signal, withFolder }
    const work = (graph: Graph): Promise<Manifest> => {
      if (graph.migration.applied.length > 0) process.stderr.write(broughtUp(graph.migration.schemaVersion))
      return backUpGraph(graph, folder, options)
    }
    const manifest = await withGraph(config, work, { mustExist: true })
    const compared = manifest.comparedWithGraph
      ? 'looked through, and the same as the graph'
      : 'looked through; the graph was changed meanwhile, so the two could not be compared'
    print(manifest, { json, text: `${describe(manifest)}\n${compared}\ncite it as: ${citationOf(manifest)}` })
  })
}

export async function restore({ database }: Config, place: string, { json }: { json?: boolean }): Promise<void> {
  if (database.kind !== 'embedded' || database.folder === null)
    throw invalidInput(
      'A backup is restored into a folder: file:<folder>. From there `cityties copy` takes it to a Neo4j.',
    )
  const { folder } = database
  await interruptible(async (signal) => {
    const manifest = await restoreGraph(place, folder, { signal, withFolder })
    print(manifest, {
      json,
      text: `${describe(manifest)}\nrestored into ${folder}, looked through, and what it says it is`,
    })
  })
}

/** Who makes a backup before an upgrade wants to be able to go back. */
const broughtUp = (schemaVersion: number): string =>
  `The schema of the graph was older and is version ${schemaVersion} now: no earlier version of CityTies takes the graph or this backup. To be able to go back, make backups with the version that is in use.\n`

const describe = ({ counts, graphVersion, contentHash }: Manifest): string =>
  `version ${graphVersion}: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}, content ${contentHash}`
