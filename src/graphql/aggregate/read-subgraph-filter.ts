import { coerceInputValue, type GraphQLSchema, isInputType } from 'graphql'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import type { SubgraphFilter } from './aggregate-args.js'

/**
 * A `SubgraphFilter` that is given as JSON beside GraphQL, by the schema's own rules.
 *
 * @param named what it is called where it was given: `where`, `--where`
 * @throws invalid input that names each field that is wrong
 */
export function readSubgraphFilter(text: string, schema: GraphQLSchema, named: string): SubgraphFilter {
  const type = schema.getType('SubgraphFilter')
  if (!isInputType(type)) throw new Error('the schema has no SubgraphFilter')
  const faults: string[] = []
  const filter = coerceInputValue(jsonIn(text, named), type, (path, _, error) => {
    faults.push(`${[named, ...path].join('.')}: ${error.message}`)
  }) as SubgraphFilter
  if (faults.length > 0) throw invalidInput(faults.join(' '))
  return filter
}

function jsonIn(text: string, named: string): unknown {
  const example = '{"cities": {"population": {"gte": 100000}}}'
  if (text.length > limits.exportFilterMax_chars)
    throw invalidInput(`${named} is longer than ${limits.exportFilterMax_chars} characters.`)
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  throw invalidInput(`${named} takes a SubgraphFilter of the GraphQL schema as JSON, such as ${example}.`)
}
