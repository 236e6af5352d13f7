import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { invalidInput } from '../../domain/errors.js'
import { isEntityId, isWikidataId } from '../../domain/ids.js'
import { isEntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import type { Unresolved } from '../import/row.js'
import { contextOf } from './review-file.js'

/** What people decided of names, by `decisionKey`: an id, or '' where none is meant. */
export type Decisions = ReadonlyMap<string, string>

export const decisionKey = (wanted: Unresolved): string => contextOf(wanted).join('\t')

/**
 * Reads a review file that a person has edited, as tabs, commas or semicolons part it: names
 * with an empty `decision` are still undecided and have no entry.
 *
 * @throws invalid input when it cannot be read, or a decision is none
 */
export function readDecisions(path: string): Decisions {
  const faults: PlacedFault[] = []
  const decisions = new Map<string, string>()
  for (const [index, row] of rowsOf(path).entries()) {
    const decision = (row['decision'] ?? '').trim()
    if (decision === '') continue
    const wanted = wantedIn(row)
    const id = idIn(decision, row['candidates'] ?? '')
    const place = `${path}:${index + 2}`
    if (!wanted) faults.push({ place, message: 'expected a name, and a type such as City' })
    else if (id === null) faults.push({ place, message: `decision: '${decision}' is no id, no candidate's number and not -` })
    else decisions.set(decisionKey(wanted), id)
  }
  if (faults.length > 0) throw faultyInput('The file of decisions has faults', faults)
  return decisions
}

type Row = Readonly<Record<string, string>>

function rowsOf(path: string): Row[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw invalidInput(`${path} cannot be read: ${(error as Error).message}.`)
  }
  if (text.length > limits.decisionsFileMax_chars)
    throw invalidInput(`${path} is longer than ${limits.decisionsFileMax_chars} characters.`)
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one)) ?? '\t'
  try {
    const rows = parse(text, { bom: true, columns: true, delimiter, relax_column_count: true, relax_quotes: true })
    if (!first.replace(/^\ufeff/, '').split(delimiter).some((title) => /^"?decision"?$/.test(title)))
      throw new Error('it has no column named decision')
    return rows as Row[]
  } catch (error) {
    throw invalidInput(`${path} is not a file of decisions: ${(error as Error).message}.`)
  }
}

/** As it was before it was made harmless for spreadsheets. */
const plain = (text: string | undefined): string => (text ?? '').replace(/^'(?='*[=+\-@＝＋－＠])/, '')

function wantedIn(row: Row): Unresolved | null {
  const [name, type] = [plain(row['name']), row['type'] ?? '']
  if (name === '' || !isEntityType(type)) return null
  const [latitude, longitude] = [plain(row['latitude']), plain(row['longitude'])]
  return {
    name,
    type,
    ...(row['country'] ? { country: row['country'] } : {}),
    ...(latitude !== '' && longitude !== '' ? { near: { latitude: Number(latitude), longitude: Number(longitude) } } : {}),
  }
}

/** Null when a decision is none. */
function idIn(decision: string, candidates: string): string | null {
  if (decision === '-' || decision === "'-") return ''
  if (isWikidataId(decision) || isEntityId(decision)) return decision
  const [, id] = new RegExp(`(?:^|\\| )'?${/^\d{1,3}$/.test(decision) ? decision : '-'}: (\\S+) `).exec(candidates) ?? []
  return id ?? null
}
