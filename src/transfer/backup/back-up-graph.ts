import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { conflict, invalidInput } from '../../domain/errors.js'
import type { Graph } from '../../graph/graph.js'
import { type Content, contentOf } from '../copy/records-of.js'
import { fileSum } from './file-sum.js'
import { graphName, type Manifest, manifestName } from './manifest.js'

/** Lets work run on the graph in a folder, which it closes afterwards. */
export type WithFolder = <T>(folder: string, work: (graph: Graph) => Promise<T>) => Promise<T>

export interface BackupOptions {
  readonly name: string | null
  /** Of this program. */
  readonly program: string
  readonly signal: AbortSignal
  readonly withFolder: WithFolder
}

/**
 * Writes all that a graph holds (its history, keys and log too) into a new folder, as of one
 * moment between two writes, while it is read and written on. Then what was written is opened,
 * looked through and compared with the graph, as long as that has not changed meanwhile; a backup
 * that cannot be read is none.
 *
 * @throws invalid input for a database that has tools of its own for it, and for a folder that is not
 *   empty; conflict where it does not hold what the graph holds
 */
export async function backUpGraph(graph: Graph, place: string, options: BackupOptions): Promise<Manifest> {
  const { save } = graph.engine.capabilities
  if (!save)
    throw invalidInput(
      'A Neo4j is backed up by its own tools: see `neo4j-admin database backup` or `dump` (docs/operating.md).',
    )
  const folder = resolve(place)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw invalidInput(`${folder} is not empty: a backup gets a folder of its own.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${graphName}.unfinished`)
  try {
    await save(unfinished)
    // The folder may have been there, open to others.
    chmodSync(unfinished, 0o600)
    const manifest = await describe(graph, unfinished, options)
    renameSync(unfinished, join(folder, graphName))
    writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    return manifest
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

async function describe(graph: Graph, saved: string, options: BackupOptions): Promise<Manifest> {
  const { name, program, signal, withFolder } = options
  const createdAt = new Date().toISOString()
  const file = await fileSum(saved)
  // To open a file changes it.
  const trial = `${saved}.trial`
  mkdirSync(trial, { mode: 0o700 })
  try {
    copyFileSync(saved, join(trial, graphName), constants.COPYFILE_FICLONE)
    return await withFolder(trial, async (copy) => {
      const [{ seq: graphVersion, schemaVersion }, content] = [await copy.log.standing(), await contentOf(copy, signal)]
      const comparedWithGraph = await compare(graph, { content, graphVersion }, signal)
      return {
        format: 'cityties backup 1',
        name,
        createdAt,
        program,
        schemaVersion,
        graphVersion,
        ...content,
        comparedWithGraph,
        file,
      }
    })
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

/** False where the graph is no longer of the version that was saved: it is written to all the time. */
async function compare(
  graph: Graph,
  saved: { readonly content: Content; readonly graphVersion: number },
  signal: AbortSignal,
): Promise<boolean> {
  const isUnchanged = async (): Promise<boolean> => (await graph.log.head()) === saved.graphVersion
  if (!(await isUnchanged())) return false
  const { contentHash } = await contentOf(graph, signal)
  if (!(await isUnchanged())) return false
  if (contentHash !== saved.content.contentHash)
    throw conflict(
      `What was written is not what the graph holds (content ${saved.content.contentHash}, the graph's is ${contentHash}), so it is no backup. Make one again; if that fails too, export the graph with \`cityties export jsonl\`.`,
    )
  return true
}
