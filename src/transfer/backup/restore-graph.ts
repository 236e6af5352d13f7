import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { conflict, invalidInput, notFound } from '../../domain/errors.js'
import { contentOf } from '../copy/records-of.js'
import type { WithFolder } from './back-up-graph.js'
import { fileSum } from './file-sum.js'
import { graphName, type Manifest, manifestName, readManifest } from './manifest.js'

export interface RestoreOptions {
  readonly signal: AbortSignal
  readonly withFolder: WithFolder
}

/**
 * Puts the graph of a backup into a data folder without one, and looks through it: it has to
 * hold what the backup says. If not, nothing stays there.
 *
 * @throws not found where there is no backup; conflict where a graph is in the folder already, or the
 *   backup is not what it was
 */
export async function restoreGraph(
  place: string,
  target: string,
  { signal, withFolder }: RestoreOptions,
): Promise<Manifest> {
  const [backup, folder] = [resolve(place), resolve(target)]
  const described = join(backup, manifestName)
  if (!existsSync(described)) throw notFound(`There is no backup in ${backup}: ${manifestName} is missing.`)
  const manifest = readManifest(readFileSync(described, 'utf8'), described)
  if (backup === folder) throw invalidInput('A backup is not restored into itself: name another folder.')
  const saved = join(backup, graphName)
  if (!existsSync(saved)) throw notFound(`There is no graph in the backup ${backup}: ${graphName} is missing.`)
  assertWithoutGraph(folder)
  const { sha256 } = await fileSum(saved)
  if (sha256 !== manifest.file.sha256)
    throw conflict(`${saved} is not as it was written: its checksum is ${sha256}, not ${manifest.file.sha256}.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Each restore has a folder of its own, and takes away no other's.
  const trial = mkdtempSync(join(folder, 'restoring-'))
  try {
    const tried = join(trial, graphName)
    copyFileSync(saved, tried, constants.COPYFILE_FICLONE)
    const { contentHash } = await withFolder(trial, (graph) => contentOf(graph, signal))
    if (contentHash !== manifest.contentHash)
      throw conflict(`The backup holds ${contentHash}, and says that it holds ${manifest.contentHash}.`)
    chmodSync(tried, 0o600)
    put(tried, folder)
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
  return manifest
}

/** The engine keeps what it has not yet put into the file beside it, and would add that to what is restored. */
function assertWithoutGraph(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(graphName))) throw isThere(folder)
}

/** A link fails where a graph has come meanwhile, which a renamed file would replace. */
function put(file: string, folder: string): void {
  assertWithoutGraph(folder)
  try {
    linkSync(file, join(folder, graphName))
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? isThere(folder) : error
  }
  unlinkSync(file)
}

const isThere = (folder: string): Error =>
  conflict(
    `There is a graph in ${folder} already, or a part of one (${graphName}…). Name a folder without one; what is there is never overwritten.`,
  )
