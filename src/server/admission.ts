import { unavailable } from '../domain/errors.js'
import type { Stop } from '../domain/stop.js'
import { limits } from '../limits.js'

export interface AdmissionBounds {
  /** Operations that run at once. */
  readonly running_count: number
  readonly runningPerClient_count: number
  /** Operations that wait for others to end. */
  readonly waiting_count: number
  readonly waitingPerClient_count: number
  readonly wait_ms: number
  /** How long the first of those who wait may have waited before nobody else is let in to wait. */
  readonly behind_ms: number
  /** For which operations may begin one after the other before it is looked at who else has come. */
  readonly turn_ms: number
}

const defaults: AdmissionBounds = {
  running_count: limits.operationsRunningMax_count,
  runningPerClient_count: limits.operationsRunningPerClientMax_count,
  waiting_count: limits.operationsWaitingMax_count,
  waitingPerClient_count: limits.operationsWaitingPerClientMax_count,
  wait_ms: limits.operationWaitMax_ms,
  behind_ms: limits.operationsBehindMax_ms,
  turn_ms: limits.operationsTurn_ms,
}

interface Waiting {
  readonly client: string
  readonly since_ms: number
  enter(): void
}

/**
 * Lets so many operations run at once, of one client fewer, and so many more wait for them in
 * the order in which they came; the rest is refused at once, so that those who are let in are
 * answered in time however many ask.
 *
 * An operation that waits for nothing is over before the next request is read: under load such
 * ones would never be more than one here, while requests wait unseen in their sockets, for
 * minutes and without a bound. So after a few milliseconds of them the rest waits until all that
 * has come was read, and counted or refused.
 */
export class Admission {
  readonly bounds: AdmissionBounds
  /** When the turn of the event loop began, as far as operations are concerned; null before its first. */
  #turnBegan_ms: number | null = null
  /** Somebody who waits is let in at the next turn. */
  #isNextTurnSet = false
  /** Since the last look. */
  #connections_count = 0
  #running_count = 0
  readonly #running = new Map<string, number>()
  #waiting: Waiting[] = []

  constructor(bounds: Partial<AdmissionBounds> = {}) {
    this.bounds = { ...defaults, ...bounds }
  }

  get counts(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running_count, waiting: this.#waiting.length }
  }

  /**
   * A client has connected. Node accepts one of them in each turn of its event loop (libuv since
   * 1.45): if an operation had a part in each, they would wait before the server until they give up.
   */
  noteConnection(): void {
    this.#connections_count++
  }

  /**
   * Lets an operation in, at once (null) or when it is its turn. Whoever was let in must leave.
   *
   * @throws unavailable: too many wait already, or it has waited too long; the reason of `stop`
   */
  enter(client: string, stop: Stop): Promise<void> | null {
    if (this.#hasRoom(client) && !this.#isNextTurnSet && this.#hasTime()) {
      this.#add(client)
      return null
    }
    this.#assertMayWait(client)
    const wait = this.#wait(client, stop)
    this.#letIn()
    return wait
  }

  leave(client: string): void {
    this.#running_count--
    const left = (this.#running.get(client) ?? 0) - 1
    if (left > 0) this.#running.set(client, left)
    else this.#running.delete(client)
    this.#letIn()
  }

  #hasTime(): boolean {
    const now_ms = performance.now()
    if (this.#turnBegan_ms !== null) return now_ms - this.#turnBegan_ms < this.bounds.turn_ms
    this.#turnBegan_ms = now_ms
    setImmediate(() => {
      this.#turnBegan_ms = null
    })
    return true
  }

  #hasRoom(client: string): boolean {
    return this.#running_count < this.bounds.running_count && this.#hasShare(client)
  }

  #hasShare(client: string): boolean {
    return (this.#running.get(client) ?? 0) < this.bounds.runningPerClient_count
  }

  #add(client: string): void {
    this.#running_count++
    this.#running.set(client, (this.#running.get(client) ?? 0) + 1)
  }

  #assertMayWait(client: string): void {
    const { waiting_count, waitingPerClient_count } = this.bounds
    const own_count = this.#waiting.filter((one) => one.client === client).length
    if (this.#waiting.length < waiting_count && own_count < waitingPerClient_count && !this.#isBehind(client)) return
    throw unavailable('Too much is being asked at the moment. Ask again a little later.')
  }

  /** Whether those before this one have waited for long; those who wait for others of their own client alone are not before it. */
  #isBehind(client: string): boolean {
    const before_ms = performance.now() - this.bounds.behind_ms
    const first = this.#waiting.find((one) => one.client === client || this.#hasShare(one.client))
    return first !== undefined && first.since_ms < before_ms
  }

  async #wait(client: string, stop: Stop): Promise<void> {
    const { wait_ms } = this.bounds
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        client,
        since_ms: performance.now(),
        enter: () => {
          over()
          resolve()
        },
      }
      const giveUp = (reason: Error): void => {
        over()
        this.#waiting = this.#waiting.filter((one) => one !== waiting)
        reject(reason)
      }
      const late = setTimeout(
        () => giveUp(unavailable(`Nothing became free for ${wait_ms / 1000} seconds. Ask again a little later.`)),
        wait_ms,
      )
      const over = (): void => {
        clearTimeout(late)
        stop.off(giveUp)
      }
      this.#waiting.push(waiting)
      stop.onStop(giveUp)
    })
  }

  /** The place is handed over at once while there is time, so that nobody who comes in between can take it. */
  #letIn(): void {
    const place = this.#waiting.findIndex(({ client }) => this.#hasRoom(client))
    if (place < 0) return
    if (this.#hasTime()) this.#letInFrom(place)
    else this.#setNextTurn()
  }

  #setNextTurn(): void {
    if (this.#isNextTurnSet) return
    this.#isNextTurnSet = true
    let looks_count = 0
    const look = (): void => {
      const hasCome = this.#connections_count > 0
      this.#connections_count = 0
      if (hasCome && ++looks_count < limits.acceptedPerTurn_connections) {
        setImmediate(look)
        return
      }
      this.#isNextTurnSet = false
      this.#beginTurn()
    }
    setImmediate(look)
  }

  #beginTurn(): void {
    this.#turnBegan_ms = null
    const place = this.#waiting.findIndex(({ client }) => this.#hasRoom(client))
    if (place < 0 || !this.#hasTime()) return
    this.#letInFrom(place)
    // That one runs when this is over; where it waits for something, the next has its turn.
    if (this.#waiting.some(({ client }) => this.#hasRoom(client))) this.#setNextTurn()
  }

  #letInFrom(place: number): void {
    const [next] = this.#waiting.splice(place, 1)
    if (!next) return
    this.#add(next.client)
    next.enter()
  }
}
