import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { print } from './terminal.js'

/** Brings the schema up to date; `serve`, `seed` and `import` do so too. */
export async function migrate(config: Config, { json }: { json?: boolean }): Promise<void> {
  const report = await withGraph(config, async ({ migration }) => migration)
  const { applied, schemaVersion } = report
  const done = applied.length > 0 ? `applied ${applied.join(', ')}; ` : ''
  print(report, { json, text: `${done}the schema is version ${schemaVersion}` })
}
