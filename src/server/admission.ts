import { unavailable } from '../domain/errors.js'
import type { Stop } from '../domain/stop.js'
import { withoutStack } from '../domain/without-stack.js'
import { limits } from '../limits.js'
import { ClientCounts } from './client-counts.js'
import { type Asked, FairQueue } from './fair-queue.js'

export interface AdmissionBounds {
  /** Operations that run at once. */
  readonly running_count: number
  readonly runningPerClient_count: number
  /** What those of one client that run at once may cost. */
  readonly runningPerClient_fields: number
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
  runningPerClient_fields: limits.operationsRunningPerClientMax_fields,
  waiting_count: limits.operationsWaitingMax_count,
  waitingPerClient_count: limits.operationsWaitingPerClientMax_count,
  wait_ms: limits.operationWaitMax_ms,
  behind_ms: limits.operationsBehindMax_ms,
  turn_ms: limits.operationsTurn_ms,
}

/** What a new interval counts for in the average. */
const intervalShare = 0.05

interface Waiting extends Asked {
  readonly cost_fields: number
  readonly since_ms: number
  enter(): void
  refuse(reason: Error): void
}

/** Made for each of many that are refused, when there is least time for it. */
const tooMuch = (): Error =>
  withoutStack(() => unavailable('Too much is being asked at the moment. Ask again a little later.'))

