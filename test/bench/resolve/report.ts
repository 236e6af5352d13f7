import { aligned, type PageFigures } from '../page-figures.js'
import { table } from '../table.js'
import type { Score } from './measure.js'

/** What is kept of a run. */
export interface Report {
  readonly at: string
  readonly truth: readonly Score[]
  readonly unseen: readonly Score[]
}

const share = (value: number): string => value.toFixed(3)

export const scoresTable = (scores: readonly Score[]): string =>
  table([
    ['names', 'how', 'names', 'in the graph', 'right', 'wrong', 'precision', 'recall'],
    ...scores.map(({ names, way, names_count, present_count, right_count, wrong_count, precision, recall }) => [
      names,
      way,
      ...[names_count, present_count, right_count, wrong_count].map(String),
      share(precision),
      share(recall),
    ]),
  ])

export function readmeFiguresOf({ at, truth, unseen }: Report): PageFigures {
  return {
    command: 'npm run bench:resolve',
    parts: [
      `Names of Eurocities' members and of a joint statement's signatories, against 10,055 labels of Wikidata that say nothing else, most of them German; ${at.slice(0, 10)}. A city and its municipality count as one place.`,
      aligned(scoresTable(truth)),
      'Names that no rule or list was made with: what GeoNames calls 2,000 places of 169 countries, with their country, and a sample of these as people spoil them.',
      aligned(scoresTable(unseen)),
    ],
  }
}
