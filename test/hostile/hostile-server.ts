import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect } from '@jest/globals'
import { assertBuilt, type Running, start } from '../support/cli.js'
import { type Client, clientOf } from '../support/client.js'
import { engines, neo4j, temporaryFolder } from '../support/engines.js'

/** What the process of a server took while it was attacked. */
interface Figures {
  readonly lagMax_ms: number
  readonly lagP99_ms: number
  readonly memory_bytes: number
  readonly memoryMax_bytes: number
}

export interface HostileServer extends Client {
  readonly port: number
  /** The next ordinary question is answered, whatever came before it. */
  expectAlive(): Promise<void>
  figures(): Promise<Figures>
  /** Says the figures, and that memory stays within what an ordinary machine gives a server. */
  close(): Promise<void>
}

/** The built server takes some 250 MB when it has done nothing. */
const memoryMax_bytes = 1.5 * 1024 ** 3

/** Every engine that a built server can be started on here: where its database is, and what empties it. */
export const databases: [string, string][] = [
  ['the embedded engine', 'memory:'],
  ...(neo4j?.kind === 'neo4j' ? [['Neo4j', neo4j.url] as [string, string]] : []),
]

/** The server as it is shipped, in a process of its own, with the seed graph. */
export async function startHostile(database: string, flags: readonly string[] = []): Promise<HostileServer> {
  assertBuilt()
  if (neo4j?.kind === 'neo4j' && database === neo4j.url) await emptied()
  const folder = temporaryFolder()
  const file = join(folder.path, 'figures.json')
  const running: Running = start(['serve', '--database', database, '--port', '0', '--rate-limit', '0', ...flags], {
    cwd: folder.path,
    env: {
      CITYTIES_PROBE_FILE: file,
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href}`,
    },
  })
  const [, url = ''] = await running.output(/GraphQL\s+\S*?(http:\/\/[\w.:]+)\/graphql/)
  const client = clientOf(url)
  const figures = async (): Promise<Figures> => {
    // What has happened is in the next one that is written.
    await sleep(500)
    return JSON.parse(readFileSync(file, 'utf8')) as Figures
  }
  return {
    ...client,
    port: Number(new URL(url).port),
    figures,
    async expectAlive() {
      expect(running.child.exitCode).toBeNull()
      expect(await client.data('{ city(name: "iasi") { id } }')).toEqual({ city: { id: 'wd:Q46852' } })
    },
    async close() {
      const { lagMax_ms, lagP99_ms, memoryMax_bytes: taken_bytes } = await figures()
      const { code, stderr } = await running.stop()
      folder.remove()
      process.stdout.write(
        `${database}: event loop held up for ${Math.round(lagMax_ms)} ms at the most (p99 ${Math.round(lagP99_ms)} ms), ${Math.round(taken_bytes / 2 ** 20)} MiB of memory at the most\n`,
      )
      expect(taken_bytes).toBeLessThan(memoryMax_bytes)
      // Nothing was masked, and nothing ended the process before it was told to.
      const faults = stderr
        .split('\n')
        .filter((line) => /an operation failed|a request failed|nothing caught/.test(line))
      expect({ code, faults }).toEqual({ code: 0, faults: [] })
    },
  }
}

/** As of the suites that go through its driver. */
async function emptied(): Promise<void> {
  const [, open] = engines.find(([name]) => name === 'Neo4j') ?? []
  await (await open?.())?.close()
}
