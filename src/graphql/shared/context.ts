import type { Graph } from '../../graph/graph.js'
import { Loaders } from './loaders.js'

/** What resolvers are given: the graph, and loaders that live for one operation. */
export interface Context {
  readonly graph: Graph
  readonly loaders: Loaders
}

export const createContext = (graph: Graph): Context => ({ graph, loaders: new Loaders(graph) })
