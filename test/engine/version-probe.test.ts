import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import type { Engine, Statement } from '../../src/engine/engine.js'
import { limits } from '../../src/limits.js'
import { neo4j } from '../support/engines.js'

/** What stands ready for the next look at Neo4j's version; where there is no Neo4j, there is nothing to see. */
const onNeo4j = neo4j ? test : test.skip

const statement = (text: string): Statement => ({ name: 'test/version-probe', text })
const standing = statement(
  "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.statement = 'version' RETURN transactionId AS id",
)
const within_ms = 5_000

let engine: Engine
let watcher: Engine

const idsOfStanding = async (): Promise<string[]> => (await watcher.read(standing)).map(({ id }) => String(id))

async function nothingStands(): Promise<void> {
  const start = performance.now()
  while ((await idsOfStanding()).length > 0)
    if (performance.now() - start > within_ms) throw new Error('a transaction still stands')
}

/** The transaction that looks have stand ready; they go on until it is seen, as on a busy machine it may be over by then. */
async function standingFor(looking: Engine): Promise<string> {
  const start = performance.now()
  while (performance.now() - start < within_ms) {
    await looking.version()
    await looking.version()
    const [id] = await idsOfStanding()
    if (id !== undefined) return id
  }
  throw new Error('no transaction stands')
}

beforeAll(async () => {
  if (!neo4j) return
  engine = await openEngine(neo4j)
  watcher = await openEngine(neo4j)
  await watcher.write((transaction) => transaction.run(statement('CREATE (n:Thing {n: 1}) DELETE n')))
})
afterAll(() => Promise.all([engine?.close(), watcher?.close()]))

onNeo4j('one look alone leaves nothing behind, looks that are close have one stand, and not for long', async () => {
  await sleep(2 * limits.neo4jStanding_ms)
  await engine.version()
  await sleep(limits.neo4jStanding_ms / 4)
  expect(await idsOfStanding()).toEqual([])
  await standingFor(engine)
  await nothingStands()
})

onNeo4j('a look is right where what stood was ended by the server', async () => {
  const id = await standingFor(engine)
  await watcher.read(statement(`TERMINATE TRANSACTIONS '${id}' YIELD message RETURN message`))
  const { token } = await engine.version()
  expect(token).toBe((await watcher.version()).token)
})

onNeo4j('a write of its own, and closing, end what stands', async () => {
  await standingFor(engine)
  await engine.write((transaction) => transaction.run(statement('CREATE (n:Thing {n: 1}) DELETE n')))
  await nothingStands()
  const other = await openEngine(neo4j as NonNullable<typeof neo4j>)
  await standingFor(other)
  await other.close()
  await nothingStands()
  await expect(other.version()).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
})
