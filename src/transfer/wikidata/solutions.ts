import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { textOf } from '../import/decode.js'
import type { Input } from '../import/input.js'
import { type Binding, bindingOf, plainTerm } from './bindings.js'
import { areKnown } from './items-of-bindings.js'
import { elementsOf } from './json-elements.js'

/** A row of a saved result. */
export interface Solution {
  readonly place: string
  readonly original: string
  /** Null for what is none. */
  readonly binding: Binding | null
}

/**
 * The rows of a result in JSON: as SPARQL 1.1 has it, and as the page of the query service saves
 * it, which is a list of objects.
 */
export async function* jsonSolutions(input: Input): AsyncIterable<Solution> {
  const elements = elementsOf(textOf(input), {
    name: input.name,
    start: /^\s*\[|"bindings"\s*:\s*\[/,
    elementMax_chars: limits.wikidataSolutionMax_bytes,
  })
  let number = 0
  for await (const original of elements) {
    number++
    const binding = bindingOf(parsed(original))
    if (number === 1 && binding) assertKnown(input, Object.keys(binding))
    yield { place: `row ${number}`, original, binding }
  }
}

/** What a broken object says is nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The rows of a result in CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/): values without their types. */
export async function* csvSolutions(input: Input): AsyncIterable<Solution> {
  const parser = Readable.from(textOf(input)).pipe(
    parse({ max_record_size: limits.wikidataSolutionMax_bytes, skip_empty_lines: true, relax_column_count: true }),
  )
  let variables: readonly string[] | null = null
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (variables === null) {
        variables = cells.map((cell) => cell.trim().replace(/^\?/, ''))
        assertKnown(input, variables)
        continue
      }
      number++
      const named = variables
      const entries = cells.flatMap((cell, i) => (cell === '' ? [] : [[named[i] ?? '', plainTerm(cell)] as const]))
      const binding = cells.length === named.length ? Object.fromEntries(entries) : null
      yield { place: `row ${number}`, original: cells.join(','), binding }
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_') !== true) throw error
    throw invalidInput(`${input.name}: after row ${number}, ${(error as Error).message}.`)
  }
}

function assertKnown({ name }: Input, variables: readonly string[]): void {
  if (areKnown(variables)) return
  throw invalidInput(
    `${name} has the columns ${variables.slice(0, 20).join(', ')}; of Wikidata's are understood: item (or city, university) ` +
      'with itemLabel, twin, programme, country, countryCode, coordinates, population, geonames, start, end; see docs/wikidata.md.',
  )
}
