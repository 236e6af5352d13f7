import type { Graph } from '../../graph/graph.js'
import { Loaders } from './loaders.js'

/** What resolvers are given: the graph, and what lives for one operation. */
export class Context {
  /** What was worked out of fields of the operation, which is the same for every parent (see oncePerField). */
  readonly fields = new Map<object, unknown>()
  readonly loaders: Loaders

  constructor(readonly graph: Graph) {
    this.loaders = new Loaders(graph)
  }
}
