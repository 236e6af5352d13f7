import { atom } from './atoms.js'
import { property } from './maps.js'
import type { Expression, Parsing } from './parsing.js'
import { labelsOf } from './patterns.js'
import { farthest, plain, type ReachOf } from './reach.js'
import type { Reader } from './reader.js'
import { refusal } from './refusal.js'

type Parse = (parsing: Parsing) => Expression
/** Takes an operator, if one comes next. */
type Operator = (reader: Reader) => string | null

const oneOfWords =
  (...words: readonly string[]): Operator =>
  (reader) =>
    words.find((word) => reader.takeWords(word)) ?? null
const oneOfSigns =
  (...signs: readonly string[]): Operator =>
  (reader) =>
    signs.find((sign) => reader.takeSigns(sign)) ?? null

/**
 * One level of precedence: operands with operators between them, in one pair of brackets,
 * however many they are.
 *
 * @param reachOf what comes out, of what the operands reach
 */
function chain(operand: Parse, operator: Operator, reachOf: (parts: readonly ReachOf[]) => ReachOf): Parse {
  return (parsing) => {
    const first = operand(parsing)
    const reaches = [first.reach]
    let text = first.text
    for (let sign = operator(parsing.reader); sign !== null; sign = operator(parsing.reader)) {
      const part = operand(parsing)
      reaches.push(part.reach)
      text += ` ${sign} ${part.text}`
    }
    return reaches.length === 1 ? first : { text: `(${text})`, reach: reachOf(reaches) }
  }
}

/** True, false or null, whatever is compared. */
const truth = (): ReachOf => plain

const power = chain(signed, oneOfSigns('^'), truth)
const product = chain(power, oneOfSigns('*', '/', '%'), truth)
// A list may be added to, with whatever is in it.
const sum = chain(product, oneOfSigns('+', '-', '||'), farthest)
const comparison = chain(tested, oneOfSigns('=', '<>', '<=', '>=', '<', '>'), truth)
const conjunction = chain(negation, oneOfWords('AND'), truth)
const exclusion = chain(conjunction, oneOfWords('XOR'), truth)
const disjunction = chain(exclusion, oneOfWords('OR'), truth)

/** Any expression: the same words, in brackets that say what belongs together. */
export const expression: Parse = (parsing) => parsing.reader.deeper(() => disjunction(parsing))

function negation(parsing: Parsing): Expression {
  const { reader } = parsing
  if (!reader.takeWords('NOT')) return comparison(parsing)
  return reader.deeper(() => ({ text: `(NOT ${negation(parsing).text})`, reach: plain }))
}

const tests: readonly (readonly string[])[] = [['IN'], ['STARTS', 'WITH'], ['ENDS', 'WITH'], ['CONTAINS']]
const nullTests: readonly (readonly string[])[] = [
  ['IS', 'NOT', 'NULL'],
  ['IS', 'NULL'],
]

/** `IN`, `STARTS WITH`, `IS NULL` and the like. */
function tested(parsing: Parsing): Expression {
  const { reader } = parsing
  let value = sum(parsing)
  for (;;) {
    const nullTest = nullTests.find((words) => reader.takeWords(...words))
    const test = nullTest ?? tests.find((words) => reader.takeWords(...words))
    if (reader.isSign('=~'))
      throw refusal(
        reader.peek(),
        'Regular expressions are not taken: no time limit stops one. Use STARTS WITH, ENDS WITH, CONTAINS, and toLower().',
      )
    if (!test) return value
    const right = nullTest ? '' : ` ${sum(parsing).text}`
    value = { text: `(${value.text} ${test.join(' ')}${right})`, reach: plain }
  }
}

function signed(parsing: Parsing): Expression {
  const { reader } = parsing
  const sign = oneOfSigns('-', '+')(reader)
  if (sign === null) return suffixed(parsing)
  return reader.deeper(() => ({ text: `(${sign}${signed(parsing).text})`, reach: plain }))
}

/** What follows a value: keys, indexes, slices, labels. */
function suffixed(parsing: Parsing): Expression {
  const { reader } = parsing
  const follow = (value: Expression): Expression => {
    if (reader.takeSigns('.')) {
      const key = property(parsing, value.reach)
      return reader.deeper(() => follow({ text: value.text + key.text, reach: key.reach }))
    }
    if (reader.takeSigns('[')) {
      const inner = bracketed(parsing, value)
      return reader.deeper(() => follow({ text: value.text + inner, reach: value.reach }))
    }
    const labels = reader.isSign(':') ? labelsOf(parsing) : null
    return labels ? { text: `(${value.text}:${labels.text})`, reach: plain } : value
  }
  return follow(atom(parsing))
}

/** `[i]`, `[a..b]`. On a node `n['key']` would read any property. */
function bracketed(parsing: Parsing, subject: Expression): string {
  const { reader } = parsing
  const place = reader.peek()
  const from = reader.isSign('..') ? '' : parsing.grammar.expression(parsing).text
  if (reader.takeSigns('..')) {
    const to = reader.isSign(']') ? '' : parsing.grammar.expression(parsing).text
    reader.expectSign(']')
    return `[${from}..${to}]`
  }
  reader.expectSign(']')
  if (/^\(?-?\d+\)?$/.test(from)) return `[${from}]`
  parsing.reaches.demandPlain(
    subject.reach,
    refusal(place, 'An index into nodes or relationships is a number: [0], [-1], or a slice such as [i..i + 1].'),
  )
  return `[${from}]`
}
