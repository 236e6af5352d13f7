import { expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { createServer } from '../../src/server/create-server.js'
import { embedded } from '../support/engines.js'

test('a connection that becomes idle while the server closes does not hold it up', async () => {
  const graph = await Graph.open(await openEngine(embedded))
  const app = await createServer(graph)
  let closing: Promise<void> | undefined
  // It begins while the answer is under way, so that its connection is not idle when Node looks.
  app.addHook('onSend', async () => {
    closing = app.close()
    await new Promise((soon) => setTimeout(soon, 100))
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  // The client keeps the connection as long as the server lets it: over a minute, which this test does not have.
  const answer = await fetch(`${url}/healthz`)
  expect(await answer.json()).toEqual({ status: 'ok' })
  await closing
  await graph.engine.close()
}, 20_000)
