import { type LabelExpression, labelExpression, type Names, readableOnly } from './labels.js'
import { propertyMap } from './maps.js'
import type { Parsing } from './parsing.js'
import { entities } from './reach.js'
import { baseLabels, readable } from './readable.js'
import type { Reader } from './reader.js'
import { refusal } from './refusal.js'
import { isVariableName } from './words.js'

const labels: Names = { what: 'label', all: readable.labels }
const types: Names = { what: 'type', all: readable.types }
const allTypes = [...readable.types]

const anyNode = `(${readableOnly(null, baseLabels)})`

/** `:` and a label expression, where there is one. */
export const labelsOf = (parsing: Parsing, names: Names = labels): LabelExpression | null =>
  parsing.reader.takeSigns(':') || parsing.reader.takeWords('IS') ? labelExpression(parsing, names) : null

/**
 * Whether a bracket opens a pattern, not an expression: it holds what a node pattern may begin
 * with, and a relationship follows.
 */
export function startsPattern({ reader }: Parsing, ahead = 0): boolean {
  if (!reader.isSign('(', ahead)) return false
  const first = ahead + (isVariableName(reader.peek(ahead + 1)) ? 2 : 1)
  const isNode = [')', ':', '{'].some((sign) => reader.isSign(sign, first)) || reader.isWord('WHERE', first)
  const past = (reader.peek(ahead).closedBy ?? Number.POSITIVE_INFINITY) + 1 - reader.index
  return isNode && startsRelationship(reader, past)
}

function startsRelationship(reader: Reader, ahead = 0): boolean {
  const dash = reader.isSign('<', ahead) ? ahead + 1 : ahead
  return reader.isSign('-', dash) && (reader.isSign('[', dash + 1) || reader.isSign('-', dash + 1))
}

/** A variable that a pattern binds, where there is one. */
function patternVariable(parsing: Parsing): string {
  const { reader } = parsing
  if (!isVariableName(reader.peek())) return ''
  const token = reader.next()
  const variable = parsing.variable(token.value)
  parsing.reaches.bind(variable, entities)
  return parsing.from(token) + variable
}

function inlineWhere(parsing: Parsing): string {
  return parsing.reader.takeWords('WHERE') ? ` WHERE ${parsing.grammar.expression(parsing).text}` : ''
}

/** The only place where a node comes into a statement: it has a readable label, whatever else is said of it. */
function node(parsing: Parsing): string {
  const { reader } = parsing
  reader.expectSign('(')
  const variable = patternVariable(parsing)
  const visible = readableOnly(labelsOf(parsing), baseLabels)
  const properties = reader.isSign('{') ? ` ${propertyMap(parsing)}` : ''
  const where = inlineWhere(parsing)
  reader.expectSign(')')
  return `(${variable}${visible}${properties}${where})`
}

/** `{1,3}`, `+`, `*`, as they stand after a bracket or an arrow. */
function quantifier({ reader }: Parsing): string {
  if (reader.takeSigns('+')) return '+'
  if (reader.takeSigns('*')) return '*'
  if (!reader.isSign('{')) return ''
  const start = reader.next()
  const from = wholeNumber(reader)
  const isRange = reader.takeSigns(',')
  const to = isRange ? wholeNumber(reader) : from
  reader.expectSign('}')
  if (from === '' && to === '') throw refusal(start, 'Say how often: {3}, {1,3}, {2,} or {,3}.')
  return isRange ? `{${from},${to}}` : `{${from}}`
}

const wholeNumber = (reader: Reader): string =>
  reader.peek().kind === 'integer' && /^\d+$/.test(reader.peek().value) ? reader.next().value : ''

/** `*`, `*2`, `*1..3` within the brackets of a relationship, as the quantifier that means the same. */
function lengthOf({ reader }: Parsing): string {
  if (!reader.takeSigns('*')) return ''
  const from = wholeNumber(reader)
  if (!reader.takeSigns('..')) return from === '' ? '{1,}' : `{${from}}`
  return `{${from === '' ? '1' : from},${wholeNumber(reader)}}`
}

interface Relationship {
  readonly text: string
  readonly quantifier: string
}

function relationship(parsing: Parsing): Relationship {
  const { reader } = parsing
  const pointsLeft = reader.takeSigns('<')
  reader.expectSign('-')
  let inner = readableOnly(null, allTypes)
  let times = ''
  if (reader.takeSigns('[')) {
    const variable = patternVariable(parsing)
    inner = variable + readableOnly(labelsOf(parsing, types), allTypes)
    times = lengthOf(parsing)
    if (reader.isSign('{')) inner += ` ${propertyMap(parsing)}`
    inner += inlineWhere(parsing)
    reader.expectSign(']')
  }
  reader.expectSign('-')
  const pointsRight = reader.takeSigns('>')
  // `<-[]->` means either way, as `-[]-` does.
  const [left, right] = pointsLeft === pointsRight ? ['-', '-'] : pointsLeft ? ['<-', '-'] : ['-', '->']
  if (times === '') times = quantifier(parsing)
  return { text: `${left}[${inner}]${right}`, quantifier: times }
}

/** `((a)-[r]->(b) WHERE …){1,3}`: every node on the way is a node pattern of its own. */
function bracketed(parsing: Parsing): string {
  const { reader } = parsing
  reader.expectSign('(')
  const inner = reader.deeper(() => path(parsing))
  const where = inlineWhere(parsing)
  reader.expectSign(')')
  return `(${inner}${where})${quantifier(parsing)}`
}

/**
 * A path. One that repeats a relationship, `-[:T*1..3]-` or `-[:T]-{1,3}`, would pass nodes
 * that nothing is said of; it is made the quantified path that means the same, with its nodes
 * written out.
 */
export function path(parsing: Parsing): string {
  const { reader } = parsing
  let text = reader.isSign('(', 1) ? bracketed(parsing) : node(parsing)
  for (;;) {
    if (startsRelationship(reader)) {
      const { text: tie, quantifier: times } = relationship(parsing)
      if (!reader.isSign('(') || reader.isSign('(', 1)) throw reader.unexpected('a node, such as (b:City)')
      text += times === '' ? tie : ` (${anyNode}${tie}${anyNode})${times} `
      text += node(parsing)
    } else if (reader.isSign('(')) {
      text += ` ${reader.isSign('(', 1) ? bracketed(parsing) : node(parsing)}`
    } else return text
  }
}
