import type { Look } from '../graph/freshness.js'
import type { Context } from '../graphql/shared/context.js'
import type { HttpContext } from './exchange.js'

/**
 * Answers a query on the graph as somebody saw it last, while the look at its version that
 * began with the request is under way, and once more where that finds another version: then
 * the first answer goes, and its work is stopped. Nobody is given less than what was so when
 * they asked, and who asks alone does not wait for the look and the answer one after the
 * other. A commit has those answered twice that were under way, no others.
 */
export async function aheadOfLook<T>(context: HttpContext, answer: (context: Context) => Promise<T>): Promise<T> {
  const guess = guessOf(context)
  if (!guess) return answer(context)
  const stop = context.stop.child()
  const begun = answer(context.startingAt(guess, stop))
  // What goes wrong on a version of the past does so for nobody.
  begun.catch(() => {})
  const seen = await context.seen
  if (seen?.token === guess.token) return begun
  stop.stop(new Error('The graph has another version.'))
  return answer(context)
}

/** Null where the look is over already: the cache of answers waits for it. */
const guessOf = ({ exchange, graph }: HttpContext): Look | null =>
  exchange === null || exchange.state !== null ? null : graph.freshness.lastSeen
