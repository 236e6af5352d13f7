import { Lexer, Source, TokenKind } from 'graphql'
import { limitExceeded } from '../domain/errors.js'
import { limits } from '../limits.js'
import { remembered } from './remembered.js'

/** What is known of an operation's text without parsing it. */
interface Shape {
  /** How deep its braces and brackets nest. */
  readonly nesting: number
  readonly aliases: number
  readonly directives: number
}

const opening: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L]
const closing: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R]

/**
 * Known before the parser, which recurses, has to go there, and before validation compares
 * fields with each other. Read by the parser's own lexer, so both mean the same by strings and comments.
 */
const shapeOf = remembered((text: string): Shape => {
  const shape = { nesting: 0, aliases: 0, directives: 0 }
  const lexer = new Lexer(new Source(text))
  let [depth, parentheses, tokens] = [0, 0, 0]
  try {
    while (tokens++ < limits.operationTokensMax_count) {
      const { kind } = lexer.advance()
      if (kind === TokenKind.EOF) break
      if (opening.includes(kind)) shape.nesting = Math.max(shape.nesting, ++depth)
      else if (closing.includes(kind)) depth--
      else if (kind === TokenKind.PAREN_L) parentheses++
      else if (kind === TokenKind.PAREN_R) parentheses--
      else if (kind === TokenKind.AT) shape.directives++
      // Elsewhere a colon is between an argument and its value.
      else if (kind === TokenKind.COLON && parentheses === 0) shape.aliases++
    }
  } catch {
    // The parser stops at the same place, and says why.
  }
  return shape
})

/** Refuses a text that would take those long who read it: the parser, the rules of validation, the executor. */
export function assertShape(text: string): void {
  const { nesting, aliases, directives } = shapeOf(text)
  refuse(nesting, limits.operationNestingMax_levels, (given, limit) => `nests ${given} levels deep; at most ${limit}`)
  refuse(
    aliases,
    limits.operationAliasesMax_count,
    // Past the most words that are taken nobody counts on.
    (_given, limit) => `gives more than ${limit} fields another name; at most ${limit} aliases`,
  )
  refuse(directives, limits.operationDirectivesMax_count, (given, limit) => `has ${given} directives; at most ${limit}`)
}

function refuse(given: number, limit: number, says: (given: number, limit: number) => string): void {
  if (given > limit)
    throw limitExceeded(`The operation ${says(given, limit)} are taken. Ask for less at once.`, { limit, given })
}

/** Refuses variables that nest deeper than any argument does, or have more values: what checks them goes through all. */
export function assertVariables(variables: unknown): void {
  const { variablesNestingMax_levels: levels, variablesValuesMax_count: limit } = limits
  let left = limit
  const within = (value: unknown, depth: number): void => {
    if (left-- < 0) throw limitExceeded(`The variables have more than ${limit} values. Send fewer at once.`, { limit })
    if (typeof value !== 'object' || value === null) return
    if (depth === 0) throw limitExceeded(`The variables nest deeper than ${levels} levels. Say it with fewer.`)
    for (const part of Object.values(value)) within(part, depth - 1)
  }
  within(variables, levels)
}
