import { LRUCache } from 'lru-cache'
import type { FeedEvent } from '../../graph/feed/feed-event.js'
import type { FeedView } from '../../graph/feed/feed-view.js'
import { Numbering } from '../../graph/feed/numbering.js'
import type { Graph } from '../../graph/graph.js'
import { Loaders } from '../../graphql/shared/loaders.js'
import { limits } from '../../limits.js'
import type { Answer } from './answers.js'

/**
 * Answers to one event: subscribers who ask for the same and may see the same are given one,
 * and all others read the graph together. So it does not matter to the database how many listen.
 */
export class SharedAnswers {
  readonly #answers = new LRUCache<string, Promise<Answer>>({ max: limits.sharedAnswers_count })
  readonly #loaders = new LRUCache<FeedEvent, Loaders>({ max: limits.sharedAnswers_count })
  readonly #numbers = new Numbering()

  constructor(readonly graph: Graph) {}

  /** @param key of the operation, with all that its answer depends on beside the event */
  of(view: FeedView, key: string, work: (loaders: Loaders) => Promise<Answer>): Promise<Answer> {
    const whole = `${this.#numbers.of(view)} ${key}`
    let answer = this.#answers.get(whole)
    if (!answer) {
      answer = work(this.#loadersOf(view))
      this.#answers.set(whole, answer)
    }
    return answer
  }

  #loadersOf({ event }: FeedView): Loaders {
    const loaders = this.#loaders.get(event) ?? new Loaders(this.graph, Promise.resolve(undefined))
    this.#loaders.set(event, loaders)
    return loaders
  }
}
