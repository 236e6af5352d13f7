import { statSync } from 'node:fs'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import { expect, test } from '@jest/globals'
import { CheckpointPace } from '../../src/engine/grafeo/checkpoint-pace.js'
import { temporaryFolder } from '../support/engines.js'

test('the log before a checkpoint may grow as the file does, and is never bounded by less than was said', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'graph.grafeo')
  const db = grafeo.GrafeoDB.create(file)
  try {
    const leastWal_bytes = 20_000
    const pace = new CheckpointPace(db, file, { interval_ms: 300_000, leastWal_bytes })
    expect(db.checkpointStatus()).toMatchObject({ intervalMs: 300_000, walBytes: leastWal_bytes })
    for (let commit = 1; commit <= 32; commit++) {
      const names = Array.from({ length: 200 }, (_, i) => `city ${commit} ${i}`)
      await db.executeCypher('UNWIND $names AS name CREATE (:City {name: name})', { names })
      if (commit === 31) db.walCheckpoint()
      pace.committed()
    }
    const { intervalMs, walBytes = 0 } = db.checkpointStatus()
    const share = walBytes / statSync(file).size
    expect(intervalMs).toBe(300_000)
    expect(walBytes).toBeGreaterThan(leastWal_bytes * 1.25)
    // A checkpoint of the engine's own may have come in between.
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.8)
  } finally {
    db.close()
    folder.remove()
  }
})
