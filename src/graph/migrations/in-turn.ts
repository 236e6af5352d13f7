import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { unavailable } from '../../domain/errors.js'
import type { Engine } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { Statements } from '../statements.js'

export interface TurnBounds {
  /** How long nothing may be heard of one who has the turn. */
  readonly silence_ms: number
  /** How often those look who wait for it. */
  readonly look_ms: number
}

const defaults: TurnBounds = { silence_ms: limits.schemaTurnSilence_ms, look_ms: limits.schemaTurnLook_ms }

/**
 * Lets processes that share a database do something one after the other. Whoever has the turn
 * says again and again that it is still there, each time by another word; one of whom the same
 * word stands there for too long has died, and the next one takes over. So no two clocks are
 * compared.
 *
 * @param work is told, before what it should not do twice, by a rejection where another has taken over,
 *   or may have
 * @throws unavailable
 */
export async function inTurn<T>(
  engine: Engine,
  statements: Statements,
  work: (assertOurs: () => Promise<void>) => Promise<T>,
  bounds: Partial<TurnBounds> = {},
): Promise<T> {
  const { silence_ms, look_ms } = { ...defaults, ...bounds }
  const turn = new Turn(engine, statements, silence_ms)
  await turn.take(look_ms)
  const heart = setInterval(() => void turn.beat(), silence_ms / 5).unref()
  try {
    return await work(() => turn.assertOurs())
  } finally {
    clearInterval(heart)
    await turn.giveUp()
  }
}

export const takenOver = (): Error =>
  unavailable('Another process has taken over the work on the schema, as this one was not heard of for long.')

class Turn {
  #word = randomUUID()
  #beating: Promise<void> = Promise.resolve()
  #isLost = false
  /** When the last word was sent that came to stand there. */
  #spoke_ms = 0

  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly silence_ms: number,
  ) {}

  async take(look_ms: number): Promise<void> {
    let [heard, heard_ms] = ['', performance.now()]
    for (;;) {
      const now_ms = performance.now()
      const isSilent = heard !== '' && now_ms - heard_ms >= this.silence_ms
      const holder = await this.#pass(isSilent ? heard : '', this.#word)
      if (holder === this.#word) {
        this.#spoke_ms = now_ms
        return
      }
      if (holder !== heard) [heard, heard_ms] = [holder, performance.now()]
      await sleep(look_ms)
    }
  }

  /** One at a time, so that none finds the word of another. */
  beat(): Promise<void> {
    this.#beating = this.#beating.then(async () => {
      const [next, now_ms] = [randomUUID(), performance.now()]
      // A database that is gone for a moment may be there again before anybody takes over.
      const holder = await this.#pass(this.#word, next).catch(() => null)
      if (holder === next) [this.#word, this.#spoke_ms] = [next, now_ms]
      else if (holder !== null && holder !== this.#word) this.#isLost = true
    })
    return this.#beating
  }

  async assertOurs(): Promise<void> {
    // A step that let nothing else run has kept the heart still, too; if nobody took over, the turn is ours.
    if (this.#isSilent()) await this.beat()
    if (this.#isLost || this.#isSilent()) throw takenOver()
  }

  #isSilent(): boolean {
    return performance.now() - this.#spoke_ms >= this.silence_ms
  }

  async giveUp(): Promise<void> {
    await this.#beating
    // Whoever waits takes over by itself; what the work has to say is more than that this failed.
    await this.#pass(this.#word, '').catch(() => {})
  }

  /** @returns whose the turn is then */
  #pass(from: string, to: string): Promise<string> {
    return this.engine.write(async (transaction) => {
      const [found] = await transaction.run(this.statements.get('graph/await-turn'))
      const holder = String(found?.['holder'])
      if (holder !== from) return holder
      await transaction.run(this.statements.get('graph/give-turn'), { holder: to })
      return to
    })
  }
}
