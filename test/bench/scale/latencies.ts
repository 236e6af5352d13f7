import { Agent, request } from 'node:http'
import type { Question } from './questions.js'

export interface Latencies {
  readonly p50_ms: number
  readonly p99_ms: number
  readonly max_ms: number
  readonly answers_count: number
}

/** What one client waits for that asks one question after the other over one connection. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(readonly url: string) {}

  /** @returns milliseconds @throws Error for anything but an answer that says what was asked for */
  async ask({ query, variables, isAnswered }: Question, number: number): Promise<number> {
    const asked = variables[number % variables.length] ?? {}
    const body = JSON.stringify({ query, variables: asked })
    const begun_ms = performance.now()
    const text = await this.#post(body)
    const took_ms = performance.now() - begun_ms
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
    if (errors !== undefined || data == null || !isAnswered(data, asked))
      throw new Error(`${body} was answered ${text.trim().slice(0, 500)}`)
    return took_ms
  }

  async latencies(question: Question, seconds: number): Promise<Latencies> {
    const times_ms: number[] = []
    const until_ms = performance.now() + seconds * 1000
    while (performance.now() < until_ms) times_ms.push(await this.ask(question, times_ms.length))
    times_ms.sort((a, b) => a - b)
    const at = (share: number): number =>
      times_ms[Math.min(times_ms.length - 1, Math.floor(times_ms.length * share))] ?? 0
    return { p50_ms: at(0.5), p99_ms: at(0.99), max_ms: at(1), answers_count: times_ms.length }
  }

  #post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request(this.url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
        })
        response.on('end', () => resolve(text))
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
