import type { Config } from '../config.js'
import { importEdges as importEdgeList } from '../transfer/edges/import-edges.js'
import { givenFlags } from './given-flags.js'
import type { ImportFlags } from './import-options.js'
import { runImport } from './import-run.js'

export interface EdgeListFlags extends ImportFlags {
  readonly labels?: string
}

export const importEdges = (config: Config, edges: string, flags: EdgeListFlags): Promise<void> => {
  const { labels, source, title, licence } = flags
  const one = { edges, ...givenFlags({ labels, source, title, licence }) }
  return runImport(config, edges, flags, (graph, options) => importEdgeList(graph, one, options))
}
