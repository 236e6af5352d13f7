import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { say } from '../say.js'
import { projectFolder } from '../servers/start.js'

const run = promisify(execFile)

/** What is compared with, pinned; SciPy is what NetworkX computes PageRank with. */
export const pythonPackages = { igraph: '1.0.0', networkx: '3.6.1', numpy: '2.4.6', scipy: '1.17.1' } as const

const folder = join(projectFolder, '.cache', 'bench', 'python')
const madeOf = Object.entries(pythonPackages).map((pin) => pin.join('=='))
const completeMarker = join(folder, `complete-${madeOf.join(',')}`)

/**
 * A Python in a virtual environment with igraph and NetworkX, made at its first use.
 *
 * @throws Error when there is no python3 with venv, or the packages cannot be had
 */
export async function providePython(): Promise<string> {
  const python = join(folder, 'bin', 'python')
  if (existsSync(completeMarker)) return python
  say('making a virtual environment with igraph and NetworkX; kept for the next time')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await run('python3', ['-m', 'venv', folder])
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...madeOf])
  await writeFile(completeMarker, '')
  return python
}
