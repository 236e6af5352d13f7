import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Neo4jServer, startNeo4j } from './start-neo4j.ts'

/** Gives each worker of the test run a Neo4j of its own. */
export interface Neo4jLender {
  /** `GET <url>/<worker>` answers the URL of the worker's Neo4j, started when it is first asked for. */
  readonly url: string
  /** Stops all of them. */
  close(): Promise<void>
}

/**
 * Neo4j Community has one database, and suites that run at the same time would empty each other's.
 * Workers come and go in processes of their own, so that the process which outlives them all starts
 * the servers.
 */
export async function lendNeo4j(version: string): Promise<Neo4jLender> {
  const started = new Map<string, Promise<Neo4jServer>>()
  const lender = createServer(async ({ url: worker = '' }, response) => {
    const neo4j = started.get(worker) ?? startNeo4j({ version, shortLived: true })
    started.set(worker, neo4j)
    const { status, text } = await neo4j.then(
      ({ url }) => ({ status: 200, text: url }),
      (error: Error) => ({ status: 503, text: error.message }),
    )
    response.writeHead(status, { connection: 'close' }).end(text)
  })
  lender.listen(0, '127.0.0.1').unref()
  await once(lender, 'listening')
  return {
    url: `http://127.0.0.1:${(lender.address() as AddressInfo).port}`,
    async close() {
      lender.close()
      await Promise.allSettled([...started.values()].map(async (neo4j) => (await neo4j).stop()))
    },
  }
}
