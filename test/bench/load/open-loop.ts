import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface OpenLoop {
  readonly url: string
  /** The operation, as it is sent. */
  readonly body: string
  /** Requests that are sent in a second, whether those before were answered or not. */
  readonly perSecond: number
  readonly seconds: number
  /** Addresses that they come from: 127.0.0.2 and on, of which each is a client of its own to the server. */
  readonly clients_count: number
}

export interface Outcome {
  readonly sent: number
  readonly accepted: number
  /** 503 with Retry-After. */
  readonly refused: number
  /** Any other answer, or none, by what it was. */
  readonly others: Readonly<Record<string, number>>
  /** Of those accepted, from when they should have been sent. */
  readonly accepted_ms: readonly number[]
  readonly refused_ms: readonly number[]
  /** From the first request to the last answer. */
  readonly took_s: number
  /** By how much the generator itself was late at the most. */
  readonly late_ms: number
}

type Headers = Readonly<Record<string, string>>

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly text: string
}

/**
 * Sends requests at their times, however the server does: one that is slow is not asked less, as
 * it is by clients that wait for an answer before they ask again.
 */
export async function openLoop({ url, body, perSecond, seconds, clients_count }: OpenLoop): Promise<Outcome> {
  const agents = Array.from(
    { length: clients_count },
    (_, client) => new Agent({ keepAlive: true, maxFreeSockets: 1000, localAddress: `127.0.0.${2 + client}` }),
  )
  const count = Math.round(perSecond * seconds)
  const [accepted_ms, refused_ms]: [number[], number[]] = [[], []]
  const others: Record<string, number> = {}
  const under: Promise<void>[] = []
  let late_ms = 0
  const start_ms = performance.now()

  const send = async (number: number): Promise<void> => {
    const due_ms = start_ms + (number / perSecond) * 1000
    late_ms = Math.max(late_ms, performance.now() - due_ms)
    const answer = await ask(url, body, agents[number % clients_count] as Agent).catch(
      (error: NodeJS.ErrnoException) => ({ failed: error.code ?? error.message }),
    )
    const took_ms = performance.now() - due_ms
    const kind = kindOf(answer)
    if (kind === 'accepted') accepted_ms.push(took_ms)
    else if (kind === 'refused') refused_ms.push(took_ms)
    else others[kind] = (others[kind] ?? 0) + 1
  }
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - start_ms) / 1000) * perSecond) + 1)
    while (sent < due) under.push(send(sent++))
    await sleep(1)
  }
  await Promise.all(under)
  const took_s = (performance.now() - start_ms) / 1000
  for (const agent of agents) agent.destroy()
  return {
    sent: count,
    accepted: accepted_ms.length,
    refused: refused_ms.length,
    others,
    accepted_ms,
    refused_ms,
    took_s,
    late_ms,
  }
}

function kindOf(answer: Answer | { readonly failed: string }): string {
  if ('failed' in answer) return answer.failed
  const { status, retryAfter, text } = answer
  if (status === 200 && !text.includes('"errors"')) return 'accepted'
  if (status === 503 && retryAfter !== undefined) return 'refused'
  return `${status} ${text.slice(0, 200)}`
}

const ask = (url: string, body: string, agent: Agent, more: Headers = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...more }
    const asked = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('latin1')
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], text })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })

export interface ClosedLoop {
  readonly connections: number
  readonly seconds: number
  /** That every request has beside those of its body. */
  readonly headers?: Headers
}

/** Answers a second that clients get who ask again as soon as they are answered. */
export async function closedLoop(
  url: string,
  body: string,
  { connections, seconds, headers }: ClosedLoop,
): Promise<{ readonly perSecond: number; readonly times_ms: readonly number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, localAddress: '127.0.0.2' })
  const times_ms: number[] = []
  const start_ms = performance.now()
  const end_ms = start_ms + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end_ms) {
        const begun_ms = performance.now()
        const answer = await ask(url, body, agent, headers)
        if (kindOf(answer) !== 'accepted') throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`)
        times_ms.push(performance.now() - begun_ms)
      }
    }),
  )
  agent.destroy()
  return { perSecond: (times_ms.length / (performance.now() - start_ms)) * 1000, times_ms }
}
