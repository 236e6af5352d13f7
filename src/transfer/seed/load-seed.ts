import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkEnds } from '../../domain/attributes.js'
import { invalidInput } from '../../domain/errors.js'
import { sourceOfEdition } from '../../domain/ids.js'
import { readCitations } from '../../domain/stored-citations.js'
import type { LoadProgress, LoadReport } from '../../graph/commands/load-sources.js'
import type { Graph } from '../../graph/graph.js'
import type { EntityRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import { readSeedFile, type SeedFile } from './seed-file.js'

/** The project's own facts, beside `src/` and `dist/` alike. */
export const seedFolder = join(import.meta.dirname, '..', '..', '..', 'seed')

/**
 * Loads every seed file of a folder: checks them all, then writes what is new or different.
 * A fact that was removed from its file goes from the graph, unless another source states it.
 */
export async function loadSeed(
  graph: Graph,
  { folder = seedFolder, progress }: { folder?: string; progress?: LoadProgress } = {},
): Promise<LoadReport[]> {
  const files = readSeed(folder)
  const faults = [...files.flatMap(({ faults: own }) => own), ...doubleSources(files)]
  if (faults.length === 0) faults.push(...(await misfits(graph, files)))
  if (faults.length > 0) throw faultyInput(`The seed files in ${shown(folder)} have faults`, faults)
  const contents = files.map(({ source: described, checksum, entities, relationships }) => ({
    source: { ...described, importer: 'seed files' },
    checksum,
    entities: entities.map(({ fact }) => fact),
    relationships: relationships.map(({ fact }) => fact),
  }))
  return graph.loader.load(contents, { actor: 'cityties seed', reason: 'seed files' }, progress)
}

/** True when the seed is to be loaded at start: into an empty graph, or because loading it was interrupted. */
export async function needsSeed(graph: Graph): Promise<boolean> {
  if (await graph.isEmpty()) return true
  const sources = new Set(readSeed(seedFolder).map(({ source }) => source.id))
  return (await graph.sources.unfinished()).some((source) => sources.has(source))
}

function readSeed(folder: string): SeedFile[] {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  } catch {
    throw invalidInput(`The seed folder ${folder} cannot be read.`)
  }
  if (names.length === 0) throw invalidInput(`The seed folder ${folder} holds no .yaml file.`)
  return names.sort().map((name) => readSeedFile(shown(join(folder, name))))
}

const shown = (path: string): string => {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near || '.'
}

function doubleSources(files: readonly SeedFile[]): PlacedFault[] {
  return files
    .filter(({ source }) => source.id !== '')
    .filter(({ source }, index, named) => named.findIndex((other) => other.source.id === source.id) !== index)
    .map(({ path, source }) => ({ place: path, message: `source.id: ${source.id} is the source of another file too` }))
}

/**
 * What does not fit together over all files: an id that is called two types, here or in the
 * graph, and ends of relationships that are described nowhere or are of a wrong type.
 */
async function misfits(graph: Graph, files: readonly SeedFile[]): Promise<PlacedFault[]> {
  const entities = files.flatMap((file) => file.entities)
  const relationships = files.flatMap((file) => file.relationships)
  const ends = relationships.flatMap(({ fact }) => [fact.from, fact.to])
  const known = await knownEntities(graph, [...new Set([...entities.map(({ fact }) => fact.id), ...ends])])
  const types = new Map([...known].map(([id, { type }]) => [id, type]))
  const faults: PlacedFault[] = []
  for (const { fact, place } of entities) {
    const other = types.get(fact.id) ?? fact.type
    if (other !== fact.type)
      faults.push({ place, message: `type: ${fact.id} is a ${fact.type} here and of type ${other} elsewhere` })
    types.set(fact.id, other)
  }
  const described = new Set(entities.map(({ fact }) => fact.id))
  // What only older editions of these files describe goes with them.
  const replaced = new Set(files.map(({ source }) => source.id))
  const stays = (entity: EntityRecord | undefined): boolean =>
    entity !== undefined && readCitations(entity).some(({ edition }) => !replaced.has(sourceOfEdition(edition)))
  for (const { fact, place } of relationships) {
    const missing = (['from', 'to'] as const).filter(
      (side) => !described.has(fact[side]) && !stays(known.get(fact[side])),
    )
    faults.push(
      ...missing.map((side) => ({ place, message: `${fact.type}.${side}: ${fact[side]} is described nowhere` })),
    )
    const [from, to] = [types.get(fact.from), types.get(fact.to)]
    const fault = missing.length === 0 && from && to ? checkEnds(fact.type, from, to) : null
    if (fault) faults.push({ place, message: `${fact.from} – ${fact.to}: ${fault}` })
  }
  return faults
}

async function knownEntities(graph: Graph, ids: readonly string[]): Promise<Map<string, EntityRecord>> {
  const known = new Map<string, EntityRecord>()
  for (let from = 0; from < ids.length; from += limits.loaderBatch_ids) {
    const batch = await graph.entities.byIds(ids.slice(from, from + limits.loaderBatch_ids))
    for (const [id, entity] of batch) known.set(id, entity)
  }
  return known
}
