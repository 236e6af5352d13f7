import { limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { type Place, refusal } from './refusal.js'

/**
 * `name` is a bare word, `quoted` one in backticks; of both `value` is the name itself. Of a
 * `text` it is the text that is meant, of a `parameter` its name, else what is written.
 */
export interface Token extends Place {
  readonly kind: 'name' | 'quoted' | 'text' | 'integer' | 'float' | 'parameter' | 'sign' | 'end'
  readonly value: string
  /** Where it begins and ends in the statement, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** Of an opening bracket: the index of the token that closes it. */
  closedBy?: number
}

/** Longest first. What is not among them, such as `;` within or `\` outside of a text, is no sign here. */
const signs = ['<>', '<=', '>=', '=~', '..', '||', ...'()[]{},.:;+-*/%^=<>|&!$']
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

const space = /\s+/y
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const word = /[\p{L}_][\p{L}\p{N}_]*/uy
const quotedName = /`((?:[^`]|``)+)`/y
// A digit before the point and one after it: `1..3` is a range of whole numbers.
const float = /(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+/y
const integer = /0x[0-9a-fA-F]+|0o[0-7]+|\d+/y
const parameter = /\$(?:`((?:[^`]|``)+)`|([\p{L}_][\p{L}\p{N}_]*|\d+))/uy
const text = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** Takes a statement apart into tokens, and pairs its brackets. */
class Lexer {
  readonly #tokens: Token[] = []
  readonly #open: number[] = []
  #offset = 0
  #line = 1
  #lineStart = 0

  constructor(readonly statement: string) {}

  tokens(): Token[] {
    for (this.#skip(); this.#offset < this.statement.length; this.#skip()) this.#add()
    const [unclosed] = this.#open.slice(-1).flatMap((index) => this.#tokens[index] ?? [])
    if (unclosed) throw refusal(unclosed, `'${unclosed.value}' is not closed.`)
    this.#push('end', '', 0)
    return this.#tokens
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#offset
    return pattern.exec(this.statement)
  }

  #skip(): void {
    for (;;) {
      const skipped = this.#match(space) ?? this.#match(comment)
      if (!skipped) return
      this.#advance(skipped[0].length)
    }
  }

  #advance(length: number): void {
    for (const end = this.#offset + length; this.#offset < end; this.#offset++) {
      if (this.statement[this.#offset] !== '\n') continue
      this.#line++
      this.#lineStart = this.#offset + 1
    }
  }

  #here(): Place {
    return { line: this.#line, column: this.#offset - this.#lineStart + 1 }
  }

  #push(kind: Token['kind'], value: string, length: number): void {
    this.#tokens.push({ kind, value, ...this.#here(), start: this.#offset, end: this.#offset + length })
    this.#advance(length)
  }

  #add(): void {
    const found =
      this.#taken('name', word) ??
      this.#taken('quoted', quotedName) ??
      this.#taken('text', text) ??
      this.#taken('float', float) ??
      this.#taken('integer', integer) ??
      this.#taken('parameter', parameter)
    if (found) return
    const sign = signs.find((candidate) => this.statement.startsWith(candidate, this.#offset))
    if (sign === undefined) throw refusal(this.#here(), this.#explain())
    this.#pair(sign)
    this.#push('sign', sign, sign.length)
  }

  #taken(kind: Token['kind'], pattern: RegExp): true | null {
    const found = this.#match(pattern)
    if (!found) return null
    const [whole, quotedPart, plainPart = whole] = found
    const value = kind === 'text' ? this.#unescape(whole) : (quotedPart?.replaceAll('``', '`') ?? plainPart)
    this.#push(kind, value, whole.length)
    return true
  }

  #pair(sign: string): void {
    const index = this.#tokens.length
    if (closing[sign] !== undefined) this.#open.push(index)
    if (!Object.values(closing).includes(sign)) return
    const opening = this.#tokens[this.#open.pop() ?? -1]
    if (!opening || closing[opening.value] !== sign) throw refusal(this.#here(), `'${sign}' closes nothing.`)
    opening.closedBy = index
  }

  #unescape(quoted: string): string {
    const meant = quoted
      .slice(1, -1)
      .replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, code?: string, character = '') => {
        if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
        if (/[\\'"`]/.test(character)) return character
        const control = escapes[character as string]
        if (control === undefined) throw refusal(this.#here(), `'${whole}' is no escape; a backslash itself is \\\\.`)
        return control
      })
    if (!meant.isWellFormed()) throw refusal(this.#here(), 'A text has half a surrogate pair in it.')
    return meant
  }

  #explain(): string {
    const character = String.fromCodePoint(this.statement.codePointAt(this.#offset) ?? 0)
    if (character === "'" || character === '"' || character === '`') return `What ${character} opens is not closed.`
    if (character === '\\') return 'A backslash stands within texts only; write keywords and names as they are.'
    return `The character ${JSON.stringify(character)} stands within texts only.`
  }
}

/** The tokens of a statement; the last is of kind `end`. @throws invalid input that names line and column */
export function tokensOf(statement: string): Token[] {
  if (statement.length > limits.cypherStatementMax_chars)
    throw limitExceeded(
      `The statement has ${statement.length} characters; at most ${limits.cypherStatementMax_chars} are taken. Put long lists into parameters.`,
      { limit: limits.cypherStatementMax_chars, given: statement.length },
    )
  return new Lexer(statement).tokens()
}
