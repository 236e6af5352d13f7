import type { Expression, Parsing } from './parsing.js'
import { keyOf, mapOf, type ReachOf } from './reach.js'
import { readable } from './readable.js'
import { type Place, refusal } from './refusal.js'
import type { Token } from './tokens.js'

/** Keys of maps are the only words of a caller that stay as they are; none of these can end the backticks around it. */
const key = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

export function keyToken({ reader }: Parsing): Token {
  const token = reader.next()
  if (token.kind !== 'name' && token.kind !== 'quoted') throw reader.unexpected('a name', token)
  if (!key.test(token.value))
    throw refusal(token, 'A key has up to 64 letters a to z, digits and underscores, and does not begin with a digit.')
  return token
}

const unreadable = (place: Place, name: string): Error =>
  refusal(
    place,
    `'${name}' is no property of the graph, and this may be a node or relationship. The properties are those of the schema, such as id, name, kind, population, since.`,
  )

/** `.name` after a subject: of a map any key, else a readable property. */
export function property(parsing: Parsing, subject: ReachOf): Expression {
  const token = keyToken(parsing)
  if (!readable.properties.has(token.value)) parsing.reaches.demandPlain(subject, unreadable(token, token.value))
  return { text: `.\`${token.value}\``, reach: keyOf(subject) }
}

/** `{name: …, kind: …}` of a node or relationship in a pattern. */
export function propertyMap(parsing: Parsing): string {
  const { reader } = parsing
  const entries = entriesUntilBrace(parsing, () => {
    const token = keyToken(parsing)
    if (!readable.properties.has(token.value)) throw unreadable(token, token.value)
    reader.expectSign(':')
    return { text: `\`${token.value}\`: ${parsing.grammar.expression(parsing).text}`, reach: () => 0 }
  })
  return `{${entries.map(({ text }) => text).join(', ')}}`
}

function entriesUntilBrace(parsing: Parsing, entry: () => Expression): Expression[] {
  const { reader } = parsing
  reader.expectSign('{')
  const entries: Expression[] = []
  reader.deeper(() => {
    while (!reader.isSign('}')) {
      if (entries.length > 0) reader.expectSign(',')
      entries.push(entry())
    }
  })
  reader.expectSign('}')
  return entries
}

function namedEntry(parsing: Parsing): Expression {
  const token = keyToken(parsing)
  parsing.reader.expectSign(':')
  const { text, reach } = parsing.grammar.expression(parsing)
  return { text: `\`${token.value}\`: ${text}`, reach }
}

export function map(parsing: Parsing): Expression {
  const entries = entriesUntilBrace(parsing, () => namedEntry(parsing))
  return { text: `{${entries.map(({ text }) => text).join(', ')}}`, reach: mapOf(entries.map(({ reach }) => reach)) }
}

/** `n {.name, .population, degree: …, other}`. */
export function projection(parsing: Parsing, subject: Expression): Expression {
  const { reader } = parsing
  const entries = entriesUntilBrace(parsing, () => {
    const place = reader.peek()
    if (reader.takeSigns('.', '*')) {
      const message = 'Name what you need of a node, {.id, .name}, or return it as it is; .* is for maps.'
      parsing.reaches.demandPlain(subject.reach, refusal(place, message))
      return { text: '.*', reach: subject.reach }
    }
    if (reader.takeSigns('.')) return property(parsing, subject.reach)
    if (reader.isSign(':', 1)) return namedEntry(parsing)
    const token = keyToken(parsing)
    const variable = parsing.variable(token.value)
    return { text: `\`${token.value}\`: ${parsing.from(token)}${variable}`, reach: (known) => known.get(variable) ?? 0 }
  })
  return {
    text: `${subject.text} {${entries.map(({ text }) => text).join(', ')}}`,
    reach: mapOf(entries.map(({ reach }) => reach)),
  }
}
