import type { Graph } from '../../graph/graph.js'
import { describeSource, fileName, type SourceOptions } from '../import/describe-source.js'
import { type Input, withInput } from '../import/input.js'
import { type ImportOptions, type ImportReport, runImport } from '../import/pipeline.js'
import { usualLanguages } from './languages.js'
import { universityClasses, type WikidataSettings, wikidataReader } from './read-wikidata.js'

export interface WikidataImport extends SourceOptions, Partial<WikidataSettings> {
  /** A file, a URL or `-`: a dump, a saved result, or pages of a crawl. */
  readonly place: string
}

const wikidata = { publisher: 'Wikimedia Foundation', url: 'https://www.wikidata.org/' }

/** Imports what Wikidata says of cities that have twins, from whichever form of it. */
export async function importWikidata(
  graph: Graph,
  { place, languages = null, universityClasses: classes = universityClasses, ...described }: WikidataImport,
  { opened, ...options }: ImportOptions & { readonly opened?: (input: Input) => void } = {},
): Promise<ImportReport> {
  const named = { title: `Wikidata: ${fileName(place)}`, licence: 'CC0 1.0', ...described }
  const source = describeSource(place, named, 'Wikidata', wikidata)
  return withInput(
    place,
    (input) => {
      opened?.(input)
      const one = {
        input,
        source,
        read: wikidataReader({ languages, universityClasses: classes }),
        decidedBy: [`languages ${(languages ?? usualLanguages).tags.join(',')}`, `universities ${classes.join(',')}`],
        reason: `Wikidata ${fileName(place)}`,
      }
      return runImport(graph, one, options)
    },
    options,
  )
}
