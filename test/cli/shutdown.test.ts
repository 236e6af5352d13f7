import { Agent, request as send } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { assertBuilt, run, start } from '../support/cli.js'
import { engines, neo4j, temporaryFolder } from '../support/engines.js'

beforeAll(async () => {
  assertBuilt()
  // Without what another suite has left there.
  for (const [, open] of engines.slice(1)) await (await open()).close()
})

type Outcome =
  | { readonly kind: 'ANSWERED'; readonly status: number; readonly text: string }
  /** The connection went before the first byte of an answer: nothing was answered. */
  | { readonly kind: 'NOT_ANSWERED'; readonly code: string }
  /** It went in the midst of one. */
  | { readonly kind: 'CUT_OFF' }

function post(base: string, agent: Agent, body: unknown, headers: Record<string, string>): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = send(
      `${base}/graphql`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += String(chunk)
        })
        response.on('end', () => resolve({ kind: 'ANSWERED', status: response.statusCode ?? 0, text }))
        response.on('error', () => resolve({ kind: 'CUT_OFF' }))
      },
    )
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ kind: 'NOT_ANSWERED', code: error.code ?? '' }))
    request.end(JSON.stringify(body))
  })
}

const neo4jUrl = neo4j?.kind === 'neo4j' ? neo4j.url : null
const databases: [string, () => string[]][] = [
  ['the embedded engine', () => ['-d', `file:${join(temporaryFolder().path, 'data')}`]],
  ...(neo4jUrl !== null ? [['Neo4j', () => ['-d', neo4jUrl]] as [string, () => string[]]] : []),
]

describe.each(databases)('a server on %s that is told to end under load', (_, database) => {
  test('answers all that it has taken, keeps all that it has acknowledged, and ends well', async () => {
    const words = database()
    const serving = start(['serve', ...words, '-p', '0', '--rate-limit', '0'])
    const [, base = ''] = await serving.output(/health\s+(http:\S+)\/healthz/)
    const made = await run(['keys', 'create', '--name', 'me', '--role', 'editor', '--json', ...words])
    const { key } = JSON.parse(made.stdout) as { key: string }
    const agent = new Agent({ keepAlive: true, maxSockets: 24 })
    const outcomes: Outcome[] = []
    const acknowledged: string[] = []
    const prefix = `ct:city/ending-${Date.now()}`
    const isOver = ({ kind, ...rest }: Outcome): boolean =>
      kind !== 'ANSWERED' || !('status' in rest) || rest.status !== 200
    const writer = async (number: number): Promise<void> => {
      for (let i = 0; ; i++) {
        const id = `${prefix}-${number}-${i}`
        const query = `mutation { createCity(input: {id: "${id}", names: [{text: "Ending"}]}, by: {reason: "test"}) { userErrors { message } } }`
        const outcome = await post(base, agent, { query }, { authorization: `Bearer ${key}` })
        outcomes.push(outcome)
        if (outcome.kind === 'ANSWERED' && outcome.status === 200) {
          expect(JSON.parse(outcome.text)).toMatchObject({ data: { createCity: { userErrors: [] } } })
          acknowledged.push(id)
        }
        if (isOver(outcome)) return
      }
    }
    const reader = async (): Promise<void> => {
      const query = '{ cities(first: 50) { edges { node { aliases twinnings { edges { node { name } } } } } } }'
      for (;;) {
        const outcome = await post(base, agent, { query }, {})
        outcomes.push(outcome)
        if (isOver(outcome)) return
      }
    }
    const clients = [
      ...Array.from({ length: 6 }, (_each, number) => writer(number)),
      ...Array.from({ length: 12 }, reader),
    ]
    while (acknowledged.length < 12) await sleep(5)
    const [{ code, stderr }] = await Promise.all([serving.stop('SIGTERM'), ...clients])
    agent.destroy()
    expect([code, stderr]).toEqual([0, ''])
    // Each ended with a whole answer, or was never begun.
    expect(outcomes.filter(({ kind }) => kind === 'CUT_OFF')).toEqual([])
    for (const outcome of outcomes) {
      if (outcome.kind === 'ANSWERED') expect([200, 503]).toContain(outcome.status)
      if (outcome.kind === 'NOT_ANSWERED') expect(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']).toContain(outcome.code)
    }
    const { stdout } = await run(['export', 'jsonl', ...words])
    const there = new Set([...stdout.matchAll(/"(ct:city\/ending-[\d-]+)"/g)].map(([, id]) => id))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    // And what was not acknowledged was not done.
    expect([...there].filter((id) => id?.startsWith(prefix) && !acknowledged.includes(id))).toEqual([])
  }, 60_000)
})
