import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { processFacts } from '../process-facts.js'
import { projectFolder } from '../servers/start.js'

export interface Loaded {
  readonly seconds: number
  /** The most that the importing process had in memory: embedded, the engine with it. */
  readonly peak_mib: number
}

const lookEvery_ms = 250

/** Imports a file of records by the built program. @throws Error with the reason when it fails or takes too long */
export async function load(file: string, database: string, within_ms: number): Promise<Loaded> {
  const words = [join(projectFolder, 'dist', 'main.js'), 'import', 'jsonl', file, '--database', database, '--json']
  const begun_ms = performance.now()
  const child = spawn(process.execPath, words, { cwd: projectFolder, stdio: ['ignore', 'ignore', 'pipe'] })
  let [peak_mib, output, isLate] = [0, '', false]
  child.stderr.on('data', (part: Buffer) => {
    output = `${output}${part.toString()}`.slice(-2000)
  })
  const looking = setInterval(() => {
    peak_mib = Math.max(peak_mib, processFacts(child.pid).peak_mib)
  }, lookEvery_ms)
  const late = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, within_ms)
  try {
    const end = await new Promise<string>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(String(signal ?? code)))
    })
    if (isLate) throw new Error(`the import was not done in ${within_ms / 60_000} minutes`)
    if (end !== '0')
      throw new Error(`the import ended with ${end} after ${minutes(begun_ms)} minutes: ${output.trim()}`)
    return { seconds: (performance.now() - begun_ms) / 1000, peak_mib }
  } finally {
    clearInterval(looking)
    clearTimeout(late)
  }
}

const minutes = (since_ms: number): string => ((performance.now() - since_ms) / 60_000).toFixed(1)
