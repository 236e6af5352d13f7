import { inBatches } from '../../../domain/in-batches.js'
import { limits } from '../../../limits.js'
import type { Engine, Statement } from '../../engine.js'
import { carried } from './carried-errors.js'
import type { Reply } from './messages.js'

/** A stream that goes to a client in parts, no more of them ahead of it than it has room for. */
export class SentStream {
  #room_count: number = limits.socketStreamAhead_count
  #left = false
  #wake: () => void = () => {}

  constructor(
    readonly id: number,
    readonly reply: (message: Reply) => void,
  ) {}

  /** Resolves when it has come to its end, or was left. */
  async carryOut(engine: Engine, statement: Statement): Promise<void> {
    const { id } = this
    try {
      for await (const rows of inBatches(engine.stream(statement), limits.socketStreamPart_rows)) {
        while (this.#room_count === 0 && !this.#left) await new Promise<void>((wake) => (this.#wake = wake))
        if (this.#left) return
        this.#room_count--
        this.reply({ id, say: 'rows', rows })
      }
      this.reply({ id, say: 'done' })
    } catch (error) {
      this.reply({ id, say: 'failed', error: carried(error) })
    }
  }

  more(): void {
    this.#room_count++
    this.#wake()
  }

  leave(): void {
    this.#left = true
    this.#wake()
  }
}
