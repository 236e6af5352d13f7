import { z } from 'zod'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'

/** The files of a backup, in a folder of its own. */
export const manifestName = 'backup.json'
export const graphName = 'graph.grafeo'

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const manifest = z.strictObject({
  format: z.literal('cityties backup 1'),
  /** As whoever made it calls it; null where it has no name. */
  name: z.string().min(1).max(limits.backupNameMax_chars).nullable(),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Of the program that made it. */
  program: z.string(),
  schemaVersion: count,
  graphVersion: count,
  counts: z.record(z.string(), count),
  /** Equal of graphs that hold the same, on either engine: as `copy` compares, and `export jsonl` says. */
  contentHash: z.string().min(1),
  /** Whether the graph that it was made of was looked through too, and held the same. */
  comparedWithGraph: z.boolean(),
  file: z.strictObject({ size_bytes: count, sha256 }),
})

/** What a backup says of itself. */
export type Manifest = Readonly<z.infer<typeof manifest>>

/** @throws invalid input */
export function readManifest(text: string, place: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw invalidInput(`${place} is not JSON: that is no backup of CityTies.`)
  }
  const read = manifest.safeParse(json)
  if (!read.success) throw invalidInput(`${place} is no description of a backup:\n${z.prettifyError(read.error)}`)
  return read.data
}

/** How a paper may cite it. */
export const citationOf = ({ name, createdAt, graphVersion, contentHash, program }: Manifest): string =>
  `CityTies graph${name === null ? '' : ` “${name}”`}, ${createdAt.slice(0, 10)}, version ${graphVersion}, content ${contentHash}, made with CityTies ${program}.`
