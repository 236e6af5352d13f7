import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { KnownValues } from '../support/known-values.js'
import type { Random } from '../support/random.js'
import { literal, plain, Values } from './values.js'

export interface Operation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** How deep fields nest, and how many a selection has. */
const depthMax_levels = 7
const fieldsMax_count = 4

type AnyField = GraphQLField<unknown, unknown>

/** An operation that the schema allows; what its arguments ask for may still be refused, as some values are none that a rule allows. */
export class ValidOperation {
  readonly #values: Values
  readonly #variables: Record<string, unknown> = {}
  readonly #declared: string[] = []
  readonly #fragments: string[] = []
  #names_count = 0

  constructor(
    readonly schema: GraphQLSchema,
    readonly random: Random,
    known: KnownValues,
  ) {
    this.#values = new Values(random, known)
  }

  make(): Operation {
    const { schema, random } = this
    const mutation = schema.getMutationType()
    const isWrite = mutation != null && random.chance(0.08)
    const root = (isWrite ? mutation : schema.getQueryType()) as GraphQLObjectType
    const selection = this.#selection(root, 0)
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : ''
    const query = `${isWrite ? 'mutation' : 'query'} Fuzz${declared} ${selection}${this.#fragments.join('')}`
    return { query, variables: this.#variables }
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this
    const parts: string[] = []
    const fields = 'getFields' in type ? (Object.values(type.getFields()) as AnyField[]) : []
    const open = fields.filter((field) => depth < depthMax_levels || !isCompositeType(getNamedType(field.type)))
    for (const field of random.some(open, 1 + random.below(depth === 0 ? 2 : fieldsMax_count))) {
      const text = this.#field(field, depth)
      const wrapped = random.chance(0.1) && isObjectType(type) ? this.#inFragment(type, text) : text
      parts.push(wrapped)
    }
    if (isAbstractType(type) && depth < depthMax_levels) {
      const possible = random.some(this.schema.getPossibleTypes(type), random.below(3))
      for (const one of possible) parts.push(`... on ${one.name} ${this.#selection(one, depth + 1)}`)
    }
    if (parts.length === 0 || random.chance(0.2)) parts.push('__typename')
    return `{ ${parts.join(' ')} }`
  }

  #field(field: AnyField, depth: number): string {
    const { random } = this
    const type = getNamedType(field.type)
    const below = isCompositeType(type) ? ` ${this.#selection(type, depth + 1)}` : ''
    const args = field.args.filter(
      (arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || random.chance(this.#share(arg)),
    )
    const given = args.length > 0 ? `(${args.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ')})` : ''
    // Always another name: types that share a selection may have fields of one name that differ.
    return `${this.#name('f')}: ${field.name}${given}${this.#directive()}${below}`
  }

  /** Lists within lists stay short. */
  #share({ name }: GraphQLArgument): number {
    if (name === 'first') return 0.8
    return ['last', 'before', 'after'].includes(name) ? 0.05 : 0.25
  }

  #argument(arg: GraphQLArgument): string {
    const value = this.#values.of(arg)
    if (this.random.chance(0.6)) return literal(value)
    const name = this.#name('v')
    this.#declared.push(`$${name}: ${arg.type}`)
    this.#variables[name] = plain(value)
    return `$${name}`
  }

  #directive(): string {
    const { random } = this
    if (!random.chance(0.05)) return ''
    const name = random.pick(['include', 'skip'])
    if (random.chance(0.5)) return ` @${name}(if: ${random.chance(0.5)})`
    const variable = this.#name('v')
    this.#declared.push(`$${variable}: Boolean!`)
    this.#variables[variable] = random.chance(0.5)
    return ` @${name}(if: $${variable})`
  }

  #inFragment(type: GraphQLObjectType, text: string): string {
    if (this.random.chance(0.5)) return `... on ${type.name} { ${text} }`
    const name = this.#name('F')
    this.#fragments.push(` fragment ${name} on ${type.name} { ${text} }`)
    return `...${name}`
  }

  #name(prefix: string): string {
    return `${prefix}${this.#names_count++}`
  }
}
