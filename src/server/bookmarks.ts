import { setTimeout as sleep } from 'node:timers/promises'
import type { ApolloServerPlugin } from '@apollo/server'
import type { preHandlerHookHandler } from 'fastify'
import { invalidInput, unavailable } from '../domain/errors.js'
import type { Stop } from '../domain/stop.js'
import type { EngineVersion, Standing } from '../engine/engine.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import { ClientCounts } from './client-counts.js'
import { clientOf } from './client-of.js'
import type { HttpContext } from './exchange.js'

/** Names a state of the graph, for other servers on the same Neo4j: given with a change, and brought with what shall see it. */
const header = 'x-cityties-bookmark'

export interface BookmarkBounds {
  /** Requests that wait at once. */
  readonly waiting_count: number
  readonly waitingPerClient_count: number
  readonly wait_ms: number
}

const defaults: BookmarkBounds = {
  waiting_count: limits.bookmarksWaitingMax_count,
  waitingPerClient_count: limits.bookmarksWaitingPerClientMax_count,
  wait_ms: limits.bookmarkWait_ms,
}

/**
 * Lets a request that brings a bookmark wait until this server sees what the bookmark names: it may
 * come from another server, and our look may go to a member of the cluster that is behind.
 * The bookmark itself never goes to the database: one that somebody made up would have all
 * connections wait for what never comes.
 *
 * They wait before they are let in, so that they take no place of those that could be answered.
 */
export class BookmarkWaits {
  readonly #bounds: BookmarkBounds
  readonly #waiting = new ClientCounts()

  constructor(
    readonly graph: Graph,
    bounds: Partial<BookmarkBounds> = {},
  ) {
    this.#bounds = { ...defaults, ...bounds }
  }

  get waiting_count(): number {
    return this.#waiting.all_count
  }

  /**
   * Of a request that can stop; what was seen is the state of the graph for it.
   *
   * @throws (to the request) invalid input for what is no bookmark of this graph, unavailable where
   *   what it names does not come or too many wait already
   */
  readonly wait: preHandlerHookHandler = (request, _, done) => {
    const bookmark = request.headers[header]
    const { compares } = this.graph.engine.capabilities
    if (bookmark === undefined || compares === null) {
      done()
      return
    }
    const isNew = (seen: EngineVersion): boolean => !isReadable(seen) || isAsNew(compares(seen, checked(bookmark)))
    this.#counted(clientOf(request).name, () => this.#versionThat(isNew, request.stop)).then((found) => {
      request.seen = Promise.resolve(found)
      done()
    }, done)
  }

  async #counted<T>(client: string, work: () => Promise<T>): Promise<T> {
    const { waiting_count, waitingPerClient_count } = this.#bounds
    if (this.#waiting.of(client) >= waitingPerClient_count)
      throw tooMany(`${waitingPerClient_count} of your requests wait`)
    if (this.#waiting.all_count >= waiting_count) throw tooMany(`${waiting_count} requests wait`)
    this.#waiting.add(client)
    try {
      return await work()
    } finally {
      this.#waiting.remove(client)
    }
  }

  async #versionThat(isNew: (seen: EngineVersion) => boolean, stop: Stop): Promise<EngineVersion> {
    const last_ms = performance.now() + this.#bounds.wait_ms
    for (;;) {
      const found = await stop.race(this.graph.freshness.version())
      if (isNew(found)) return found
      if (performance.now() >= last_ms)
        throw unavailable(
          'What was changed elsewhere has not come here yet. Ask again, or ask the server that changed it.',
        )
      await stop.race(sleep(limits.bookmarkLook_ms))
    }
  }
}

const tooMany = (who: string): Error =>
  unavailable(`${who} for what was changed elsewhere, and no more may. Ask again, or ask the server that changed it.`)

/**
 * Whether servers can tell what is older than this. Where a Neo4j of later names its states in another
 * way, nobody is held up, and no bookmark is given that would be refused.
 */
const isReadable = ({ commits, token }: EngineVersion): boolean =>
  commits !== null && token.length <= limits.bookmarkMax_chars

function checked(bookmark: string | string[]): string {
  if (typeof bookmark !== 'string' || bookmark.length > limits.bookmarkMax_chars) throw noBookmark()
  return bookmark
}

function isAsNew(standing: Standing): boolean {
  if (standing === 'OTHER') throw noBookmark()
  return standing === 'AS_NEW'
}

const noBookmark = (): Error =>
  invalidInput(
    'X-CityTies-Bookmark names no state of this graph. Send it as an answer had it, to servers of the same graph.',
  )

/** Gives a bookmark with the answer to what has changed the graph. */
export const tellBookmark: ApolloServerPlugin<HttpContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      if (!contextValue.wrote) return
      const { compares } = contextValue.graph.engine.capabilities
      const found = compares && (await contextValue.seen)
      if (found && isReadable(found)) response.http.headers.set(header, found.token)
    },
  }),
}
