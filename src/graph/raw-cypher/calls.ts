import { limits } from '../../limits.js'
import { functionOf, insteadOf } from './functions.js'
import type { Expression, Parsing } from './parsing.js'
import { farthest, plain } from './reach.js'
import { readable } from './readable.js'
import type { Reader } from './reader.js'
import { refusal } from './refusal.js'
import type { Token } from './tokens.js'

/** `name(`, `one.two(`. */
export function isCall(reader: Reader): boolean {
  let ahead = 1
  while (reader.isSign('.', ahead) && reader.peek(ahead + 1).kind === 'name') ahead += 2
  return reader.isSign('(', ahead)
}

function functionName({ reader }: Parsing): { name: string; token: Token } {
  const token = reader.next()
  let name = token.value
  while (reader.takeSigns('.')) name += `.${reader.next().value}`
  return { name, token }
}

/** A call of a function that is known. What takes plain values only is given no node, which Neo4j might take for a map. */
export function functionCall(parsing: Parsing): Expression {
  const { reader, reaches } = parsing
  const { name, token } = functionName(parsing)
  const known = functionOf(name)
  if (!known) throw refusal(token, `There is no function '${name.slice(0, 80)}' here. ${insteadOf(name)}`)
  reader.expectSign('(')
  if (known.name === 'count' && reader.takeSigns('*', ')')) return { text: 'count(*)', reach: plain }
  const distinct = reader.takeWords('DISTINCT') ? 'DISTINCT ' : ''
  const given = argumentsOf(parsing)
  const reach = farthest(given.map((argument) => argument.reach))
  if (!known.takesEntities)
    reaches.demandPlain(
      reach,
      refusal(token, `${known.name}() takes plain values only, and this may be a node or relationship, or hold one.`),
    )
  const texts = known.name === 'range' ? boundedRange(given) : given.map((argument) => argument.text)
  const text = `${parsing.from(token)}${known.name}(${distinct}${texts.join(', ')})`
  // What stands for a range names its ends twice, and ranges may be in ranges.
  if (text.length > limits.cypherTextMax_chars) throw refusal(token, 'The statement has too many calls in calls.')
  return { text: known.name === 'labels' ? readableLabels(text) : text, reach: known.passesOn ? reach : plain }
}

function argumentsOf(parsing: Parsing): Expression[] {
  const { reader } = parsing
  const given: Expression[] = []
  while (!reader.takeSigns(')')) {
    if (given.length > 0) reader.expectSign(',')
    given.push(parsing.grammar.expression(parsing))
  }
  return given
}

/** A range that is too long gets a step of 0, which the database refuses. */
function boundedRange(given: readonly Expression[]): string[] {
  const [from = 'null', to = 'null', step = '1'] = given.map(({ text }) => text)
  const isTooLong = `abs(${to} - ${from}) / ${limits.cypherRangeMax_count} >= abs(${step})`
  return [from, to, `CASE WHEN ${isTooLong} THEN 0 ELSE ${step} END`]
}

/** Without labels that a node has beside those that may be read. */
const readableLabels = (call: string): string =>
  `[label IN ${call} WHERE label IN [${[...readable.labels].map((label) => `'${label}'`).join(', ')}]]`
