import type { Config } from '../config.js'
import { importNetwork as importNodesAndEdges, type NetworkFormat } from '../transfer/network/import-network.js'
import type { NetworkWords } from '../transfer/network/network-mapping.js'
import { givenFlags } from './given-flags.js'
import type { ImportFlags } from './import-options.js'
import { runImport } from './import-run.js'
import { withResolver } from './name-resolver-of.js'
import type { ResolveFlags } from './resolve-options.js'

export interface NetworkFlags extends ImportFlags, ResolveFlags, NetworkWords {
  readonly mapping?: string
}

/** Imports a network that another program has written, or an export of ours. */
export const importNetwork = (
  config: Config,
  format: NetworkFormat,
  file: string,
  flags: NetworkFlags,
): Promise<void> => {
  const { mapping, source, title, licence, entity, relationship, name, id, wikidata, find } = flags
  const words = givenFlags({ entity, relationship, name, id, wikidata, find })
  const one = { format, file, words, ...givenFlags({ mapping, source, title, licence }) }
  return runImport(config, file, flags, (graph, options) =>
    withResolver(graph, flags, (names) => importNodesAndEdges(graph, { ...one, names }, options)),
  )
}
