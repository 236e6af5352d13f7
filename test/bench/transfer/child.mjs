/**
 * `child.mjs <task as JSON>`: imports, exports, or writes or reads the floor, in a process of its own, so that its
 * memory is its own, and prints what it took as JSON. It runs what is built, as a user would.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { keepRows, readFloor, writeFloor } from './floor.mjs'

const built = (path) => import(new URL(`../../../dist/${path}`, import.meta.url).href)
const { openEngine } = await built('compose.js')
const { Graph } = await built('graph/graph.js')
const { importEdges } = await built('transfer/edges/import-edges.js')
const { GraphExport } = await built('transfer/export/export-graph.js')

/** In a line of JSON: what one place says. */
const factBegin = '{"edition":"'

/** @type {import('./measure.js').Task} */
const task = JSON.parse(process.argv[2] ?? '')
const { work, database, set, rows: path } = task
const engine = await openEngine(database)
if (work === 'import' || work === 'floor') await empty(engine)
const graph = await Graph.open(engine)
const floorRows = work === 'floor' ? await readRows() : null
const before = performance.now()
const rows = await run()
/** @type {import('./measure.js').Taken} */
const taken = { ms: performance.now() - before, rows, peak_mib: process.resourceUsage().maxRSS / 1024 }
if (work === 'import') await keepRows(engine, path)
await engine.close()
process.stdout.write(JSON.stringify(taken))

async function run() {
  if (work === 'floor') return writeFloor(engine, floorRows)
  if (work === 'read') return readFloor(engine)
  if (work === 'export') return exportFacts()
  const { edges, labels } = set
  return (await importEdges(graph, { edges, labels, source: 'bench' })).rows_count
}

async function exportFacts() {
  const opened = await GraphExport.open(graph, 'jsonl', { question: {} })
  let count = 0
  for await (const text of opened.text({ dialect: 'spreadsheet', part: 'nodes' }))
    for (let at = text.indexOf(factBegin); at >= 0; at = text.indexOf(factBegin, at + 1)) count++
  return count
}

async function empty(target) {
  for (;;) {
    const [row] = await target.write((transaction) =>
      transaction.run({
        name: 'bench/empty',
        text: 'MATCH (n) WHERE NOT n:Graph WITH n LIMIT 4000 DETACH DELETE n RETURN count(*) AS count',
      }),
    )
    if (!Number(row?.['count'])) return
  }
}

async function readRows() {
  const found = { entities: [], names: [], relationships: [], claims: [] }
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [kind, row] = JSON.parse(line)
    found[kind].push(row)
  }
  return found
}
