import { type CityTiesError, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { refusal } from './refusal.js'
import type { Token } from './tokens.js'

/** Goes through tokens from left to right. */
export class Reader {
  #index = 0
  #depth = 0

  constructor(
    readonly statement: string,
    readonly tokens: readonly Token[],
  ) {}

  /** The token so many places on; the end, past it. */
  peek(ahead = 0): Token {
    return this.at(this.#index + ahead)
  }

  at(index: number): Token {
    return this.tokens[Math.min(index, this.tokens.length - 1)] as Token
  }

  get index(): number {
    return this.#index
  }

  next(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.#index++
    return token
  }

  isWord(word: string, ahead = 0): boolean {
    const { kind, value } = this.peek(ahead)
    return kind === 'name' && value.toUpperCase() === word
  }

  isSign(sign: string, ahead = 0): boolean {
    const { kind, value } = this.peek(ahead)
    return kind === 'sign' && value === sign
  }

  /** Takes the words if all of them come next. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false
    this.#index += words.length
    return true
  }

  takeSigns(...signs: readonly string[]): boolean {
    if (!signs.every((sign, ahead) => this.isSign(sign, ahead))) return false
    this.#index += signs.length
    return true
  }

  expectWord(word: string): void {
    if (!this.takeWords(word)) throw this.unexpected(word)
  }

  expectSign(sign: string): void {
    if (!this.takeSigns(sign)) throw this.unexpected(`'${sign}'`)
  }

  /** Reads what a bracket or a prefix opens; how deep these nest is bounded, for all of this recurses. */
  deeper<T>(read: () => T): T {
    if (++this.#depth > limits.cypherNestingMax_levels) {
      const { line, column } = this.peek()
      throw limitExceeded(
        `Line ${line}, column ${column}: the statement nests deeper than ${limits.cypherNestingMax_levels} levels.`,
        { line, column, limit: limits.cypherNestingMax_levels },
      )
    }
    try {
      return read()
    } finally {
      this.#depth--
    }
  }

  /** What has been read since a token. */
  textSince(token: Token): string {
    return this.statement.slice(token.start, this.at(this.#index - 1).end)
  }

  unexpected(expected: string, token = this.peek()): CityTiesError {
    const found = token.kind === 'end' ? 'the end' : this.statement.slice(token.start, token.end).slice(0, 40)
    return refusal(token, `Expected ${expected}, found ${token.kind === 'end' ? found : `'${found}'`}.`)
  }
}
