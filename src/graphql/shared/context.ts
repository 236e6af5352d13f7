import { setMaxListeners } from 'node:events'
import type { Caller } from '../../access/caller.js'
import type { Jobs, Caller as Waiting } from '../../compute/jobs.js'
import type { Measures } from '../../compute/measures.js'
import type { Stop } from '../../domain/stop.js'
import type { Look } from '../../graph/freshness.js'
import type { Graph } from '../../graph/graph.js'
import type { VersionedNetwork } from '../../graph/projection/networks.js'
import type { Subgraph, SubgraphQuestion } from '../../graph/projection/subgraphs.js'
import { Loaders } from './loaders.js'

/** What is served beyond what everybody may ask. */
export interface Offers {
  /** Cypher of the caller's own; not where nothing is said. */
  readonly cypher?: boolean
  /** Some callers can show who they are by tokens, or all have to show it. */
  readonly guarded?: boolean
}

/** What resolvers are given: the graph, and what lives for one operation. */
export class Context implements Waiting {
  /** What was worked out of fields of the operation, which is the same for every parent (see oncePerField). */
  readonly fields = new Map<object, unknown>()
  /** No names with #: Apollo copies contexts, which those do not survive. */
  private made: Loaders | null = null
  private during: Graph | null = null
  private stopping: AbortController | null = null
  /** The operation has changed the graph. */
  wrote = false
  /** Of a subscription that goes on: the cursor of the last event, as its connection says it. */
  resumeAfter: string | null = null
  /** Who asks, as jobs are known to be theirs: by what they showed, else by their address. */
  client: string

  constructor(
    private readonly whole: Graph,
    readonly measures: Measures,
    readonly offers: Offers,
    readonly caller: Caller,
    /** Says when the answer is not wanted any more: the client has gone, or the time is over. */
    readonly stop: Stop,
    /** The engine's version when the request came, or later: what the caller wrote before is in it. */
    public seen: Promise<Look | undefined> = Promise.resolve(undefined),
    address = '',
  ) {
    this.client = caller.kind === 'ANONYMOUS' ? `address:${address}` : caller.actor
  }

  /** Its statements end with the operation. */
  get graph(): Graph {
    this.during ??= this.whole.during(this.stop, this.seen)
    return this.during
  }

  /** To be called when the operation has written: what it reads from then on is as new as that. */
  hasWritten(): void {
    this.wrote = true
    this.fields.clear()
    this.made = null
    this.during = null
    // Who reads says what goes wrong.
    this.seen = this.whole.freshness.version().catch(() => undefined)
  }

  get loaders(): Loaders {
    this.made ??= new Loaders(this.graph, this.seen)
    return this.made
  }

  /** Reads with those of other operations: what they are answered is about the same event. */
  sharing(loaders: Loaders): this {
    this.made = loaders
    return this
  }

  /** For the same operation begun anew, on another version of the graph and until another stop. */
  startingAt(seen: Look, stop: Stop): Context {
    const begun = new Context(this.whole, this.measures, this.offers, this.caller, stop, Promise.resolve(seen))
    begun.client = this.client
    return begun
  }

  /** Whether anybody could show what they may: by a token, or by a key that was made once. */
  async isGuarded(): Promise<boolean> {
    if (this.offers.guarded) return true
    return (await this.whole.accessKeys.ring.current(await this.seen)).view.size > 0
  }

  /** The part of the graph that a question is about, as new as the caller's own writes. */
  async subgraph(question: SubgraphQuestion): Promise<Subgraph> {
    return this.graph.subgraphs.select(question, await this.graph.projection.current(await this.seen), this.stop)
  }

  /** The same for traversals. */
  async network(question: SubgraphQuestion): Promise<VersionedNetwork> {
    return this.graph.networks.get(question, await this.seen, this.stop)
  }

  /** The same as `stop`; made when it is first asked for, as few answers take long enough. */
  get signal(): AbortSignal {
    if (!this.stopping) {
      const stopping = new AbortController()
      // Each field of the operation may wait for it.
      setMaxListeners(0, stopping.signal)
      this.stop.onStop((reason) => stopping.abort(reason))
      this.stopping = stopping
    }
    return this.stopping.signal
  }

  /** A client is not kept waiting for longer than it may take. */
  get jobs(): Jobs {
    return this.measures.jobs
  }
}
