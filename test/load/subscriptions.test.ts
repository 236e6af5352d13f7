import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import type { Database } from '../../src/config.js'
import { measure } from '../bench/subscriptions/measure.js'
import { assertBuilt } from '../support/cli.js'
import { engines, neo4j, temporaryFolder } from '../support/engines.js'

/** `npm run bench:subscriptions` is the same with ten times as many for twenty times as long. */
const load = { subscribers: 100, changes_perSecond: 20, seconds: 3 }

const folder = temporaryFolder()
const databases: [string, Database][] = [
  ['embedded', { kind: 'embedded', folder: join(folder.path, 'data') }],
  ...(neo4j ? [['Neo4j', neo4j] as [string, Database]] : []),
]

afterAll(() => folder.remove())

describe.each(databases)('on %s', (engine, database) => {
  test('everybody who listens is told of every change, once and in order', async () => {
    assertBuilt()
    if (database.kind === 'neo4j') {
      const [, open = () => openEngine(database)] = engines.find(([name]) => name === 'Neo4j') ?? []
      await (await open()).close()
    }
    const changes = load.changes_perSecond * load.seconds
    expect(await measure(engine, database, load)).toMatchObject({
      changes,
      told: changes * load.subscribers,
      lost: 0,
      doubled: 0,
      outOfOrder: 0,
      others: 0,
    })
  })
})
