import { functionCall, isCall } from './calls.js'
import { listExpression, quantified, reduction } from './lists.js'
import { map, projection } from './maps.js'
import type { Expression, Parsing } from './parsing.js'
import { startsPattern } from './patterns.js'
import { farthest, plain, type ReachOf } from './reach.js'
import { subquery } from './subqueries.js'
import { isVariableName } from './words.js'

const constants: Readonly<Record<string, string>> = {
  TRUE: 'true',
  FALSE: 'false',
  NULL: 'null',
  NAN: 'NaN',
  INFINITY: 'Infinity',
  INF: 'Infinity',
}

/** What an expression is made of: a constant, a variable, a call, or something in brackets. */
export function atom(parsing: Parsing): Expression {
  const { reader } = parsing
  const token = reader.peek()
  const { kind, value } = token
  if (kind === 'text') return { text: parsing.text(reader.next().value), reach: plain }
  if (kind === 'integer' || kind === 'float') return { text: reader.next().value, reach: plain }
  if (kind === 'parameter') return { text: parsing.parameter(reader.next()), reach: plain }
  if (kind === 'sign') return bracketed(parsing)
  if (kind === 'name') {
    const constant = Object.hasOwn(constants, value.toUpperCase()) ? constants[value.toUpperCase()] : undefined
    if (constant !== undefined) {
      reader.next()
      return { text: constant, reach: plain }
    }
    const found = worded(parsing)
    if (found) return found
  }
  return variable(parsing)
}

/** What begins with a word of the language, or is a call. */
function worded(parsing: Parsing): Expression | null {
  const { reader } = parsing
  if (reader.isWord('CASE')) return reader.deeper(() => choice(parsing))
  return (
    subquery(parsing) ?? quantified(parsing) ?? reduction(parsing) ?? (isCall(reader) ? functionCall(parsing) : null)
  )
}

function bracketed(parsing: Parsing): Expression {
  const { reader } = parsing
  if (startsPattern(parsing)) return { text: `EXISTS { ${parsing.grammar.path(parsing)} }`, reach: plain }
  if (reader.isSign('[')) return listExpression(parsing)
  if (reader.isSign('{')) return map(parsing)
  if (!reader.takeSigns('(')) throw reader.unexpected('an expression')
  const inner = parsing.grammar.expression(parsing)
  reader.expectSign(')')
  return { text: `(${inner.text})`, reach: inner.reach }
}

function variable(parsing: Parsing): Expression {
  const { reader } = parsing
  const token = reader.next()
  if (!isVariableName(token)) throw reader.unexpected('an expression', token)
  const name = parsing.variable(token.value)
  const subject: Expression = { text: parsing.from(token) + name, reach: (known) => known.get(name) ?? 0 }
  return reader.isSign('{') ? projection(parsing, subject) : subject
}

/** `CASE … WHEN … THEN … ELSE … END`. */
function choice(parsing: Parsing): Expression {
  const { reader } = parsing
  const { expression } = parsing.grammar
  reader.expectWord('CASE')
  let text = 'CASE'
  const reaches: ReachOf[] = []
  if (!reader.isWord('WHEN')) text += ` ${expression(parsing).text}`
  do {
    reader.expectWord('WHEN')
    text += ` WHEN ${expression(parsing).text}`
    reader.expectWord('THEN')
    const value = expression(parsing)
    text += ` THEN ${value.text}`
    reaches.push(value.reach)
  } while (reader.isWord('WHEN'))
  if (reader.takeWords('ELSE')) {
    const value = expression(parsing)
    text += ` ELSE ${value.text}`
    reaches.push(value.reach)
  }
  reader.expectWord('END')
  return { text: `${text} END`, reach: farthest(reaches) }
}
