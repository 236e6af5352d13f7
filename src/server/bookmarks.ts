import { setTimeout as sleep } from 'node:timers/promises'
import type { ApolloServerPlugin } from '@apollo/server'
import type { preHandlerHookHandler } from 'fastify'
import { invalidInput, unavailable } from '../domain/errors.js'
import type { Stop } from '../domain/stop.js'
import type { EngineVersion, Standing } from '../engine/engine.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import type { HttpContext } from './exchange.js'

/** Names a state of the graph, for other servers on the same Neo4j: given with a change, and brought with what shall see it. */
const header = 'x-cityties-bookmark'

/**
 * Lets a request that brings a bookmark wait until this server sees what the bookmark names: it may
 * come from another server, and our look may go to a member of the cluster that is behind.
 * The bookmark itself never goes to the database: one that somebody made up would have all
 * connections wait for what never comes.
 *
 * @param time_ms in place of the limit
 * @throws (of the request) invalid input for what is no bookmark of this graph, unavailable where it does not come
 */
export function waitForBookmark(graph: Graph, time_ms: number = limits.bookmarkWait_ms): preHandlerHookHandler {
  const { compares } = graph.engine.capabilities
  return (request, _, done) => {
    const bookmark = request.headers[header]
    if (bookmark === undefined || compares === null) {
      done()
      return
    }
    const isNew = (seen: EngineVersion): boolean => !isReadable(seen) || isAsNew(compares(seen, checked(bookmark)))
    versionThat(graph, isNew, request.stop, time_ms).then((found) => {
      request.seen = Promise.resolve(found)
      done()
    }, done)
  }
}

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

async function versionThat(
  graph: Graph,
  isNew: (seen: EngineVersion) => boolean,
  stop: Stop,
  time_ms: number,
): Promise<EngineVersion> {
  const last_ms = performance.now() + time_ms
  for (;;) {
    const found = await stop.race(graph.freshness.version())
    if (isNew(found)) return found
    if (performance.now() >= last_ms)
      throw unavailable(
        'What was changed elsewhere has not come here yet. Ask again, or ask the server that changed it.',
      )
    await stop.race(sleep(limits.bookmarkLook_ms))
  }
}

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
