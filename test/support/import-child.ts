import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { importEdges } from '../../src/transfer/edges/import-edges.js'

/**
 * `import-child.ts <folder> <edges>`: imports an edge list into a data folder, in a process of
 * its own, so that a test can kill it. Prints a line for each batch that was committed, and
 * `done` at the end.
 */
const [folder = '', edges = ''] = process.argv.slice(2)
const engine = await openEngine({ kind: 'embedded', folder })
const graph = await Graph.open(engine)
await importEdges(
  graph,
  { edges, source: 'killed' },
  { progress: ({ rows_count }) => process.stdout.write(`batch ${rows_count}\n`) },
)
await engine.close()
process.stdout.write('done\n')
