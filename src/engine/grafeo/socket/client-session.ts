import type { Socket } from 'node:net'
import v8 from 'node:v8'
import { unavailable } from '../../../domain/errors.js'
import type { Engine } from '../../engine.js'
import { carried } from './carried-errors.js'
import { Channel } from './channel.js'
import { type Ending, HeldTransaction } from './held-transaction.js'
import type { Reply, Request, Welcome } from './messages.js'
import { SentStream } from './sent-stream.js'

/** The owner's side of one client: carries out on the engine what the client asks. */
export class ClientSession {
  readonly #channel: Channel
  readonly #transactions = new Map<number, HeldTransaction>()
  readonly #streams = new Map<number, SentStream>()
  readonly #working = new Set<Promise<void>>()
  /** Resolves when the client has gone and nothing of what it asked is under way. */
  readonly over: Promise<void>
  #isClosing = false

  constructor(
    socket: Socket,
    readonly engine: Engine,
    welcome: Welcome,
    readonly idle_ms: number,
  ) {
    this.#channel = new Channel(socket, (frame) => this.#receive(v8.deserialize(frame) as Request))
    this.over = this.#channel.closed.then(async () => {
      await this.#stop(unavailable('The client has gone.'))
    })
    this.#channel.sendBytes(Buffer.from(JSON.stringify(welcome)))
  }

  /** Rolls back what is open, lets end what runs, and hangs up. */
  async close(): Promise<void> {
    await this.#stop(stopping())
    await this.#channel.end()
    await this.over
  }

  async #stop(reason: Error): Promise<void> {
    this.#isClosing = true
    for (const transaction of this.#transactions.values()) transaction.stop(reason)
    for (const stream of this.#streams.values()) stream.leave()
    await Promise.all(this.#working)
  }

  readonly #reply = (message: Reply): void => {
    try {
      this.#channel.send(message)
    } catch (error) {
      this.#channel.send({ id: message.id, say: 'failed', error: carried(error) } satisfies Reply)
    }
  }

  #receive(message: Request): void {
    const { id } = message
    if (message.ask === 'more') this.#streams.get(id)?.more()
    else if (message.ask === 'leave') this.#streams.get(id)?.leave()
    else if (message.ask === 'commit' || message.ask === 'abandon' || message.ask === 'fail')
      this.#transactions.get(id)?.end(message)
    else if (this.#isClosing) this.#refuse(id, stopping())
    else this.#begin(message)
  }

  #begin(message: Exclude<Request, { ask: 'more' | 'leave' | Ending['ask'] }>): void {
    const { id } = message
    if (message.ask === 'run') {
      const transaction = this.#transactions.get(message.within)
      if (transaction) transaction.run(message)
      else this.#refuse(id, unavailable('The transaction is over.'))
    } else if (message.ask === 'begin') {
      const transaction = new HeldTransaction(id, this.#reply, this.idle_ms)
      this.#transactions.set(id, transaction)
      this.#work(transaction.carryOut(this.engine).finally(() => this.#transactions.delete(id)))
    } else if (message.ask === 'stream') {
      const stream = new SentStream(id, this.#reply)
      this.#streams.set(id, stream)
      this.#work(stream.carryOut(this.engine, message.statement).finally(() => this.#streams.delete(id)))
    } else this.#work(this.#answer(message))
  }

  async #answer(message: Extract<Request, { ask: 'read' | 'version' | 'save' }>): Promise<void> {
    const { id } = message
    try {
      if (message.ask === 'version') this.#reply({ id, say: 'done', value: await this.engine.version() })
      else if (message.ask === 'save') {
        await this.engine.capabilities.save?.(message.file)
        this.#reply({ id, say: 'done' })
      } else this.#reply({ id, say: 'rows', rows: await this.engine.read(message.statement, message.parameters) })
    } catch (error) {
      this.#refuse(id, error)
    }
  }

  #refuse(id: number, error: unknown): void {
    this.#reply({ id, say: 'failed', error: carried(error) })
  }

  #work(work: Promise<void>): void {
    const tracked = work.finally(() => this.#working.delete(tracked))
    this.#working.add(tracked)
  }
}

const stopping = (): Error =>
  unavailable('The process that has the data folder open is stopping; run the command again when it has ended.')
