import type { Engine } from '../../src/engine/engine.js'
import { GrafeoEngine } from '../../src/engine/grafeo/engine.js'
import { openFolder } from '../../src/engine/grafeo/open-folder.js'
import { temporaryFolder } from './engines.js'

/** An empty graph of the embedded engine, worked on through its socket; closing closes both. */
export async function throughSocket(): Promise<Engine> {
  const folder = temporaryFolder()
  const build = 'test'
  const owner = GrafeoEngine.open(folder.path)
  await owner.listen({ build })
  const client = await openFolder(folder.path, { build: () => build })
  const close = client.close.bind(client)
  return Object.assign(client, {
    close: async () => {
      await close()
      await owner.close()
      folder.remove()
    },
  })
}
