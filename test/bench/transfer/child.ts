import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { openEngine } from '../../../src/compose.js'
import type { Database } from '../../../src/config.js'
import type { Engine } from '../../../src/engine/engine.js'
import { Graph } from '../../../src/graph/graph.js'
import { importEdges } from '../../../src/transfer/edges/import-edges.js'
import { GraphExport } from '../../../src/transfer/export/export-graph.js'
import type { DataSet } from './data-sets.js'
import { type FloorRows, keepRows, writeFloor } from './floor.js'

/** What a process of its own measures, as words on its command line. */
export interface Task {
  readonly work: 'import' | 'floor' | 'export'
  readonly database: Database
  readonly set: DataSet
  /** What an import leaves for the floor to write. */
  readonly rows: string
}

export interface Taken {
  readonly ms: number
  /** What sources say at one place each: lines of the files that are imported, facts in the file that is exported. */
  readonly rows: number
  /** The most that the process had in memory: embedded, the engine with it. */
  readonly peak_mib: number
}

/** In a line of JSON: what one place says. */
const factBegin = '{"edition":"'

const { work, database, set, rows: path } = JSON.parse(process.argv[2] ?? '') as Task
const engine = await openEngine(database)
if (work !== 'export') await empty(engine)
const graph = await Graph.open(engine)
const floorRows = work === 'floor' ? await readRows() : null
const before = performance.now()
const rows = await run()
const taken: Taken = { ms: performance.now() - before, rows, peak_mib: process.resourceUsage().maxRSS / 1024 }
if (work === 'import') await keepRows(engine, path)
await engine.close()
process.stdout.write(JSON.stringify(taken))

async function run(): Promise<number> {
  if (work === 'floor') return writeFloor(engine, floorRows as FloorRows)
  if (work === 'export') return exportFacts()
  const { edges, labels } = set
  return (await importEdges(graph, { edges, labels, source: 'bench' })).rows_count
}

async function exportFacts(): Promise<number> {
  const opened = await GraphExport.open(graph, 'jsonl', { question: {} })
  let count = 0
  for await (const text of opened.text({ dialect: 'spreadsheet', part: 'nodes' }))
    for (let at = text.indexOf(factBegin); at >= 0; at = text.indexOf(factBegin, at + 1)) count++
  return count
}

async function empty(target: Engine): Promise<void> {
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

async function readRows(): Promise<FloorRows> {
  const found: FloorRows = { entities: [], names: [], relationships: [], claims: [] }
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [kind, row] = JSON.parse(line) as [keyof FloorRows, never]
    found[kind].push(row)
  }
  return found
}
