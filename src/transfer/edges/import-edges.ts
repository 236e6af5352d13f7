import type { Graph } from '../../graph/graph.js'
import { describeSource, fileName, type SourceOptions } from '../import/describe-source.js'
import { type Input, withInput } from '../import/input.js'
import { type ImportOptions, type ImportReport, runImport } from '../import/pipeline.js'
import { edgeListReader } from './read-edges.js'

export interface EdgeListImport extends SourceOptions {
  /** Two columns, one twinning a line, claimed by the city in the first: a path, a URL or `-`. */
  readonly edges: string
  /** Two columns: a city's id and its name, in whichever language. */
  readonly labels?: string
}

/** Imports an edge list as twinnings of cities. */
export async function importEdges(
  graph: Graph,
  { edges, labels, ...described }: EdgeListImport,
  { opened, ...options }: ImportOptions & { readonly opened?: (input: Input) => void } = {},
): Promise<ImportReport> {
  const source = describeSource(edges, described, 'edge lists')
  const slug = source.id.replace('ct:source/', '')
  const importing = (labelled: Input | null) =>
    withInput(
      edges,
      (input) => {
        opened?.(input)
        const one = {
          input,
          source,
          read: edgeListReader(slug, labelled),
          decidedBy: labelled ? [labelled.checksum] : [],
          reason: `edge list ${fileName(edges)}`,
        }
        return runImport(graph, one, options)
      },
      options,
    )
  return labels === undefined ? importing(null) : withInput(labels, importing, options)
}
