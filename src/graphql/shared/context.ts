import type { Caller, Jobs } from '../../compute/jobs.js'
import type { Measures } from '../../compute/measures.js'
import type { Graph } from '../../graph/graph.js'
import { Loaders } from './loaders.js'

/** What is served beyond what everybody may ask. */
export interface Offers {
  /** Cypher of the caller's own; not where nothing is said. */
  readonly cypher?: boolean
}

/** What resolvers are given: the graph, and what lives for one operation. */
export class Context implements Caller {
  /** What was worked out of fields of the operation, which is the same for every parent (see oncePerField). */
  readonly fields = new Map<object, unknown>()
  readonly loaders: Loaders

  /** @param goneSignal gives the signal, always the same, that is aborted when the client has gone before its answer */
  constructor(
    readonly graph: Graph,
    readonly measures: Measures,
    readonly offers: Offers,
    readonly goneSignal: () => AbortSignal,
  ) {
    this.loaders = new Loaders(graph)
  }

  get signal(): AbortSignal {
    return this.goneSignal()
  }

  /** A client is not kept waiting for longer than it may take. */
  get jobs(): Jobs {
    return this.measures.jobs
  }
}
