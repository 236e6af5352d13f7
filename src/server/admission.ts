import { unavailable } from '../domain/errors.js'
import type { Stop } from '../domain/stop.js'
import { limits } from '../limits.js'
import { ClientCounts } from './client-counts.js'

export interface AdmissionBounds {
  /** Operations that run at once. */
  readonly running_count: number
  readonly runningPerClient_count: number
  /** Operations that wait for others to end. */
  readonly waiting_count: number
  readonly waitingPerClient_count: number
  readonly wait_ms: number
  /** How long those who wait may have to wait, as far as can be told, before nobody else is let in to wait. */
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

/** What a new interval counts for in the average. */
const intervalShare = 0.05

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
  readonly #running = new ClientCounts()
  #waiting: Waiting[] = []
  readonly #waitingOf = new ClientCounts()
  /** Between two who had to wait for others and were let in, and when the last one was while others waited on. */
  #interval_ms = 0
  #letIn_ms: number | null = null
  /** When the interval was last measured: the pace of long ago says nothing. */
  #measured_ms = 0

  constructor(bounds: Partial<AdmissionBounds> = {}) {
    this.bounds = { ...defaults, ...bounds }
  }

  get counts(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running.all_count, waiting: this.#waiting.length }
  }

  /**
   * A client has connected. Node accepts one of them in each turn of its event loop (libuv since
   * 1.45): if an operation had a part in each, they would wait before the server until they give up.
   * So the next operation waits until nobody connects any more, or many have.
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
    if (this.#hasRoom(client) && this.#mayBegin()) {
      this.#running.add(client)
      return null
    }
    this.#assertMayWait(client)
    const wait = this.#wait(client, stop)
    this.#letIn()
    return wait
  }

  leave(client: string): void {
    this.#running.remove(client)
    this.#letIn()
  }

  /** Another operation may begin in this turn: nobody waits for the next, nobody has just connected, and there is time. */
  #mayBegin(): boolean {
    return !this.#isNextTurnSet && this.#connections_count === 0 && this.#hasTime()
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
    return this.#running.all_count < this.bounds.running_count && this.#hasShare(client)
  }

  #hasShare(client: string): boolean {
    return this.#running.of(client) < this.bounds.runningPerClient_count
  }

  /** Those for whom there is room wait for their turn alone, and take nobody's place among those who wait for others. */
  #assertMayWait(client: string): void {
    const { waiting_count, waitingPerClient_count, running_count, runningPerClient_count } = this.bounds
    const most_count = waiting_count + running_count - this.#running.all_count
    const ownMost_count = waitingPerClient_count + runningPerClient_count - this.#running.of(client)
    const own_count = this.#waitingOf.of(client)
    if (this.#waiting.length < most_count && own_count < ownMost_count && !this.#isBehind(client)) return
    throw unavailable('Too much is being asked at the moment. Ask again a little later.')
  }

  /**
   * Whether those before this one have waited for long, or are so many that it would; those who wait
   * for others of their own client alone are not before it.
   */
  #isBehind(client: string): boolean {
    const { behind_ms } = this.bounds
    const isBefore = (other: string): boolean => other === client || this.#hasShare(other)
    const first = this.#waiting.find((one) => isBefore(one.client))
    if (!first) return false
    const since_ms = performance.now() - behind_ms
    if (first.since_ms < since_ms) return true
    if (this.#measured_ms < since_ms) return false
    let before_count = 0
    for (const [other, count] of this.#waitingOf) if (isBefore(other)) before_count += count
    return before_count * this.#interval_ms > behind_ms
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
        this.#waitingOf.remove(client)
        if (this.#waiting.length === 0) this.#letIn_ms = null
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
      this.#waitingOf.add(client)
      stop.onStop(giveUp)
    })
  }

  /** The place is handed over at once while there is time, so that nobody who comes in between can take it. */
  #letIn(): void {
    const place = this.#waiting.findIndex(({ client }) => this.#hasRoom(client))
    if (place < 0) return
    if (this.#mayBegin()) this.#letInFrom(place)
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

  /**
   * As a moving average, which follows a change within some fifty of them. Who waited for others of
   * its own client alone holds up nobody else, and does not count.
   */
  #noteInterval(client: string): void {
    if (this.#running.of(client) === this.bounds.runningPerClient_count - 1) return
    const now_ms = performance.now()
    if (this.#measured_ms < now_ms - this.bounds.behind_ms) this.#interval_ms = 0
    if (this.#letIn_ms !== null) {
      this.#interval_ms += (now_ms - this.#letIn_ms - this.#interval_ms) * intervalShare
      this.#measured_ms = now_ms
    }
    this.#letIn_ms = this.#waiting.length > 0 ? now_ms : null
  }

  #letInFrom(place: number): void {
    const [next] = this.#waiting.splice(place, 1)
    if (!next) return
    this.#waitingOf.remove(next.client)
    this.#noteInterval(next.client)
    this.#running.add(next.client)
    next.enter()
  }
}
