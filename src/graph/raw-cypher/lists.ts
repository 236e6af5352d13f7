import type { Expression, Parsing } from './parsing.js'
import { startsPattern } from './patterns.js'
import { entities, farthest, plain, type ReachOf } from './reach.js'
import { isVariableName } from './words.js'

/** A variable that is bound here: a name, any word in backticks. */
export function newVariable(parsing: Parsing, reach: ReachOf): string {
  const { reader } = parsing
  const token = reader.next()
  if (!isVariableName(token)) throw reader.unexpected('a name', token)
  const variable = parsing.variable(token.value)
  parsing.reaches.bind(variable, reach)
  return parsing.from(token) + variable
}

/** `x IN list`, with what `x` then reaches. */
function drawn(parsing: Parsing): Expression {
  const { reader } = parsing
  // The list is known after the name; its reach is asked for later still.
  let list: Expression = { text: '', reach: plain }
  const variable = newVariable(parsing, (known) => list.reach(known))
  reader.expectWord('IN')
  list = parsing.grammar.expression(parsing)
  return { text: `${variable} IN ${list.text}`, reach: list.reach }
}

/** A list, or one that is drawn from another, or from a pattern. */
export function listExpression(parsing: Parsing): Expression {
  const { reader } = parsing
  if (startsPattern(parsing, 1) || (reader.isSign('=', 2) && startsPattern(parsing, 3)))
    return patternComprehension(parsing)
  reader.expectSign('[')
  if (reader.isWord('IN', 1)) return comprehension(parsing)
  const items: Expression[] = []
  while (!reader.takeSigns(']')) {
    if (items.length > 0) reader.expectSign(',')
    items.push(parsing.grammar.expression(parsing))
  }
  return { text: `[${items.map(({ text }) => text).join(', ')}]`, reach: farthest(items.map(({ reach }) => reach)) }
}

function comprehension(parsing: Parsing): Expression {
  const { reader } = parsing
  const source = drawn(parsing)
  const where = reader.takeWords('WHERE') ? ` WHERE ${parsing.grammar.expression(parsing).text}` : ''
  const value = reader.takeSigns('|') ? parsing.grammar.expression(parsing) : null
  reader.expectSign(']')
  return {
    text: `[${source.text}${where}${value ? ` | ${value.text}` : ''}]`,
    reach: value?.reach ?? source.reach,
  }
}

/** `[(a)-[r]->(b) WHERE … | …]`, made the subquery that means the same and takes every pattern. */
function patternComprehension(parsing: Parsing): Expression {
  const { reader } = parsing
  reader.expectSign('[')
  let name = ''
  if (reader.isSign('=', 1)) {
    name = `${newVariable(parsing, entities)} = `
    reader.expectSign('=')
  }
  const pattern = parsing.grammar.path(parsing)
  const where = reader.takeWords('WHERE') ? ` WHERE ${parsing.grammar.expression(parsing).text}` : ''
  reader.expectSign('|')
  const value = parsing.grammar.expression(parsing)
  reader.expectSign(']')
  return { text: `COLLECT { MATCH ${name}${pattern}${where} RETURN ${value.text} AS item }`, reach: value.reach }
}

const quantifiers = ['all', 'any', 'none', 'single']

/** `all(x IN list WHERE …)` and its like. */
export function quantified(parsing: Parsing): Expression | null {
  const { reader } = parsing
  const name = quantifiers.find((word) => reader.isWord(word.toUpperCase()))
  if (name === undefined || !reader.isSign('(', 1)) return null
  reader.next()
  reader.expectSign('(')
  const source = drawn(parsing)
  reader.expectWord('WHERE')
  const condition = parsing.grammar.expression(parsing)
  reader.expectSign(')')
  return { text: `${name}(${source.text} WHERE ${condition.text})`, reach: plain }
}

/** `reduce(sum = 0, x IN list | sum + x)`. */
export function reduction(parsing: Parsing): Expression | null {
  const { reader } = parsing
  if (!reader.isWord('REDUCE') || !reader.isSign('(', 1)) return null
  reader.next()
  reader.expectSign('(')
  let reach: ReachOf = plain
  const result = newVariable(parsing, (known) => reach(known))
  reader.expectSign('=')
  const start = parsing.grammar.expression(parsing)
  reader.expectSign(',')
  const source = drawn(parsing)
  reader.expectSign('|')
  const next = parsing.grammar.expression(parsing)
  reader.expectSign(')')
  reach = farthest([start.reach, next.reach])
  return { text: `reduce(${result} = ${start.text}, ${source.text} | ${next.text})`, reach }
}
