import type { Session, Transaction } from 'neo4j-driver'
import { withoutStack } from '../../domain/without-stack.js'
import { limits } from '../../limits.js'
import { retryingRead } from './retrying-read.js'

interface Begun {
  readonly session: Session
  readonly transaction: Transaction
}

/**
 * Looks at the newest commit by a read transaction in which nothing is read: the bookmark
 * that its end gives names what had been committed at that end, not at its beginning (seen so
 * on 5.26.30 and 2026.08.1, and tested). It changes exactly when somebody commits, whoever it is.
 *
 * Beginning and end travel together, which takes two thirds of the time of a statement, as
 * nothing is planned or run. While looks follow each other closely, the next transaction
 * begins as soon as nothing else is to be done: who looks then sends one message on a
 * connection that is there already, and waits half as long.
 */
export class VersionProbe {
  #standing: Begun | null = null
  #idle: NodeJS.Timeout | null = null
  #lookedAt_ms = Number.NEGATIVE_INFINITY
  #stopped = false

  constructor(readonly openSession: () => Session) {}

  /** A bookmark, or an empty text of a server that gives none. */
  async look(): Promise<string> {
    const standing = this.#take()
    // One that failed may have stood for too long, which says nothing about the server now.
    const token =
      (standing && (await this.#end(standing).catch(() => null))) ??
      (await retryingRead(() => this.#end(this.#begin())))
    const now_ms = performance.now()
    if (now_ms - this.#lookedAt_ms < limits.neo4jStanding_ms) setImmediate(() => this.#stand())
    this.#lookedAt_ms = now_ms
    return token
  }

  /** Lets go of the transaction that waits, as one that began before a write of ours may be on a server that lacks it. */
  async rest(): Promise<void> {
    await this.#take()
      ?.session.close()
      .catch(() => {})
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.rest()
  }

  #begin(): Begun {
    const session = this.openSession()
    const transaction = session.beginTransaction({
      timeout: limits.readTimeout_ms,
      metadata: { statement: 'version' },
    })
    return { session, transaction }
  }

  async #end({ session, transaction }: Begun): Promise<string> {
    try {
      await withoutStack(() => transaction.commit())
      return session.lastBookmarks()[0] ?? ''
    } finally {
      await session.close()
    }
  }

  #take(): Begun | null {
    const begun = this.#standing
    this.#standing = null
    if (this.#idle) clearTimeout(this.#idle)
    return begun
  }

  #stand(): void {
    if (this.#standing || this.#stopped) return
    try {
      this.#standing = this.#begin()
    } catch {
      // The database has gone meanwhile; whoever looks next is told.
      return
    }
    this.#idle = setTimeout(() => this.rest(), limits.neo4jStanding_ms).unref()
  }
}
