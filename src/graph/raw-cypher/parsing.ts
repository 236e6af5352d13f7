import type { Parameter, Parameters } from '../../engine/engine.js'
import type { Reaches, ReachOf } from './reach.js'
import type { Reader } from './reader.js'
import { type Place, refusal } from './refusal.js'
import type { Token } from './tokens.js'

/** Part of the statement that is made, and how far its value reaches into the graph. */
export interface Expression {
  readonly text: string
  readonly reach: ReachOf
}

export interface Query {
  readonly text: string
  /** How far what it returns by name reaches; of `*` nothing is said. */
  readonly columns: readonly ReachOf[]
  readonly returns: boolean
}

/** The parts of the grammar that contain each other. */
export interface Grammar {
  expression(parsing: Parsing): Expression
  /** Comma-separated patterns, as in MATCH, without their WHERE. */
  patterns(parsing: Parsing): string
  /** One pattern without a name or selector. */
  path(parsing: Parsing): string
  query(parsing: Parsing): Query
}

// Control characters, so that nothing else in a made statement looks like a mark.
const markStart = '\u0001'
const markEnd = '\u0002'
const mark = new RegExp(`${markStart}(\\d+),(\\d+)${markEnd}`, 'g')

/**
 * One statement on its way from the caller's words to ours: its names become `v0`, `v1` …,
 * its texts and parameters `$p0`, `$p1` ….
 */
export class Parsing {
  readonly #variables = new Map<string, string>()
  readonly #names: string[] = []
  readonly #texts = new Map<string, string>()
  readonly #given = new Map<string, string>()
  readonly parameters: Record<string, Parameter> = {}

  constructor(
    readonly reader: Reader,
    readonly reaches: Reaches,
    readonly grammar: Grammar,
    readonly caller: Parameters,
  ) {}

  /** The variable that stands for a name. */
  variable(name: string): string {
    let variable = this.#variables.get(name)
    if (variable === undefined) {
      variable = `v${this.#names.push(name) - 1}`
      this.#variables.set(name, variable)
    }
    return variable
  }

  /** The caller's name of a variable. */
  nameOf(variable: string): string {
    return this.#names[Number(variable.slice(1))] ?? variable
  }

  /** A text becomes a parameter, the same text the same one: what groups rows is compared by its words. */
  text(value: string): string {
    return this.#parameterFor(this.#texts, value, value)
  }

  parameter(token: Token): string {
    if (!Object.hasOwn(this.caller, token.value))
      throw refusal(token, `The parameter $${token.value.slice(0, 80)} is not given.`)
    return this.#parameterFor(this.#given, token.value, this.caller[token.value])
  }

  #parameterFor(known: Map<string, string>, key: string, value: Parameter): string {
    let name = known.get(key)
    if (name === undefined) {
      name = `p${Object.keys(this.parameters).length}`
      known.set(key, name)
      this.parameters[name] = value
    }
    return `$${name}`
  }

  /** Notes where in the caller's statement the next word comes from. */
  from({ line, column }: Place): string {
    return `${markStart}${line},${column}${markEnd}`
  }
}

/** A statement without its marks, and where each of its places comes from. */
export function unmarked(text: string): { text: string; placeOf(offset: number): Place } {
  const places: (readonly [offset: number, place: Place])[] = []
  let removed = 0
  const bare = text.replaceAll(mark, (whole, line: string, column: string, at: number) => {
    places.push([at - removed, { line: Number(line), column: Number(column) }])
    removed += whole.length
    return ''
  })
  return {
    text: bare,
    placeOf: (offset) => places.findLast(([start]) => start <= offset)?.[1] ?? { line: 1, column: 1 },
  }
}
