import type { Config } from '../config.js'
import { importEdges as importEdgeList } from '../transfer/edges/import-edges.js'
import { assertReadable } from '../transfer/import/input.js'
import { givenFlags } from './given-flags.js'
import type { ImportFlags } from './import-options.js'
import { runImport } from './import-run.js'
import { withResolver } from './name-resolver-of.js'
import type { ResolveFlags } from './resolve-options.js'

export interface EdgeListFlags extends ImportFlags, ResolveFlags {
  readonly labels?: string
  readonly find?: boolean
}

export async function importEdges(config: Config, edges: string, flags: EdgeListFlags): Promise<void> {
  const { labels, source, title, licence } = flags
  // As the list itself: before there is a graph.
  if (labels !== undefined) await assertReadable(labels, { mayBeEmpty: true })
  const one = { edges, ...givenFlags({ labels, source, title, licence }) }
  return runImport(config, edges, flags, (graph, options) =>
    flags.find
      ? withResolver(graph, flags, (names) => importEdgeList(graph, { ...one, names }, options))
      : importEdgeList(graph, one, options),
  )
}