/**
 * Lets so many operations run at once, of one client fewer, and so many more wait for them, where
 * clients take turns (FairQueue); the rest is refused at once, so that those who are let in are
 * answered in time however many ask.
 *
 * All operations share one event loop. Dear ones of one client at once would bring it nothing, and
 * others would wait for all of them: so what of one client runs at once is bounded by cost too.
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
  /** In fields. */
  readonly #runningCost = new ClientCounts()
  readonly #waiting = new FairQueue<Waiting>()
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
   * @param cost_fields where that is known already and is much
   * @throws unavailable: too many wait already, or it has waited too long; the reason of `stop`
   */
  enter(client: string, stop: Stop, cost_fields = 0): Promise<void> | null {
    const share_fields = limits.turnShare_fields + cost_fields
    if (this.#hasRoom(client, cost_fields) && this.#mayBegin()) {
      this.#waiting.pass({ client, share_fields })
      this.#add(client, cost_fields)
      return null
    }
    this.#makeRoomToWait(client, cost_fields)
    const wait = this.#wait({ client, share_fields, cost_fields }, stop)
    this.#letIn()
    return wait
  }

  /** @param cost_fields as it was let in with */
  leave(client: string, cost_fields = 0): void {
    this.#running.remove(client)
    this.#runningCost.remove(client, cost_fields)
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

  #hasRoom(client: string, cost_fields: number): boolean {
    return this.#running.all_count < this.bounds.running_count && this.#hasShare(client, cost_fields)
  }

  /** What costs more than may run at once runs alone. */
  #hasShare(client: string, cost_fields: number): boolean {
    const { runningPerClient_count, runningPerClient_fields } = this.bounds
    if (this.#running.of(client) >= runningPerClient_count) return false
    if (cost_fields === 0) return true
    const running_fields = this.#runningCost.of(client)
    return running_fields === 0 || running_fields + cost_fields <= runningPerClient_fields
  }

  #add(client: string, cost_fields: number): void {
    this.#running.add(client)
    this.#runningCost.add(client, cost_fields)
  }

  /**
   * Those for whom there is room wait for their turn alone, and take nobody's place among those who
   * wait for others. Where all places to wait are taken, the last one of the client that has most of
   * them goes, unless this one has as many.
   *
   * @throws unavailable where it may not wait
   */
  #makeRoomToWait(client: string, cost_fields: number): void {
    const { waiting_count, waitingPerClient_count, running_count, runningPerClient_count } = this.bounds
    const most_count = waiting_count + running_count - this.#running.all_count
    const ownMost_count = waitingPerClient_count + runningPerClient_count - this.#running.of(client)
    const own_count = this.#waiting.countOf(client)
    if (own_count >= ownMost_count || this.#isBehind(client, cost_fields)) throw tooMuch()
    if (this.#waiting.length < most_count) return
    const last = this.#waiting.lastOfMost()
    if (!last || this.#waiting.countOf(last.client) <= own_count + 1) throw tooMuch()
    last.refuse(tooMuch())
  }

  /**
   * Whether those before this one have waited for long, or are so many that it would; those who wait
   * for others of their own client alone are before others of it alone. A client of whom nothing runs
   * or waits is behind nobody, and what is dear waits for its client's own as long as anybody may wait:
   * a page that asks for several such at once gets them all.
   */
  #isBehind(client: string, cost_fields: number): boolean {
    if (this.#running.of(client) === 0 && this.#waiting.countOf(client) === 0) return false
    const { behind_ms } = this.bounds
    const mayGo = this.#hasShare(client, cost_fields)
    if (!mayGo && cost_fields > 0) return false
    const since_ms = performance.now() - behind_ms
    const most_count = this.#measured_ms >= since_ms ? behind_ms / this.#interval_ms : Number.POSITIVE_INFINITY
    let before_count = 0
    return this.#waiting.someBefore(client, (one) => {
      if (!this.#hasShare(one.client, one.cost_fields) && (mayGo || one.client !== client)) return false
      before_count++
      return (before_count === 1 && one.since_ms < since_ms) || before_count > most_count
    })
  }

  async #wait(asked: Omit<Waiting, 'since_ms' | 'enter' | 'refuse'>, stop: Stop): Promise<void> {
    const { wait_ms } = this.bounds
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        ...asked,
        since_ms: performance.now(),
        enter: () => {
          over()
          resolve()
        },
        refuse: (reason) => {
          over()
          this.#waiting.drop(waiting)
          if (this.#waiting.length === 0) this.#letIn_ms = null
          reject(reason)
        },
      }
      const late = setTimeout(
        () =>
          waiting.refuse(unavailable(`Nothing became free for ${wait_ms / 1000} seconds. Ask again a little later.`)),
        wait_ms,
      )
      const over = (): void => {
        clearTimeout(late)
        stop.off(waiting.refuse)
      }
      this.#waiting.push(waiting)
      stop.onStop(waiting.refuse)
    })
  }

  #next(): Waiting | null {
    return this.#waiting.find(({ client, cost_fields }) => this.#hasRoom(client, cost_fields))
  }

  /** The place is handed over at once while there is time, so that nobody who comes in between can take it. */
  #letIn(): void {
    const next = this.#next()
    if (!next) return
    if (this.#mayBegin()) this.#letInNow(next)
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
    const next = this.#next()
    if (!next || !this.#hasTime()) return
    this.#letInNow(next)
    // That one runs when this is over; where it waits for something, the next has its turn.
    if (this.#next()) this.#setNextTurn()
  }

  /**
   * As a moving average, which follows a change within some fifty of them. Who waited for others of
   * its own client alone holds up nobody else, and does not count.
   */
  #noteInterval({ client, cost_fields }: Waiting): void {
    if (cost_fields > 0 || this.#running.of(client) === this.bounds.runningPerClient_count - 1) return
    const now_ms = performance.now()
    if (this.#measured_ms < now_ms - this.bounds.behind_ms) this.#interval_ms = 0
    if (this.#letIn_ms !== null) {
      this.#interval_ms += (now_ms - this.#letIn_ms - this.#interval_ms) * intervalShare
      this.#measured_ms = now_ms
    }
    this.#letIn_ms = this.#waiting.length > 0 ? now_ms : null
  }

  #letInNow(next: Waiting): void {
    this.#waiting.take(next)
    this.#noteInterval(next)
    this.#add(next.client, next.cost_fields)
    next.enter()
  }
}
