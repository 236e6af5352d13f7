import type { FormattedExecutionResult } from 'graphql'
import type { FeedView } from '../../graph/feed/feed-view.js'
import type { Follower } from '../../graph/feed/follower.js'
import { formatResumePoint } from '../../graph/feed/resume-point.js'

export type Answer = FormattedExecutionResult

const over: IteratorResult<Answer> = { value: undefined, done: true }

/** The answers of one subscription, each made when it is asked for. */
export class Answers implements AsyncIterableIterator<Answer> {
  #ended = false
  #isWaiting = false

  constructor(
    readonly source: Follower,
    readonly answerTo: (view: FeedView) => Promise<Answer>,
    /** Told once, when nobody wants more. */
    readonly onEnd: () => void,
  ) {}

  /** From where to go on after the answer that was given last. */
  get cursor(): string {
    return formatResumePoint(this.source.told)
  }

  /** The same while there is nothing to answer; null while an answer is on its way, after which it counts. */
  get idleCursor(): string | null {
    return this.#isWaiting ? this.cursor : null
  }

  async next(): Promise<IteratorResult<Answer>> {
    this.#isWaiting = true
    const { value, done } = await this.source.next()
    this.#isWaiting = false
    return done || this.#ended ? over : { value: await this.answerTo(value), done: false }
  }

  async return(): Promise<IteratorResult<Answer>> {
    if (!this.#ended) {
      this.#ended = true
      await this.source.return()
      this.onEnd()
    }
    return over
  }

  async throw(error: unknown): Promise<IteratorResult<Answer>> {
    await this.return()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
