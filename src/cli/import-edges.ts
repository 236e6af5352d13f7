import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { type EdgeListImport, importEdges as importEdgeList } from '../transfer/edges/import-edges.js'
import { describeLoad } from './seed.js'
import { print, progress } from './terminal.js'

/** Imports an edge list, with a bar of the facts written. */
export async function importEdges(
  config: Config,
  options: EdgeListImport,
  { json }: { json?: boolean },
): Promise<void> {
  const bar = progress('facts')
  const report = await withGraph(config, async (graph) => {
    try {
      return await importEdgeList(graph, options, {
        checked: ({ facts_count }) => bar.start(facts_count),
        progress: (count) => bar.update(count),
      })
    } finally {
      bar.stop()
    }
  })
  print(report, { json, text: describeLoad(report) })
}
