import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** What files are opened with, pinned. */
const packages = ['networkx==3.6.1', 'pydot==4.0.1', 'igraph==1.0.0']

const folder = join(import.meta.dirname, '..', '..', '.cache', 'test', 'python')
const complete = join(folder, `complete-${packages.join(',')}`)
const required = process.env['PYTHON_REQUIRED'] === '1'

/**
 * A Python with NetworkX and igraph in a virtual environment, made at its first use; null where there is no
 * python3 or its packages cannot be had, which is said, and with PYTHON_REQUIRED=1 a failure.
 */
export async function providePython(what: string): Promise<string | null> {
  const python = join(folder, 'bin', 'python')
  if (existsSync(complete)) return python
  const version = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'])
  try {
    if (version.status !== 0) throw new Error('there is no python3 (3.11 or later)')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    await execute('python3', ['-m', 'venv', folder])
    await execute(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages])
    writeFileSync(complete, '')
    return python
  } catch (error) {
    if (required) throw error
    process.stdout.write(`\nSkipped: ${what}, for ${(error as Error).message}\n`)
    return null
  }
}

/** Runs a program and reads the JSON that it prints. */
export async function askPython<T>(python: string, program: string, ...args: readonly string[]): Promise<T> {
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' }
  const { stdout } = await execute(python, ['-c', program, ...args], { env, maxBuffer: 64 * 1_048_576 })
  return JSON.parse(stdout) as T
}
