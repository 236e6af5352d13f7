import { type Caller, keyOf } from '../../access/caller.js'
import { CityTiesError, limitExceeded, unavailable } from '../../domain/errors.js'
import type { Graph } from '../../graph/graph.js'
import { limits } from '../../limits.js'
import { ClientCounts } from '../client-counts.js'

export interface SubscriberBounds {
  readonly perConnection_count: number
  readonly perClient_count: number
  readonly all_count: number
  readonly connectionsPerClient_count: number
  readonly heartbeat_ms: number
  readonly init_ms: number
  readonly check_ms: number
}

const defaults: SubscriberBounds = {
  perConnection_count: limits.subscriptionsPerConnectionMax_count,
  perClient_count: limits.subscriptionsPerClientMax_count,
  all_count: limits.subscriptionsMax_count,
  connectionsPerClient_count: limits.subscriptionConnectionsPerClientMax_count,
  heartbeat_ms: limits.subscriptionHeartbeat_ms,
  init_ms: limits.subscriptionInit_ms,
  check_ms: limits.subscriptionCheck_ms,
}

/** Why all connections end when the server stops. */
export const serverStops = unavailable('The server stops.')

/** A connection over which somebody listens. */
export interface Listening {
  /** Null until they have said who they are. */
  readonly caller: Caller | null
  /** Ends it, telling why. */
  end(reason: CityTiesError): void
}

/** Those who listen: how many they are, and whether each still may. */
export class Subscribers {
  readonly bounds: SubscriberBounds
  readonly #connections = new ClientCounts()
  readonly #subscriptions = new ClientCounts()
  readonly #listening = new Set<Listening>()
  readonly #clock: NodeJS.Timeout

  constructor(
    readonly graph: Graph,
    bounds: Partial<SubscriberBounds> = {},
  ) {
    this.bounds = { ...defaults, ...bounds }
    this.#clock = setInterval(() => this.#check().catch(() => {}), this.bounds.check_ms).unref()
  }

  get counts(): { readonly connections: number; readonly subscriptions: number } {
    return { connections: this.#listening.size, subscriptions: this.#subscriptions.all_count }
  }

  /** @throws limit exceeded; whoever was let in must disconnect */
  connect(client: string, listening: Listening): void {
    const limit = this.bounds.connectionsPerClient_count
    if (this.#connections.of(client) >= limit)
      throw limitExceeded(`You have ${limit} connections open over which you listen, and no more are taken.`, { limit })
    this.#connections.add(client)
    this.#listening.add(listening)
  }

  disconnect(client: string, listening: Listening): void {
    if (this.#listening.delete(listening)) this.#connections.remove(client)
  }

  /**
   * Counts a subscription.
   *
   * @param own_count those of its connection so far
   * @throws limit exceeded, unavailable; whoever was let in must leave
   */
  enter(client: string, own_count: number): void {
    const { perConnection_count, perClient_count, all_count } = this.bounds
    const tooMany = (limit: number, where: string): CityTiesError =>
      limitExceeded(`There are ${limit} subscriptions ${where}, and no more are taken. End some first.`, { limit })
    if (own_count >= perConnection_count) throw tooMany(perConnection_count, 'on this connection')
    if (this.#subscriptions.of(client) >= perClient_count) throw tooMany(perClient_count, 'of yours')
    if (this.#subscriptions.all_count >= all_count)
      throw unavailable('Too many listen at the moment. Ask again a little later.')
    this.#subscriptions.add(client)
  }

  leave(client: string): void {
    this.#subscriptions.remove(client)
  }

  /** @param reason that all are told */
  close(reason: CityTiesError): void {
    clearInterval(this.#clock)
    for (const listening of [...this.#listening]) listening.end(reason)
  }

  /** Ends what is listened to with a key or token that does not count any more. */
  async #check(): Promise<void> {
    const now_ms = Date.now()
    const keys = new Map<Listening, string>()
    for (const listening of [...this.#listening]) {
      const { caller } = listening
      const key = caller && keyOf(caller)
      if (caller?.until_ms != null && caller.until_ms <= now_ms) listening.end(overNow())
      else if (key) keys.set(listening, key)
    }
    if (keys.size === 0) return
    const { view } = await this.graph.accessKeys.ring.current()
    for (const [listening, key] of keys) if (!view.counts(key, now_ms)) listening.end(overNow())
  }
}

const overNow = (): CityTiesError =>
  new CityTiesError('UNAUTHENTICATED', 'The key or token with which you listen does not count any more.')
