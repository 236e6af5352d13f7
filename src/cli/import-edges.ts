import type { Config } from '../config.js'
import { importEdges as importEdgeList } from '../transfer/edges/import-edges.js'
import { type ImportFlags, runImport } from './import-run.js'

export interface EdgeListFlags extends ImportFlags {
  readonly labels?: string
}

export const importEdges = (config: Config, edges: string, flags: EdgeListFlags): Promise<void> => {
  const { labels, source, title, licence } = flags
  const described = Object.fromEntries(
    Object.entries({ labels, source, title, licence }).filter(([, value]) => value !== undefined),
  )
  return runImport(config, edges, flags, (graph, options) => importEdgeList(graph, { edges, ...described }, options))
}
