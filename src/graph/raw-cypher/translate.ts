import type { Parameters } from '../../engine/engine.js'
import { query } from './clauses.js'
import { expression } from './expressions.js'
import { Parsing, unmarked } from './parsing.js'
import { path } from './patterns.js'
import { Reaches } from './reach.js'
import { Reader } from './reader.js'
import type { Place } from './refusal.js'
import { patterns } from './selectors.js'
import { tokensOf } from './tokens.js'

/** A statement that may be run. */
export interface Translated {
  readonly text: string
  readonly parameters: Parameters
  /** The caller's name of a variable, which is what columns are called: `v0`. */
  nameOf(variable: string): string
  /** Where in the caller's statement a place of `text` comes from. */
  placeOf(offset: number): Place
}

/**
 * Makes, of a statement that a caller gives, one that reads the readable part of the graph
 * (readable.ts) and nothing else, or says what of it is not allowed.
 *
 * Nothing that the caller writes is passed on. The statement is read by a grammar of what is
 * allowed, and what was understood is written anew in our own words: keywords and functions
 * from tables, labels, types and properties from `readable`, variables as `v0`, `v1` …, texts
 * as parameters; only numbers and the keys of maps (letters, digits, underscores, in
 * backticks) stay. So it does not matter whether the database would take escapes, comments or
 * odd characters otherwise than we do: it never sees them.
 *
 * Why no other node can be read:
 *
 * 1. A node, relationship or path comes into a statement through a pattern alone. There are no
 *    procedures, no function that finds one by a number or a name is known, and parameters are
 *    JSON. What subqueries, lists and functions give was given to them.
 * 2. Every node that a pattern can match is matched by a node pattern that asks for a readable
 *    label (patterns.ts, `node`): as the caller wrote it where that implies one, else added.
 *    A relationship that repeats, which passes nodes unnamed, is written as the quantified path
 *    whose nodes are named. So are the ends of every relationship, and all of every path.
 * 3. Of a value that may be a node or relationship, or a map that holds one (reach.ts), only a
 *    key that is a readable property is read. What would read others (`n['key']`,
 *    `properties(n)`, `keys(n)`, `n {.*}`) takes plain values alone.
 * 4. A node that is returned whole loses, on its way out, the labels and properties that are
 *    not readable (cells.ts).
 *
 * @throws invalid input, with line and column
 */
export function translate(statement: string, parameters: Parameters): Translated {
  const reader = new Reader(statement, tokensOf(statement))
  const reaches = new Reaches()
  const parsing = new Parsing(reader, reaches, { expression, patterns, path, query }, parameters)
  const { text, returns } = query(parsing)
  reader.takeSigns(';')
  if (reader.peek().kind !== 'end' || !returns) throw reader.unexpected('the end of the statement')
  reaches.check()
  return { ...unmarked(text), parameters: parsing.parameters, nameOf: (variable) => parsing.nameOf(variable) }
}
