import { unavailable } from '../../../domain/errors.js'
import type { Engine, Transaction } from '../../engine.js'
import { carried } from './carried-errors.js'
import type { Reply, Request } from './messages.js'

export type Ending = Extract<Request, { ask: 'commit' | 'abandon' | 'fail' }>
type Run = Extract<Request, { ask: 'run' }>

/** The work failed by itself; the client knows how. */
class WorkFailed extends Error {}

/**
 * A transaction of a client. The owner's engine runs it among its own, in the same queue; its
 * work is whatever the client sends until it says how it ends. The engine may begin anew.
 */
export class HeldTransaction {
  /** Why it must not go on: the client has gone, or the owner is closing. */
  #stopped: Error | null = null
  #attempt: Attempt | null = null

  constructor(
    readonly id: number,
    readonly reply: (message: Reply) => void,
    readonly idle_ms: number,
  ) {}

  /** Resolves when it has come to its end, whichever that is. */
  async carryOut(engine: Engine): Promise<void> {
    const { id } = this
    try {
      await engine.write((transaction) => this.#run(transaction))
      this.reply({ id, say: 'done' })
    } catch (error) {
      this.reply({ id, say: 'failed', error: carried(error) })
    }
  }

  async #run(transaction: Transaction): Promise<void> {
    if (this.#stopped) throw this.#stopped
    this.#attempt = new Attempt(transaction, this.reply, this.idle_ms)
    this.reply({ id: this.id, say: 'begun' })
    try {
      await this.#attempt.ended
    } finally {
      // A statement that still runs must not find its transaction gone.
      await this.#attempt.settled()
      this.#attempt = null
    }
  }

  run(message: Run): void {
    if (this.#attempt) this.#attempt.run(message)
    else this.reply({ id: message.id, say: 'failed', error: carried(unavailable('The transaction is over.')) })
  }

  end(message: Ending): void {
    this.#attempt?.end(message)
  }

  /** Rolls it back, or never lets it begin. */
  stop(reason: Error): void {
    this.#stopped ??= reason
    this.#attempt?.fail(reason)
  }
}

/** One run of the client's work. */
class Attempt {
  readonly ended: Promise<void>
  #succeed: () => void = () => {}
  #fail: (error: unknown) => void = () => {}
  #idle: NodeJS.Timeout | undefined
  readonly #running = new Set<Promise<void>>()
  /** What statements failed with, as the engine must hear of it: it begins anew after a lost race. */
  readonly #failures = new Map<number, unknown>()

  constructor(
    readonly transaction: Transaction,
    readonly reply: (message: Reply) => void,
    readonly idle_ms: number,
  ) {
    this.ended = new Promise((resolve, reject) => {
      this.#succeed = resolve
      this.#fail = reject
    })
    this.#wait()
  }

  run({ id, statement, parameters }: Run): void {
    clearTimeout(this.#idle)
    const running = this.transaction
      .run(statement, parameters)
      .then(
        (rows) => this.reply({ id, say: 'rows', rows }),
        (error: unknown) => {
          this.#failures.set(id, error)
          this.reply({ id, say: 'failed', error: carried(error) })
        },
      )
      .finally(() => {
        this.#running.delete(running)
        if (this.#running.size === 0) this.#wait()
      })
    this.#running.add(running)
  }

  end(message: Ending): void {
    clearTimeout(this.#idle)
    if (message.ask === 'fail') this.fail(this.#failures.get(message.run ?? -1) ?? new WorkFailed('the work failed'))
    else {
      if (message.ask === 'abandon') this.transaction.abandon()
      this.#succeed()
    }
  }

  fail(error: unknown): void {
    this.#fail(error)
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running)
    clearTimeout(this.#idle)
  }

  /** All other writers wait behind a client, so it must not keep them waiting for nothing. */
  #wait(): void {
    this.#idle = setTimeout(() => {
      this.fail(
        unavailable(
          `Nothing was heard for ${this.idle_ms / 1000} s in a transaction that others wait for; it was rolled back. Run the command again.`,
        ),
      )
    }, this.idle_ms)
  }
}
