import { join } from 'node:path'
import { evaluateLinks, type LinkEvaluation, type MethodEvaluation } from '../../../src/analytics/link-evaluation.js'
import type { WikidataGraph } from '../../analytics/wikidata-graph.js'
import { sharedData } from '../../support/engines.js'
import { fillPlaces } from './geonames-places.js'

/** Lengths of the head of the list of suggestions at which precision is taken. */
export const suggestionsAt = [50, 100, 200, 500, 1000]
const hiddenBySeed = 2026

export interface Suggestions extends LinkEvaluation {
  /** The combined score where no place is known. */
  readonly combinedWithoutPlaces: MethodEvaluation
  /** Nodes of which the place is known from the data, and by their name; of all. */
  readonly placesKnown_count: number
  readonly placesFound_count: number
  readonly nodes_count: number
}

/** How well hidden ties are found again, with all places that can be had. */
export function evaluateSuggestions(wikidata: WikidataGraph): Suggestions {
  const names = join(sharedData, 'wikidata-p190-2016', 'names.tsv')
  const { places, known_count, found_count } = fillPlaces(wikidata, names)
  const options = { seed: hiddenBySeed, precisionAt: suggestionsAt }
  const { methods } = evaluateLinks(wikidata.graph, options)
  return {
    ...evaluateLinks(wikidata.graph, { ...options, places }),
    combinedWithoutPlaces: methods.find(({ method }) => method === 'combined') as MethodEvaluation,
    placesKnown_count: known_count,
    placesFound_count: found_count,
    nodes_count: wikidata.graph.nodeCount,
  }
}
