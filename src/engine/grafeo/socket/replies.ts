import { revived } from './carried-errors.js'
import type { Answer, Reply } from './messages.js'

/** What comes back for one request, in order. */
export class Replies {
  readonly #come: Reply[] = []
  #wake: () => void = () => {}
  #lost: Error | null = null

  constructor(readonly id: number) {}

  put(reply: Reply): void {
    this.#come.push(reply)
    this.#wake()
  }

  /** Nothing comes any more. */
  lose(reason: Error): void {
    this.#lost = reason
    this.#wake()
  }

  /** @throws what the owner failed with; unavailable when it has gone */
  async next(): Promise<Answer> {
    while (this.#come.length === 0 && !this.#lost) await new Promise<void>((wake) => (this.#wake = wake))
    const reply = this.#come.shift()
    if (!reply) throw this.#lost
    if (reply.say === 'failed') throw revived(reply.error)
    return reply
  }
}
