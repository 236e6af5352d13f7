import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../../src/compose.js'
import { Statements } from '../../src/graph/statements.js'

/** Makes a data folder whose schema says that it is of this version. */
export async function writeSchemaVersion(folder: string, version: number): Promise<void> {
  const engine = await openEngine({ kind: 'embedded', folder })
  try {
    const migrated = new Statements(engine.dialect).get('graph/migrated')
    await engine.write((transaction) => transaction.run(migrated, { version, steps: [] }))
  } finally {
    await engine.close()
  }
}

/** Holds a data folder open, without the file that says by whom, while the work runs. */
export async function lockFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const engine = await openEngine({ kind: 'embedded', folder })
  try {
    rmSync(join(folder, 'owner'))
    await work()
  } finally {
    await engine.close()
  }
}
