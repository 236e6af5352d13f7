/**
 * `import-child.mjs <folder> <edges> <rows of a batch>`: imports an edge list into a data folder, in a process of
 * its own, so that a test can kill it. It writes in many small batches, and prints for each that
 * was committed how many things it touched, and `done` at the end. It runs what is built, which starts in a tenth of the time of the sources.
 */
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href)
const { openEngine } = await built('compose.js')
const { Graph } = await built('graph/graph.js')
const { importEdges } = await built('transfer/edges/import-edges.js')

const [folder = '', edges = '', batch_rows = ''] = process.argv.slice(2)
const engine = await openEngine({ kind: 'embedded', folder })
const graph = await Graph.open(engine)
Object.assign(engine.capabilities, { batch_rows: Number(batch_rows) })
const write = engine.write.bind(engine)
engine.write = async (work) => {
  const written = await write(work)
  process.stdout.write(`batch ${written.touched.length}\n`)
  return written
}
await importEdges(graph, { edges, source: 'killed' })
await engine.close()
process.stdout.write('done\n')
