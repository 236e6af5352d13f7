import { harmless, quotedCell } from '../../domain/csv-cell.js'
import type { Unresolved } from '../import/row.js'
import type { Decision, Option } from './decision.js'

/** The columns of the file in which people decide what names mean. */
export const reviewColumns = [
  'name',
  'type',
  'country',
  'latitude',
  'longitude',
  'decision',
  'candidates',
  'explanation',
] as const

/**
 * A file for a person to edit, tab separated: a line for each name that was not resolved, with an empty
 * `decision` in which an id goes, the number of a candidate, or `-` where none of them is
 * meant. Every name once.
 */
export class ReviewFile {
  readonly #lines = new Map<string, string>()

  add(decision: Decision): void {
    if (decision.kind === 'id') return
    const { wanted, candidates, explanation } = decision
    const cells = [...contextOf(wanted), '', candidates.map(numbered).join(' | '), explanation]
    this.#lines.set(contextOf(wanted).join('\t'), cells.map(cell).join('\t'))
  }

  get names_count(): number {
    return this.#lines.size
  }

  text(): string {
    return [reviewColumns.join('\t'), ...this.#lines.values(), ''].join('\n')
  }
}

/** What tells one name from another: the first columns. */
export const contextOf = ({ name, type, country, near }: Unresolved): string[] => [
  name.replaceAll(/\s+/g, ' ').trim().normalize('NFC'),
  type,
  country ?? '',
  near ? String(near.latitude) : '',
  near ? String(near.longitude) : '',
]

const numbered = ({ id, name, countries, population, distance_km, score }: Option, index: number): string => {
  const known = [
    ...(countries.length > 0 ? [countries.join('/')] : []),
    ...(population === null ? [] : [`${population} people`]),
    ...(distance_km === null ? [] : [`${distance_km} km`]),
    score.toFixed(2),
  ]
  return `${index + 1}: ${id} ${name} (${known.join(', ')})`
}

/** One line, and nothing that a spreadsheet runs; in quotes where it has some itself. */
const cell = (text: string): string => quotedCell(harmless(text.replaceAll(/\s+/g, ' ')))
