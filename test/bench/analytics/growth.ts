import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { say } from '../say.js'

const run = promisify(execFile)

/** What a graph of a size takes: milliseconds for each measure that it can be asked for in minutes, and memory. */
export interface Growth {
  readonly nodes: number
  readonly edges: number
  /** Of the projection, without its ids: 40 an edge for its columns and its two ends, 30 and 4 a node. */
  readonly projection_bytesPerEdge: number
  /** Of the graph as algorithms take it. */
  readonly bytesPerEdge: number
  /** The most that the process had in memory, the graph and all that algorithms needed beside it. */
  readonly peak_mib: number
  readonly ms: Readonly<Record<string, number>>
}

/** Each size in a process of its own, so that memory is that of this size. */
export async function grow(sizes: readonly number[]): Promise<Growth[]> {
  const grown: Growth[] = []
  for (const size of sizes) {
    say(`growth: ${size} nodes`)
    const words = [
      '--import',
      '@swc-node/register/esm-register',
      join(import.meta.dirname, 'growth-of.ts'),
      String(size),
    ]
    const { stdout } = await run(process.execPath, words)
    grown.push(JSON.parse(stdout) as Growth)
  }
  return grown
}
