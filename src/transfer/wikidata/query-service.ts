import { setTimeout as sleep } from 'node:timers/promises'
import { CityTiesError, invalidInput, unavailable } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { type Binding, bindingOf } from './bindings.js'
import { boundedText, firstLine, retryAfter_ms } from './http-answer.js'

/** A query that took too long, or has too large an answer: asked of fewer items it may do. */
export class QueryTooHeavy extends Error {
  override readonly name = 'QueryTooHeavy'
}

export interface QueryServiceOptions {
  /** Where it takes SPARQL over HTTP. */
  readonly endpoint: string
  /** Who asks, with a way to reach them: https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy. */
  readonly userAgent: string
  readonly signal?: AbortSignal
  /** Told before each wait. */
  readonly onWait?: (reason: string, wait_ms: number) => void
  /** Replaced where a test does not want to wait. */
  readonly wait?: (wait_ms: number, signal?: AbortSignal) => Promise<void>
}

/** An answer that is none, but may be one when it is asked for again. */
interface Again {
  readonly reason: string
  readonly wait_ms?: number
}

/**
 * A SPARQL service over HTTP, asked politely: one query at a time with a pause after each, with
 * more and more patience after a failure, and as late again as the service wishes.
 *
 * @see https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual#Query_limits
 */
export class QueryService {
  readonly #wait: NonNullable<QueryServiceOptions['wait']>
  #isFirst = true

  constructor(readonly options: QueryServiceOptions) {
    const { endpoint } = options
    if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
      throw invalidInput(`--endpoint is '${endpoint}'; it takes a URL such as https://query.wikidata.org/sparql.`)
    this.#wait = options.wait ?? ((wait_ms, signal) => sleep(wait_ms, undefined, signal ? { signal } : {}))
  }

  /**
   * The solutions of a query, whole.
   *
   * @throws QueryTooHeavy; unavailable when the service does not answer however often it is asked, or not soon enough
   */
  async select(query: string): Promise<Binding[]> {
    const { signal, onWait = () => {} } = this.options
    for (let attempt = 1; ; attempt++) {
      if (!this.#isFirst) await this.#wait(limits.queryPause_ms, signal)
      this.#isFirst = false
      const answer = await this.#ask(query)
      if (Array.isArray(answer)) return answer
      const { reason, wait_ms = backoff_ms(attempt) } = answer as Again
      if (wait_ms > limits.queryRetryAfterMax_ms)
        throw unavailable(
          `${this.options.endpoint} asks to be left alone for ${Math.ceil(wait_ms / 60_000)} minutes (${reason}).`,
        )
      if (attempt >= limits.queryAttempts_count)
        throw unavailable(`${this.options.endpoint} was asked ${attempt} times, and failed each time: ${reason}.`)
      onWait(reason, wait_ms)
      await this.#wait(wait_ms, signal)
    }
  }

  async #ask(query: string): Promise<readonly Binding[] | Again> {
    const { endpoint, userAgent, signal } = this.options
    const timeout = AbortSignal.timeout(limits.queryTimeout_ms)
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        body: new URLSearchParams({ query }),
        headers: { accept: 'application/sparql-results+json', 'user-agent': userAgent },
        // A redirect would turn the POST into a GET without the query.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      const text = await boundedText(response, limits.queryAnswerMax_bytes)
      if (text === null) throw new QueryTooHeavy(`the answer has more than ${limits.queryAnswerMax_bytes} bytes`)
      return response.ok ? solutionsIn(text, response) : this.#refusal(response, text)
    } catch (error) {
      if (signal?.aborted || error instanceof CityTiesError || error instanceof QueryTooHeavy) throw error
      if (timeout.aborted) throw new QueryTooHeavy(`no whole answer came in ${limits.queryTimeout_ms / 1000} seconds`)
      return this.#broken(error as Error)
    }
  }

  /** What an answer with another status means: to ask again, or an end of it. */
  #refusal(response: Response, text: string): Again {
    const { status } = response
    const said = firstLine(text)
    if (isTimeout(text)) throw new QueryTooHeavy('the service stopped the query')
    if (status === 413 || status === 414) throw new QueryTooHeavy(`the service answers ${status}`)
    if (status === 429 || status >= 500) {
      const wait_ms = retryAfter_ms(response.headers.get('retry-after'))
      return { reason: `it answers ${status}`, ...(wait_ms === null ? {} : { wait_ms }) }
    }
    const location = response.headers.get('location')
    if (status >= 300 && status < 400)
      throw unavailable(
        `${this.options.endpoint} has moved to ${location ?? 'another place'}; name that with --endpoint.`,
      )
    throw unavailable(`${this.options.endpoint} refuses the query with ${status}: ${said}`)
  }

  /** A connection that cannot be made will not be made again; one that broke may be. */
  #broken(error: Error): Again {
    const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException
    if (code === undefined || code === 'ENOTFOUND' || code === 'ECONNREFUSED' || code.includes('CERT'))
      throw unavailable(`${this.options.endpoint} cannot be reached: ${message}.`, error)
    return { reason: `the connection broke (${code})` }
  }
}

/** Doubles with each attempt, with a chance part so that many clients do not come back at once. */
const backoff_ms = (attempt: number): number =>
  Math.min(limits.queryBackoff_ms * 2 ** (attempt - 1), limits.queryBackoffMax_ms) * (0.75 + Math.random() / 2)

/** What the service writes where it gives up a query, be it in the midst of an answer that began well. */
const isTimeout = (text: string): boolean =>
  /java\.util\.concurrent\.TimeoutException|QueryTimeoutException/.test(text.slice(-100_000))

function solutionsIn(text: string, { headers }: Response): readonly Binding[] | Again {
  const type = headers.get('content-type') ?? 'no type'
  if (!/^application\/(?:sparql-results\+)?json\b/i.test(type))
    throw unavailable(`The answer is no SPARQL result in JSON but ${type}: ${firstLine(text)}`)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    if (isTimeout(text)) throw new QueryTooHeavy('the service stopped the query in the midst of its answer')
    return { reason: 'the answer was cut off' }
  }
  const { bindings } = ((parsed as { results?: unknown } | null)?.results ?? {}) as { bindings?: unknown }
  const solutions = Array.isArray(bindings) ? bindings.map(bindingOf) : [null]
  if (solutions.every((solution) => solution !== null)) return solutions
  throw unavailable('The answer is JSON, but no SPARQL result.')
}
