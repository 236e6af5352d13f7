import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildGraph, type EdgeList } from '../../src/analytics/build-graph.js'
import type { Places } from '../../src/analytics/link-scores.js'
import type { SimpleGraph } from '../../src/analytics/simple-graph.js'
import { byCodeUnit } from '../../src/domain/by-code-unit.js'
import { sharedData } from '../support/engines.js'

const folder = join(sharedData, 'wikidata-p190-2016')
const relations = join(folder, 'relations.tsv')
const placesFile = join(folder, 'places.csv')

/** Null when the data is there, else one sentence that says what is missing. */
export const whyNoWikidata = (): string | null =>
  [relations, placesFile].every((path) => existsSync(path)) ? null : `there is no ${folder} (see CITYTIES_SHARED_DATA)`

export interface WikidataGraph {
  readonly graph: SimpleGraph
  /** As they stand in the file: each on the item that it was found at. */
  readonly claims: EdgeList
  readonly places: Places
  /** The country of each node; -1 where it is not known. */
  readonly countries: Int32Array
  readonly countryCodes: readonly string[]
  /** The QID of each node, ascending by code unit. */
  readonly qids: readonly string[]
  nodeOf(qid: string): number
}

/** Sister cities as claimed in Wikidata in 2016, without the database between. */
export function readWikidata(): WikidataGraph {
  const pairs = linesOf(relations).map((line) => line.split('\t') as [string, string])
  const qids = [...new Set(pairs.flat())].sort(byCodeUnit)
  const numbers = new Map(qids.map((qid, node) => [qid, node]))
  const nodeOf = (qid: string): number => {
    const node = numbers.get(qid)
    if (node === undefined) throw new Error(`${qid} is not in ${relations}`)
    return node
  }
  const from = Int32Array.from(pairs, ([qid]) => nodeOf(qid))
  const to = Int32Array.from(pairs, ([, qid]) => nodeOf(qid))
  const unknown = () => new Float64Array(qids.length).fill(Number.NaN)
  const places: Places = { latitudes: unknown(), longitudes: unknown(), populations: unknown() }
  const rows = linesOf(placesFile).slice(1).map((line) => line.split(',') as [string, string, string, string, string]) // biome-ignore format: one line
  const countryCodes = [...new Set(rows.map(([, code]) => code))].sort(byCodeUnit)
  const countries = new Int32Array(qids.length).fill(-1)
  for (const [qid, code, latitude, longitude, population] of rows) {
    const node = numbers.get(qid)
    if (node === undefined) continue
    countries[node] = countryCodes.indexOf(code)
    places.latitudes[node] = Number(latitude)
    places.longitudes[node] = Number(longitude)
    places.populations[node] = Number(population)
  }
  const claims = { nodeCount: qids.length, from, to }
  return { graph: buildGraph(claims), claims, places, countries, countryCodes, qids, nodeOf }
}

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
