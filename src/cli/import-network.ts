import type { Config } from '../config.js'
import { importNetwork as importNodesAndEdges, type NetworkFormat } from '../transfer/network/import-network.js'
import type { NetworkWords } from '../transfer/network/network-mapping.js'
import { type ImportFlags, runImport } from './import-run.js'
import { sourceFlags } from './source-flags.js'

export interface NetworkFlags extends ImportFlags, NetworkWords {
  readonly mapping?: string
}

/** Imports a network that another program has written, or an export of ours. */
export const importNetwork = (
  config: Config,
  format: NetworkFormat,
  file: string,
  flags: NetworkFlags,
): Promise<void> => {
  const { mapping, entity, relationship, name, id, wikidata, find } = flags
  const words = Object.fromEntries(
    Object.entries({ entity, relationship, name, id, wikidata, find }).filter(([, value]) => value !== undefined),
  )
  const one = { format, file, words, ...(mapping === undefined ? {} : { mapping }), ...sourceFlags(flags) }
  return runImport(config, file, flags, (graph, options) => importNodesAndEdges(graph, one, options))
}
