import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { undoEdition } from '../graph/commands/undo-edition.js'
import { print } from './terminal.js'

/** Takes back what only one edition says. */
export async function undoImport(config: Config, edition: string, { json }: { json?: boolean }): Promise<void> {
  const author = { actor: 'cityties import', reason: `undo of ${edition}` }
  const report = await withGraph(config, (graph) => undoEdition(graph.loader, edition, author))
  const text = report.unchanged
    ? `${edition}: nothing to do, the graph holds nothing of it`
    : `${edition} is undone: ${report.removed_count} entities and relationships that only it stated are gone`
  print(report, { json, text })
}
