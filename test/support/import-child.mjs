/**
 * `import-child.mjs <folder> <edges>`: imports an edge list into a data folder, in a process of
 * its own, so that a test can kill it. Prints a line for each batch that was committed, and
 * `done` at the end. It runs what is built, which starts in a tenth of the time of the sources.
 */
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href)
const { openEngine } = await built('compose.js')
const { Graph } = await built('graph/graph.js')
const { importEdges } = await built('transfer/edges/import-edges.js')

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
