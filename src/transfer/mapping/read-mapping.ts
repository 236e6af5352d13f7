import { limits } from '../../limits.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import { readYamlFile, type YamlPath } from '../yaml-file.js'
import { edgeEnds, type Mapping, type Rules } from './mapping.js'
import { Part } from './part.js'
import { readConsistencies, readNotation, readSource, readTableFormat } from './read-format.js'
import { readRules } from './read-rules.js'

const ruleSections = ['entities', 'relationships']
const sections = ['source', 'format', 'consistent', ...ruleSections, 'edges']

export interface ReadMapping {
  readonly mapping: Mapping
  /** All that the mapping says, for the checksum of the edition. */
  readonly text: string
}

/**
 * Reads a mapping file, docs/importing.md.
 *
 * @throws invalid input that lists what is wrong in it, each with its place
 */
export function readMappingFile(path: string): ReadMapping {
  const file = readYamlFile(path, limits.mappingFileMax_bytes)
  if ('message' in file) throw faultyInput('The mapping has faults', [file])
  return { mapping: readMapping(file.content, file.place), text: file.text }
}

/** Where a template of the mapping reads a column. */
interface ColumnUse {
  readonly column: string
  readonly place: string
}

/** Reads what a mapping says as plain objects and lists. */
export function readMapping(content: unknown, place: (path: YamlPath) => string): Mapping {
  const faults: PlacedFault[] = []
  const root = new Part(content, [], (path, message) => {
    const name = path.join('.')
    faults.push({ place: place(path), message: name === '' ? message : `${name}: ${message}` })
  })
  if (root.isMissing) root.fault(`expected a map of ${sections.join(', ')}`)
  root.keys(sections)
  const uses = { rows: [] as ColumnUse[], edges: [] as ColumnUse[] }
  const noting = (of: 'rows' | 'edges') => (column: string, part: Part) => {
    uses[of].push({ column, place: place(part.path) })
  }
  const notation = readNotation(root.at('format'))
  const rules = (part: Part, of: 'rows' | 'edges', given: readonly string[]): Rules =>
    readRules(part, { note: noting(of), notation, given })
  root.at('edges').keys(ruleSections)
  const mapping: Mapping = {
    source: readSource(root.at('source')),
    format: readTableFormat(root.at('format')),
    consistencies: readConsistencies(root.at('consistent'), { note: noting('rows') }),
    rows: rules(root, 'rows', []),
    edges: rules(root.at('edges'), 'edges', edgeEnds),
    assertColumns(has, of) {
      const known = new Set(has)
      const missing = uses[of].filter(({ column }) => !known.has(column))
      if (missing.length === 0) return
      throw faultyInput(
        'The mapping does not fit the file',
        missing.map((use) => ({
          place: use.place,
          message: `there is no column '${use.column}'; there are ${has.join(', ')}`,
        })),
      )
    },
  }
  if (mapping.rows.entities.length + mapping.rows.relationships.length === 0 && faults.length === 0)
    root.fault('has neither entities nor relationships')
  if (faults.length > 0) throw faultyInput('The mapping has faults', faults)
  return mapping
}
