import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
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
  const file = join(folder, graphName)
  if (existsSync(file))
    throw conflict(
      `There is a graph in ${folder} already. Name a folder without one; what is there is never overwritten.`,
    )
  const { sha256 } = await fileSum(join(backup, graphName))
  if (sha256 !== manifest.file.sha256)
    throw conflict(
      `${join(backup, graphName)} is not as it was written: its checksum is ${sha256}, not ${manifest.file.sha256}.`,
    )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const trial = join(folder, 'restoring')
  try {
    mkdirSync(trial, { mode: 0o700 })
    copyFileSync(join(backup, graphName), join(trial, graphName), constants.COPYFILE_FICLONE)
    const { contentHash } = await withFolder(trial, (graph) => contentOf(graph, signal))
    if (contentHash !== manifest.contentHash)
      throw conflict(`The backup holds ${contentHash}, and says that it holds ${manifest.contentHash}.`)
    renameSync(join(trial, graphName), file)
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
  return manifest
}
