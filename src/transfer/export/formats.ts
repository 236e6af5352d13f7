import { csv } from './csv.js'
import { cypherScript } from './cypher-script.js'
import { dot } from './dot.js'
import type { ExportFormat } from './format.js'
import { geojson } from './geojson.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { jsonLd } from './json-ld.js'
import { jsonLines } from './json-lines.js'
import { ntriples, turtle } from './rdf.js'

/** What the graph can be written as, by the names that callers use. */
export const exportFormats = {
  graphml,
  gexf,
  csv,
  jsonl: jsonLines,
  jsonld: jsonLd,
  ntriples,
  turtle,
  geojson,
  dot,
  cypher: cypherScript,
} as const satisfies Record<string, ExportFormat>

export type FormatName = keyof typeof exportFormats

export const formatNames = Object.keys(exportFormats) as FormatName[]
