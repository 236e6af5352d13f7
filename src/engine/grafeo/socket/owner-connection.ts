import { createConnection, type Socket } from 'node:net'
import v8 from 'node:v8'
import { unavailable } from '../../../domain/errors.js'
import { limits } from '../../../limits.js'
import { Channel } from './channel.js'
import { protocol, type Question, type Reply, type Request, type Welcome } from './messages.js'
import { Replies } from './replies.js'

/** A client's connection to the process that has a data folder open. */
export class OwnerConnection {
  readonly #channel: Channel
  /** Null when the owner hung up without one. */
  readonly #welcome: Promise<Welcome | null>
  readonly #asked = new Map<number, Replies>()
  #last = 0
  #lost: Error | null = null

  private constructor(
    socket: Socket,
    readonly folder: string,
  ) {
    let greet: (welcome: Welcome | null) => void
    this.#welcome = new Promise((resolve) => {
      greet = resolve
    })
    let isGreeted = false
    this.#channel = new Channel(socket, (frame) => {
      if (isGreeted) return this.#receive(v8.deserialize(frame) as Reply)
      isGreeted = true
      greet(JSON.parse(frame.toString()) as Welcome)
    })
    void this.#channel.closed.then(() => greet(null))
  }

  /**
   * Null where nobody listens: there is no socket, or it is one of a process that was killed.
   *
   * @throws unavailable for an owner that does not answer, or is of another build
   */
  static async open(path: string, folder: string, build: string): Promise<[OwnerConnection, Welcome] | null> {
    const socket = createConnection(path)
    const refused = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      socket.once('connect', () => resolve(null)).once('error', resolve)
    })
    if (refused?.code === 'ENOENT' || refused?.code === 'ECONNREFUSED') return null
    if (refused)
      throw unavailable(
        `The process that has the data folder ${folder} open cannot be reached: ${refused.message}.`,
        refused,
      )
    const connection = new OwnerConnection(socket, folder)
    try {
      return [connection, await connection.#greeting(build)]
    } catch (error) {
      socket.destroy()
      throw error
    }
  }

  async #greeting(build: string): Promise<Welcome> {
    const { folder } = this
    const late = setTimeout(() => this.#channel.socket.destroy(), limits.socketWelcome_ms)
    const welcome = await this.#welcome
    clearTimeout(late)
    if (!welcome)
      throw unavailable(
        `Another process has the data folder ${folder} open and does not answer; stop it, or run the command again later.`,
      )
    if (welcome.protocol !== protocol || welcome.build !== build)
      throw unavailable(
        `Process ${welcome.pid} has the data folder ${folder} open and is another build of CityTies than this one; restart it, so that both are the same.`,
      )
    void this.#channel.closed.then(() => this.#lose(welcome))
    return welcome
  }

  #lose({ pid }: Welcome): void {
    this.#lost = unavailable(
      `Process ${pid}, through which the data folder ${this.folder} was worked on, has ended or hung up. What was not complete is not in the graph; run the command again.`,
    )
    for (const replies of this.#asked.values()) replies.lose(this.#lost)
    this.#asked.clear()
  }

  #receive(reply: Reply): void {
    this.#asked.get(reply.id)?.put(reply)
  }

  /** Sends a request; its answers are kept until `forget`. @throws limit exceeded */
  ask(question: Question): Replies {
    const replies = new Replies(++this.#last)
    if (this.#lost) replies.lose(this.#lost)
    else this.#asked.set(replies.id, replies)
    try {
      this.tell({ ...question, id: replies.id })
    } catch (error) {
      this.forget(replies)
      throw error
    }
    return replies
  }

  /** Sends more on a request. */
  tell(request: Request): void {
    this.#channel.send(request)
  }

  forget({ id }: Replies): void {
    this.#asked.delete(id)
  }

  async close(): Promise<void> {
    await this.#channel.end()
  }
}
