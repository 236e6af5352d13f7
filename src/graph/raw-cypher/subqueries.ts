import type { Expression, Parsing, Query } from './parsing.js'
import { plain } from './reach.js'
import { refusal } from './refusal.js'

const clauses = ['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'CALL', 'RETURN']

/** `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`. */
export function subquery(parsing: Parsing): Expression | null {
  const { reader } = parsing
  const place = reader.peek()
  const kind = ['EXISTS', 'COUNT', 'COLLECT'].find((word) => reader.isWord(word))
  if (kind === undefined || !reader.isSign('{', 1)) return null
  reader.next()
  reader.expectSign('{')
  const found = reader.deeper(() => body(parsing))
  reader.expectSign('}')
  if (kind !== 'COLLECT') return { text: `${kind} { ${found.text} }`, reach: plain }
  const [column] = found.columns
  if (!column) throw refusal(place, 'COLLECT needs a query that returns one column by its name.')
  return { text: `COLLECT { ${found.text} }`, reach: column }
}

/** A whole query, or a pattern with its condition. */
function body(parsing: Parsing): Pick<Query, 'text' | 'columns'> {
  const { reader, grammar } = parsing
  if (clauses.some((word) => reader.isWord(word))) return grammar.query(parsing)
  const pattern = grammar.patterns(parsing)
  const where = reader.takeWords('WHERE') ? ` WHERE ${grammar.expression(parsing).text}` : ''
  return { text: `MATCH ${pattern}${where}`, columns: [] }
}
