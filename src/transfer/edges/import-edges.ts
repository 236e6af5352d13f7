import type { Graph } from '../../graph/graph.js'
import { describeSource, fileName, type SourceOptions } from '../import/describe-source.js'
import { type Input, withInput } from '../import/input.js'
import { type ImportOptions, type ImportReport, runImport } from '../import/pipeline.js'
import type { Resolver, Resolving } from '../import/resolver.js'
import { edgeListReader, namedCity } from './read-edges.js'

export interface EdgeListImport extends SourceOptions {
  /** Two columns, one twinning a line, claimed by the city in the first: a path, a URL or `-`. */
  readonly edges: string
  /** Two columns: a city's id and its name, in whichever language. */
  readonly labels?: string
  /** How names are resolved to cities of the graph; without it each is a city of the source. */
  readonly names?: Resolving
}

/** Imports an edge list as twinnings of cities. */
export async function importEdges(
  graph: Graph,
  { edges, labels, names, ...described }: EdgeListImport,
  { opened, ...options }: ImportOptions & { readonly opened?: (input: Input) => void } = {},
): Promise<ImportReport> {
  const source = describeSource(edges, described, 'edge lists')
  const slug = source.id.replace('ct:source/', '')
  const importing = (labelled: Input | null) =>
    withInput(
      edges,
      (input) => {
        opened?.({ ...input, size_bytes: input.size_bytes + (labelled?.size_bytes ?? 0) })
        const one = {
          input,
          before: labelled,
          source,
          read: edgeListReader(slug, names !== undefined),
          decidedBy: [...(labelled ? [labelled.checksum] : []), ...(names ? ['names', ...names.decidedBy] : [])],
          reason: `edge list ${fileName(edges)}`,
          ...(names ? { resolver: orOfSource(names.resolver, slug) } : {}),
        }
        return runImport(graph, one, options)
      },
      options,
    )
  return labels === undefined ? importing(null) : withInput(labels, importing, options)
}

/** Names that mean nothing in the graph are cities of the source. */
const orOfSource = (resolver: Resolver, slug: string): Resolver => ({
  resolve: async (wanted) =>
    (await resolver.resolve(wanted)).map((resolution, i) => {
      if (resolution.kind !== 'unknown') return resolution
      const city = namedCity(wanted[i]?.name ?? '', slug)
      const facts = { entities: [city], relationships: [] }
      return { kind: 'id', id: city.id, facts, explanation: `new: ${resolution.explanation}` }
    }),
})
