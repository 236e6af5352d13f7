import { createWriteStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sharedData } from '../../support/engines.js'
import { heavyTailedGraph } from '../heavy-tailed-graph.js'
import type { SetName } from './options.js'

/** Files of an edge list with labels. */
export interface DataSet {
  readonly title: string
  readonly edges: string
  readonly labels: string
}

const generated = { cities: 100_000, twinningsPerCity: 3, seed: 20_161_122 }

/** Null when the data is there, else one sentence that says what to do. */
export function whyNoSet(name: SetName): string | null {
  if (name === 'generated' || existsSync(wikidata.edges)) return null
  return `${wikidata.edges} is missing. Set CITYTIES_SHARED_DATA to the folder that holds wikidata-p190-2016, or leave it out with --sets generated.`
}

const wikidata: DataSet = {
  title: 'Wikidata',
  edges: join(sharedData, 'wikidata-p190-2016', 'relations.tsv'),
  labels: join(sharedData, 'wikidata-p190-2016', 'names.tsv'),
}

/** @param folder for what is generated */
export async function dataSet(name: SetName, folder: string): Promise<DataSet> {
  if (name === 'wikidata') return wikidata
  const files = { title: 'generated', edges: join(folder, 'edges.tsv'), labels: join(folder, 'labels.tsv') }
  const { nodeCount, from, to } = heavyTailedGraph(generated.cities, generated.twinningsPerCity, generated.seed)
  await write(files.labels, function* () {
    for (let node = 0; node < nodeCount; node++) yield `Q${node + 1}\tCity ${node + 1}\n`
  })
  await write(files.edges, function* () {
    for (const [i, end] of from.entries()) if (end !== to[i]) yield `Q${end + 1}\tQ${(to[i] ?? 0) + 1}\n`
  })
  return files
}

const write = (path: string, lines: () => Iterable<string>): Promise<void> =>
  pipeline(Readable.from(lines()), createWriteStream(path))
