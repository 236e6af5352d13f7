import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EntityType, RelationshipType } from '../domain/vocabulary.js'
import type { Dialect, Statement } from '../engine/engine.js'

/** The `cypher/` folder lies beside `src/` and `dist/` alike. */
export const cypherFolder = join(import.meta.dirname, '..', '..', 'cypher')

/**
 * The closed sets that a statement may be varied by: names of the graph's own schema,
 * which Cypher takes no parameters for. Nothing else is ever put into a statement's text.
 */
const variantSets: Readonly<Record<string, readonly string[]>> = {
  EntityType: Object.keys(EntityType),
  RelationshipType: Object.keys(RelationshipType),
  /** The label of an end: a type, or `Entity` for any. */
  Target: ['Entity', ...Object.keys(EntityType)],
  Direction: ['OUT', 'IN', 'BOTH'],
}

export type Variant = Readonly<Record<string, string>>

/** Parts of a statement that the filter builder has made (graph/filters/), by placeholder: names of properties and operators. */
export type BuiltParts = Readonly<Record<string, string>>

export interface StatementFile {
  readonly name: string
  readonly text: string
  readonly parameters: readonly string[]
  readonly columns: readonly string[]
  /** Placeholders that the filter builder fills. */
  readonly built: readonly string[]
  /** Placeholder to the values that it may take. */
  readonly variants: Readonly<Record<string, readonly string[]>>
}

function readHeader(text: string, field: string): string[] {
  const line = new RegExp(`^// ${field}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return line
    .replaceAll(/ of \{[^}]*\}| \([^)]*\)/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function parseFile(name: string, path: string): StatementFile {
  const text = readFileSync(path, 'utf8')
  const variants = readHeader(text, 'variants').map((variant) => {
    const [placeholder = '', set = ''] = variant.split(' in ')
    const values = variantSets[set]
    if (!values) throw new Error(`${path}: unknown set of variants '${set}'`)
    return [placeholder, values] as const
  })
  return {
    name,
    text: text.replaceAll(/^\/\/.*\n/gm, ''),
    parameters: readHeader(text, 'parameters'),
    columns: readHeader(text, 'columns'),
    built: readHeader(text, 'built'),
    variants: Object.fromEntries(variants),
  }
}

/** Every statement of `cypher/` in an engine's dialect, by the name of its file without endings. */
export class Statements {
  readonly #files = new Map<string, StatementFile>()
  readonly #statements = new Map<string, Statement>()

  constructor(readonly dialect: Dialect) {
    const paths = readdirSync(cypherFolder, { recursive: true, encoding: 'utf8' })
    for (const path of paths.filter((file) => /^[\w/-]+\.cypher$/.test(file) && !file.startsWith('migrations'))) {
      const name = path.replace(/\.cypher$/, '')
      const own = join(cypherFolder, `${name}.${dialect}.cypher`)
      this.#files.set(name, parseFile(name, existsSync(own) ? own : join(cypherFolder, path)))
    }
  }

  files(): StatementFile[] {
    return [...this.#files.values()]
  }

  /** The statement of a file, with its placeholders filled from their closed sets. */
  get(name: string, variant: Variant = {}): Statement {
    const key = `${name} ${Object.values(variant).join(' ')}`.trimEnd()
    let statement = this.#statements.get(key)
    if (!statement) {
      statement = { name: key, text: this.#fill(name, variant) }
      this.#statements.set(key, statement)
    }
    return statement
  }

  /** The statement of a file with parts that the filter builder has made. */
  build(name: string, variant: Variant, parts: BuiltParts): Statement {
    const { name: full, text } = this.get(name, variant)
    const { built = [] } = this.#files.get(name) ?? {}
    return {
      name: full,
      text: built.reduce((filled, part) => filled.replaceAll(`{{${part}}}`, () => parts[part] ?? 'true'), text),
    }
  }

  #fill(name: string, variant: Variant): string {
    const file = this.#files.get(name)
    if (!file) throw new Error(`there is no cypher/${name}.cypher`)
    let { text } = file
    for (const [placeholder, allowed] of Object.entries(file.variants)) {
      const value = variant[placeholder]
      if (value === undefined || !allowed.includes(value))
        throw new Error(`${name}: '${String(value)}' is not a ${placeholder}`)
      text =
        placeholder === 'direction'
          ? text.replaceAll('{{<}}', value === 'IN' ? '<' : '').replaceAll('{{>}}', value === 'OUT' ? '>' : '')
          : text.replaceAll(`{{${placeholder}}}`, value)
    }
    return text
  }
}
