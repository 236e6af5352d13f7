import type { Parsing, Query } from './parsing.js'
import type { ReachOf } from './reach.js'
import { refusal } from './refusal.js'
import { isVariableName } from './words.js'

interface Item {
  readonly text: string
  readonly column: ReachOf | null
}

/** `*`, `expression`, `expression AS name`. Without a name a column is called by its words. */
function item(parsing: Parsing, isReturn: boolean): Item {
  const { reader } = parsing
  const start = reader.peek()
  if (reader.takeSigns('*')) return { text: '*', column: null }
  const { text, reach } = parsing.grammar.expression(parsing)
  const words = reader.textSince(start)
  const isVariable =
    reader.index > 0 && (start.kind === 'name' || start.kind === 'quoted') && words.length === start.end - start.start
  let name = isVariable ? start.value : words
  if (reader.takeWords('AS')) {
    const token = reader.next()
    if (!isVariableName(token)) throw reader.unexpected('a name', token)
    name = token.value
  } else if (!isVariable && !isReturn) throw refusal(start, `In WITH this needs a name: ${words.slice(0, 40)} AS name.`)
  const variable = parsing.variable(name)
  parsing.reaches.bind(variable, reach)
  // As far as the name reaches, not this expression alone: the other parts of a UNION have the same name.
  return { text: `${text} AS ${variable}`, column: (known) => known.get(variable) ?? 0 }
}

/** What WITH and RETURN have in common: items, order, page. */
export function projection(parsing: Parsing, isReturn: boolean): { text: string; columns: Query['columns'] } {
  const { reader } = parsing
  const distinct = reader.takeWords('DISTINCT') ? 'DISTINCT ' : ''
  const items = [item(parsing, isReturn)]
  while (reader.takeSigns(',')) items.push(item(parsing, isReturn))
  return {
    text: `${distinct}${items.map(({ text }) => text).join(', ')}${orderAndPage(parsing)}`,
    columns: items.flatMap(({ column }) => column ?? []),
  }
}

function orderAndPage(parsing: Parsing): string {
  const { reader, grammar } = parsing
  let text = ''
  if (reader.takeWords('ORDER', 'BY')) {
    const terms = [orderTerm(parsing)]
    while (reader.takeSigns(',')) terms.push(orderTerm(parsing))
    text += ` ORDER BY ${terms.join(', ')}`
  }
  if (reader.takeWords('SKIP') || reader.takeWords('OFFSET')) text += ` SKIP ${grammar.expression(parsing).text}`
  if (reader.takeWords('LIMIT')) text += ` LIMIT ${grammar.expression(parsing).text}`
  return text
}

function orderTerm(parsing: Parsing): string {
  const { reader } = parsing
  const { text } = parsing.grammar.expression(parsing)
  if (reader.takeWords('DESC') || reader.takeWords('DESCENDING')) return `${text} DESC`
  if (!reader.takeWords('ASC')) reader.takeWords('ASCENDING')
  return text
}
