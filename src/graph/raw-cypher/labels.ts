import type { Parsing } from './parsing.js'
import { refusal } from './refusal.js'

/** A label or type expression, and whether all that fits it has one of the readable labels or types. */
export interface LabelExpression {
  readonly text: string
  readonly isReadable: boolean
}

/** What may be named: labels of nodes, or types of relationships. */
export interface Names {
  readonly what: 'label' | 'type'
  readonly all: ReadonlySet<string>
}

/** `A|B`, `A&B`, `A:B`, `!A`, `%`, with brackets; every name of it readable. */
export function labelExpression(parsing: Parsing, names: Names): LabelExpression {
  const { reader } = parsing
  const parts = [conjunction(parsing, names)]
  while (reader.isSign('|') && goesOn(parsing, names)) {
    reader.next()
    // `:A|:B`, as it was written once.
    reader.takeSigns(':')
    parts.push(conjunction(parsing, names))
  }
  return joined(parts, '|', (readable) => readable.every(Boolean))
}

/** In `[n IN list WHERE n:A | n.name]` the bar ends the labels. */
function goesOn({ reader }: Parsing, { all }: Names): boolean {
  const ahead = reader.isSign(':', 1) ? 2 : 1
  const { kind, value } = reader.peek(ahead)
  if (kind === 'name' || kind === 'quoted') return all.has(value) || !reader.isSign('.', ahead + 1)
  return kind === 'sign' && ['!', '%', '('].includes(value)
}

function conjunction(parsing: Parsing, names: Names): LabelExpression {
  const parts = [negation(parsing, names)]
  while (parsing.reader.takeSigns('&') || parsing.reader.takeSigns(':')) parts.push(negation(parsing, names))
  return joined(parts, '&', (readable) => readable.some(Boolean))
}

function negation(parsing: Parsing, names: Names): LabelExpression {
  const { reader } = parsing
  if (!reader.takeSigns('!')) return single(parsing, names)
  // What lacks a label may have any other, a hidden one too.
  const { text } = reader.deeper(() => negation(parsing, names))
  return { text: `!(${text})`, isReadable: false }
}

function single(parsing: Parsing, names: Names): LabelExpression {
  const { reader } = parsing
  if (reader.takeSigns('%')) return { text: '%', isReadable: false }
  if (reader.takeSigns('(')) {
    const { text, isReadable } = reader.deeper(() => labelExpression(parsing, names))
    reader.expectSign(')')
    return { text: `(${text})`, isReadable }
  }
  const token = reader.next()
  if (token.kind !== 'name' && token.kind !== 'quoted') throw reader.unexpected(`a ${names.what}`, token)
  if (!names.all.has(token.value)) {
    const all = [...names.all].join(', ')
    throw refusal(token, `'${token.value.slice(0, 80)}' is no ${names.what} of the graph; there are ${all}.`)
  }
  return { text: `\`${token.value}\``, isReadable: true }
}

function joined(
  parts: readonly LabelExpression[],
  sign: string,
  isReadable: (parts: readonly boolean[]) => boolean,
): LabelExpression {
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    text: `(${parts.map(({ text }) => text).join(sign)})`,
    isReadable: isReadable(parts.map((part) => part.isReadable)),
  }
}

/** The expression as a pattern has it: whatever fits has a readable name. Nothing was said where it is null. */
export function readableOnly(said: LabelExpression | null, base: readonly string[]): string {
  if (said?.isReadable) return `:${said.text}`
  const any = base.map((name) => `\`${name}\``).join('|')
  return said ? `:${said.text}&(${any})` : `:${any}`
}
