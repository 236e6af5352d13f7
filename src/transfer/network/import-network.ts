import type { Graph } from '../../graph/graph.js'
import { GexfParser } from '../gexf/gexf-parser.js'
import { GraphmlParser } from '../graphml/graphml-parser.js'
import { fileName, type SourceOptions } from '../import/describe-source.js'
import { type Input, withInput } from '../import/input.js'
import { type ImportOptions, type ImportReport, runImport } from '../import/pipeline.js'
import type { Resolving } from '../import/resolver.js'
import { describeMapped } from '../mapping/describe-mapped.js'
import { type ReadMapping, readMapping, readMappingFile } from '../mapping/read-mapping.js'
import type { NetworkParser } from './network-item.js'
import { type NetworkWords, networkMapping } from './network-mapping.js'
import { columnsOf, networkReader } from './network-reader.js'

const parsers = { graphml: () => new GraphmlParser(), gexf: () => new GexfParser() } as const
export type NetworkFormat = keyof typeof parsers

export interface NetworkImport extends SourceOptions {
  readonly format: NetworkFormat
  /** A path, a URL or `-`. */
  readonly file: string
  /** The path of a mapping file; without it, attributes are told by their names. */
  readonly mapping?: string
  readonly words?: NetworkWords
  /** How names are resolved that nodes are found by; without it they are faults. */
  readonly names?: Resolving
}

/** Imports the nodes and edges of a network. */
export async function importNetwork(
  graph: Graph,
  { format, file, mapping: path, words = {}, names, ...said }: NetworkImport,
  { opened, ...options }: ImportOptions & { readonly opened?: (input: Input) => void } = {},
): Promise<ImportReport> {
  const parser: () => NetworkParser = parsers[format]
  const ready = path === undefined ? null : readMappingFile(path)
  const source = describeMapped(file, said, ready?.mapping.source ?? {}, 'networks')
  return withInput(
    file,
    async (input) => {
      opened?.(input)
      const { mapping, text } = ready ?? (await mappingFor(parser, input, words, source.id))
      const reason = `network ${fileName(file)}`
      const decidedBy = [text, ...(names?.decidedBy ?? [])]
      const resolving = names ? { resolver: names.resolver } : {}
      return runImport(
        graph,
        { input, source, read: networkReader(parser, mapping), decidedBy, reason, ...resolving },
        options,
      )
    },
    options,
  )
}

async function mappingFor(
  parser: () => NetworkParser,
  input: Input,
  words: NetworkWords,
  sourceId: string,
): Promise<ReadMapping> {
  const content = networkMapping(await columnsOf(parser, input), words, sourceId.replace('ct:source/', ''))
  return { mapping: readMapping(content, (path) => path.join('.')), text: JSON.stringify(content) }
}
