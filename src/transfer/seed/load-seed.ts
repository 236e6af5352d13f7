import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { invalidInput } from '../../domain/errors.js'
import { sourceOfEdition } from '../../domain/ids.js'
import { readCitations } from '../../domain/record.js'
import type { LoadProgress, LoadReport } from '../../graph/commands/load-sources.js'
import type { Graph } from '../../graph/graph.js'
import type { EntityRecord } from '../../graph/records.js'
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
  if (faults.length === 0) faults.push(...(await danglingReferences(graph, files)))
  if (faults.length > 0) throw faultyInput(`The seed files in ${shown(folder)} have faults`, faults)
  const contents = files.map(({ source, checksum, entities, relationships }) => ({
    source,
    checksum,
    entities: entities.map(({ fact }) => fact),
    relationships: relationships.map(({ fact }) => fact),
  }))
  return graph.loader.load(contents, { actor: 'cityties seed', reason: 'seed files' }, progress)
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

/** Ends of relationships that neither a seed file describes nor, in the graph, a source that is in none of them. */
async function danglingReferences(graph: Graph, files: readonly SeedFile[]): Promise<PlacedFault[]> {
  const described = new Set(files.flatMap(({ entities }) => entities.map(({ fact }) => fact.id)))
  const missing = files.flatMap(({ relationships }) =>
    relationships.flatMap(({ fact, place }) =>
      (['from', 'to'] as const)
        .filter((side) => !described.has(fact[side]))
        .map((side) => ({ place, side, id: fact[side], type: fact.type })),
    ),
  )
  if (missing.length === 0) return []
  const known = await graph.entities.byIds([...new Set(missing.map(({ id }) => id))])
  // What only older editions of these files describe goes with them.
  const replaced = new Set(files.map(({ source }) => source.id))
  const stays = (entity: EntityRecord | undefined): boolean =>
    entity !== undefined && readCitations(entity).some(({ edition }) => !replaced.has(sourceOfEdition(edition)))
  return missing
    .filter(({ id }) => !stays(known.get(id)))
    .map(({ place, side, id, type }) => ({ place, message: `${type}.${side}: ${id} is described nowhere` }))
}
