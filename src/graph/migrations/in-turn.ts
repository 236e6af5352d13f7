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
 * @param work is told, before what it should not do twice, by a rejection where another has taken over
 * @throws unavailable
 */
export async function inTurn<T>(
  engine: Engine,
  statements: Statements,
  work: (assertOurs: () => void) => Promise<T>,
  bounds: Partial<TurnBounds> = {},
): Promise<T> {
  const { silence_ms, look_ms } = { ...defaults, ...bounds }
  const turn = new Turn(engine, statements)
  await turn.take(silence_ms, look_ms)
  const heart = setInterval(() => turn.beat(), silence_ms / 5).unref()
  try {
    return await work(() => turn.assertOurs())
  } finally {
    clearInterval(heart)
    await turn.giveUp()
  }
}

class Turn {
  #word = randomUUID()
  #beating: Promise<void> = Promise.resolve()
  #isLost = false

  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  async take(silence_ms: number, look_ms: number): Promise<void> {
    let [heard, heard_ms] = ['', performance.now()]
    for (;;) {
      const isSilent = heard !== '' && performance.now() - heard_ms >= silence_ms
      const holder = await this.#pass(isSilent ? heard : '', this.#word)
      if (holder === this.#word) return
      if (holder !== heard) [heard, heard_ms] = [holder, performance.now()]
      await sleep(look_ms)
    }
  }

  /** One at a time, so that none finds the word of another. */
  beat(): void {
    this.#beating = this.#beating.then(async () => {
      const next = randomUUID()
      // A database that is gone for a moment may be there again before anybody takes over.
      const holder = await this.#pass(this.#word, next).catch(() => null)
      if (holder === next) this.#word = next
      else if (holder !== null && holder !== this.#word) this.#isLost = true
    })
  }

  assertOurs(): void {
    if (this.#isLost)
      throw unavailable('Another process has taken over the work on the schema, as this one was not heard of for long.')
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
