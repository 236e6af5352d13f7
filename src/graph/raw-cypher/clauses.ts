import type { CityTiesError } from '../../domain/errors.js'
import { newVariable } from './lists.js'
import type { Parsing, Query } from './parsing.js'
import { projection } from './projections.js'
import { refusal } from './refusal.js'
import { matchClause } from './selectors.js'
import { isVariableName } from './words.js'

const allowed = 'MATCH, OPTIONAL MATCH, WHERE, UNWIND, WITH, CALL (…) { … }, RETURN, ORDER BY, SKIP, LIMIT and UNION'

/** Queries, perhaps joined by UNION. */
export function query(parsing: Parsing): Query {
  const { reader } = parsing
  const first = single(parsing)
  let { text } = first
  while (reader.takeWords('UNION')) {
    const all = reader.takeWords('ALL')
    if (!all) reader.takeWords('DISTINCT')
    const other = single(parsing)
    text += ` UNION ${all ? 'ALL ' : ''}${other.text}`
  }
  return { ...first, text }
}

/** Clauses, up to RETURN or to what ends them. */
function single(parsing: Parsing): Query {
  const { reader } = parsing
  const parts: string[] = []
  for (;;) {
    const start = reader.peek()
    if (reader.takeWords('RETURN')) {
      const { text, columns } = projection(parsing, true)
      return { text: [...parts, `${parsing.from(start)}RETURN ${text}`].join(' '), columns, returns: true }
    }
    const part = reading(parsing)
    if (part !== null) parts.push(parsing.from(start) + part)
    else if (parts.length > 0 && (reader.isSign('}') || reader.isWord('UNION')))
      return { text: parts.join(' '), columns: [], returns: false }
    else throw unknownClause(parsing)
  }
}

function unknownClause({ reader }: Parsing): CityTiesError {
  const { kind, value } = reader.peek()
  if (kind === 'end') return refusal(reader.peek(), 'Expected RETURN, found the end.')
  return refusal(reader.peek(), `'${value.slice(0, 40)}' is no clause that a statement may have: there are ${allowed}.`)
}

/** A clause that reads, or null where there is none. */
function reading(parsing: Parsing): string | null {
  const { reader, grammar } = parsing
  if (reader.takeWords('MATCH')) return matchClause(parsing, false)
  if (reader.takeWords('OPTIONAL', 'MATCH')) return matchClause(parsing, true)
  if (reader.takeWords('UNWIND')) {
    const list = grammar.expression(parsing)
    reader.expectWord('AS')
    return `UNWIND ${list.text} AS ${newVariable(parsing, list.reach)}`
  }
  if (reader.takeWords('WITH')) {
    const { text } = projection(parsing, false)
    return `WITH ${text}${reader.takeWords('WHERE') ? ` WHERE ${grammar.expression(parsing).text}` : ''}`
  }
  if (reader.isWord('CALL') || (reader.isWord('OPTIONAL') && reader.isWord('CALL', 1))) return callClause(parsing)
  return null
}

/** `CALL (a, b) { … }` and `CALL { WITH a … }`; no procedures. */
function callClause(parsing: Parsing): string {
  const { reader, grammar } = parsing
  const optional = reader.takeWords('OPTIONAL') ? 'OPTIONAL ' : ''
  reader.expectWord('CALL')
  const place = reader.peek()
  const scope = reader.takeSigns('(') ? ` (${imported(parsing)})` : ''
  if (!reader.takeSigns('{')) throw refusal(place, 'Procedures are not called here; CALL (…) { … } is for subqueries.')
  const { text, returns } = reader.deeper(() => grammar.query(parsing))
  if (!returns) throw refusal(reader.peek(), 'A subquery of CALL ends with RETURN.')
  reader.expectSign('}')
  return `${optional}CALL${scope} { ${text} }`
}

function imported(parsing: Parsing): string {
  const { reader } = parsing
  if (reader.takeSigns('*', ')')) return '*'
  const names: string[] = []
  while (!reader.takeSigns(')')) {
    if (names.length > 0) reader.expectSign(',')
    const token = reader.next()
    if (!isVariableName(token)) throw reader.unexpected('a variable', token)
    names.push(parsing.from(token) + parsing.variable(token.value))
  }
  return names.join(', ')
}
