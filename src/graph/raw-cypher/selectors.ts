import { newVariable } from './lists.js'
import type { Parsing } from './parsing.js'
import { path } from './patterns.js'
import { entities } from './reach.js'
import { refusal } from './refusal.js'

/** A pattern of a MATCH, and whether it takes the shortest of the paths that fit, for which it must stand alone. */
export interface Pattern {
  readonly text: string
  readonly isSelective: boolean
}

/** `p = SHORTEST 1 (a)-->+(b)`: a pattern with its name and its selector, where it has them. */
function pattern(parsing: Parsing): Pattern {
  const { reader } = parsing
  let name = ''
  if (reader.isSign('=', 1)) {
    name = `${newVariable(parsing, entities)} = `
    reader.expectSign('=')
  }
  const legacy = legacySelector(parsing)
  if (legacy !== null) {
    reader.expectSign('(')
    const inner = path(parsing)
    reader.expectSign(')')
    return { text: `${name}${legacy} ${inner}`, isSelective: true }
  }
  const chosen = selector(parsing)
  return { text: `${name}${chosen === '' ? '' : `${chosen} `}${path(parsing)}`, isSelective: chosen !== '' }
}

/** `shortestPath((a)-[*]-(b))` passes nodes that nothing is said of; its newer form is a path like any other. */
function legacySelector({ reader }: Parsing): string | null {
  if (!reader.isSign('(', 1)) return null
  if (reader.takeWords('SHORTESTPATH')) return 'SHORTEST 1'
  return reader.takeWords('ALLSHORTESTPATHS') ? 'ALL SHORTEST' : null
}

function selector(parsing: Parsing): string {
  const { reader } = parsing
  if (reader.takeWords('ALL', 'SHORTEST')) return ended(parsing, 'ALL SHORTEST')
  if (reader.takeWords('ANY', 'SHORTEST')) return ended(parsing, 'ANY SHORTEST')
  if (reader.takeWords('ALL')) return ended(parsing, 'ALL')
  if (reader.takeWords('ANY')) return ended(parsing, `ANY${count(parsing, '')}`)
  if (!reader.takeWords('SHORTEST')) return ''
  const chosen = `SHORTEST${count(parsing, ' 1')}`
  const paths = ended(parsing, chosen)
  return reader.takeWords('GROUPS') || reader.takeWords('GROUP') ? `${paths} GROUPS` : paths
}

function ended({ reader }: Parsing, chosen: string): string {
  if (!reader.takeWords('PATHS')) reader.takeWords('PATH')
  return chosen
}

function count({ reader }: Parsing, otherwise: string): string {
  if (reader.peek().kind !== 'integer') return otherwise
  const token = reader.next()
  if (!/^[1-9]\d{0,5}$/.test(token.value)) throw refusal(token, 'As many paths as a whole number from 1 on says.')
  return ` ${token.value}`
}

export function patternList(parsing: Parsing): Pattern[] {
  const all = [pattern(parsing)]
  while (parsing.reader.takeSigns(',')) all.push(pattern(parsing))
  return all
}

/** Patterns that stand in one clause. */
export const patterns = (parsing: Parsing): string =>
  patternList(parsing)
    .map(({ text }) => text)
    .join(', ')

/**
 * A MATCH. Beside other patterns, one that takes the shortest paths gets a MATCH of its own after
 * theirs, for there Neo4j wants it alone.
 */
export function matchClause(parsing: Parsing, optional: boolean): string {
  const { reader } = parsing
  const place = reader.peek()
  const all = patternList(parsing)
  const selective = all.filter(({ isSelective }) => isSelective)
  const word = optional ? 'OPTIONAL MATCH' : 'MATCH'
  if (optional && selective.length > 0 && all.length > 1)
    throw refusal(place, 'In OPTIONAL MATCH a shortest path stands alone; match its ends before.')
  const others = all.filter(({ isSelective }) => !isSelective).map(({ text }) => text)
  const parts = [...(others.length > 0 ? [others.join(', ')] : []), ...selective.map(({ text }) => text)]
  const where = reader.takeWords('WHERE') ? ` WHERE ${parsing.grammar.expression(parsing).text}` : ''
  return `${parts.map((part) => `${word} ${part}`).join(' ')}${where}`
}
