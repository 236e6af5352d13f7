import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import type { LoadReport } from '../graph/commands/load-sources.js'
import { loadSeed } from '../transfer/seed/load-seed.js'
import { print } from './terminal.js'

/** Loads the seed files; a second time only what has changed in them. */
export async function seed(config: Config, { folder, json }: { folder?: string; json?: boolean }): Promise<void> {
  const reports = await withGraph(config, (graph) => loadSeed(graph, folder === undefined ? {} : { folder }))
  print(reports, { json, text: reports.map(describeLoad).join('\n') })
}

export function describeLoad({ source, unchanged, ...counts }: LoadReport): string {
  if (unchanged) return `${source}: nothing to do, this edition is in the graph`
  const { facts_count, created_count, updated_count, removed_count, superseded } = counts
  const instead = superseded.length > 0 ? `; it takes the place of ${superseded.join(', ')}` : ''
  return `${source}: ${facts_count} facts read; ${created_count} created, ${updated_count} updated, ${removed_count} removed${instead}`
}
