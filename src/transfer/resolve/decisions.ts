import { invalidInput } from '../../domain/errors.js'
import { isEntityId, isWikidataId } from '../../domain/ids.js'
import { EntityType } from '../../domain/vocabulary.js'
import { openTable } from '../csv/read-csv.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import { withInput } from '../import/input.js'
import type { Unresolved } from '../import/row.js'
import type { Cells } from '../mapping/template.js'
import { contextOf } from './review-file.js'

/** What people decided of names, by `decisionKey`: an id, or '' where none is meant. */
export type Decisions = ReadonlyMap<string, string>

export const decisionKey = (wanted: Unresolved): string => contextOf(wanted).join('\t')

/**
 * Reads a review file that a person has edited, as a spreadsheet may have written it: names
 * with an empty `decision` are still undecided and have no entry.
 *
 * @throws invalid input when it cannot be read, or a decision is none
 */
export function readDecisions(path: string): Promise<Decisions> {
  return withInput(path, async (input) => {
    const table = await openTable(input, { empty: [], isHarmless: true })
    for (const title of ['name', 'type', 'decision'])
      if (!table.columns.includes(title)) throw invalidInput(`${path} has no column '${title}': it is no review file.`)
    const faults: PlacedFault[] = []
    const decisions = new Map<string, string>()
    for await (const record of table.records()) {
      const cells = table.cellsOf(record)
      const decided = typeof cells === 'string' ? cells : decisionIn(cells)
      if (typeof decided === 'string') faults.push({ place: `${path}:${record.line}`, message: decided })
      else if (decided) decisions.set(decisionKey(decided.wanted), decided.id)
    }
    if (faults.length > 0) throw faultyInput('The file of decisions has faults', faults)
    return decisions
  })
}

/** A text is what is wrong; null where nobody has decided. */
function decisionIn(cells: Cells): { readonly wanted: Unresolved; readonly id: string } | string | null {
  const { decision = '', candidates = '', name = '', type = '', country = '', latitude = '', longitude = '' } = cells
  if (decision === '') return null
  if (name === '' || !Object.hasOwn(EntityType, type)) return 'expected a name, and a type such as City'
  const id = idIn(decision, candidates)
  if (id === null) return `decision: '${decision}' is no id, no candidate's number and not -`
  const near = latitude && longitude ? { near: { latitude: Number(latitude), longitude: Number(longitude) } } : {}
  return { wanted: { name, type: type as EntityType, ...(country ? { country } : {}), ...near }, id }
}

/** Null when a decision is none. */
function idIn(decision: string, candidates: string): string | null {
  if (decision === '-') return ''
  if (isWikidataId(decision) || isEntityId(decision)) return decision
  if (!/^\d{1,3}$/.test(decision)) return null
  return new RegExp(`(?:^|\\| )${decision}: (\\S+) `).exec(candidates)?.[1] ?? null
}
