import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { KnownValues } from '../support/known-values.js'
import type { Random } from '../support/random.js'

/** A value of JSON; `Word` stands for a value of an enum, which is written without quotation marks in an operation. */
export type Value = null | boolean | number | string | Word | readonly Value[] | { readonly [name: string]: Value }

export class Word {
  constructor(readonly text: string) {}
}

/** Input objects within input objects; filters reach each other without end. */
const depthMax_levels = 3

const texts = [
  'Pavia',
  'iasi',
  'CITY',
  '',
  ' ',
  '\u0000',
  'ß',
  '\u202e',
  '{}',
  "' OR true //",
  'a'.repeat(400),
  '\ud83d\ude00',
]
const dates = ['2022-04-07', '1990', '196X', 'XXXX-09-21', '2010-05', '0001', '9999-12-31']
const wholes = [0, 1, 2, 3, 5, 10, 25, -1, 501, 2_147_483_647, -2_147_483_648]
const fractions = [0, 0.5, 1, 500, -1, 1e9, 1e-9, 1.7e308]
const countries = ['IT', 'fr', 'RO', 'ES']

/** Values of the schema's input types: such as are meant, and such as its scalars take but the service may not. */
export class Values {
  constructor(
    readonly random: Random,
    readonly known: KnownValues,
  ) {}

  /** Of an argument or a field of an input object; its name says what kind of text is meant. */
  of({ name, type }: Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>, depth = 0): Value {
    if (isNonNullType(type)) return this.#given(name, type.ofType, depth)
    if (this.random.chance(0.02)) return null
    return this.#given(name, type, depth)
  }

  #given(name: string, type: GraphQLInputType, depth: number): Value {
    const { random } = this
    if (isNonNullType(type)) return this.#given(name, type.ofType, depth)
    if (isListType(type)) {
      const length = random.pick([1, 1, 1, 2, 3, 0])
      return Array.from({ length }, () => this.#given(name, type.ofType, depth))
    }
    if (isEnumType(type)) return new Word(random.pick(type.getValues()).name)
    if (!isInputObjectType(type)) return this.#scalar(name, type.name)
    const fields = Object.values(type.getFields())
    const required = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
    const open = fields.filter((field) => depth < depthMax_levels || !isInputObjectType(bare(field.type)))
    const picked = new Set([...required, ...random.some(open, random.pick([1, 1, 2]))])
    return Object.fromEntries([...picked].map((field) => [field.name, this.of(field, depth + 1)]))
  }

  #scalar(name: string, type: string): Value {
    const { random, known } = this
    switch (type) {
      case 'Boolean':
        return random.chance(0.5)
      case 'Int':
        // Most pages are short, so that an answer with many lists stays within its cost.
        return random.chance(0.7) ? random.below(4) : random.pick(wholes)
      case 'Float':
        return random.pick(fractions)
      case 'ID':
        return this.#id()
      case 'PartialDate':
        return random.pick(dates)
      case 'CountryCode':
        return random.pick(countries)
      case 'DateTimeISO':
        return '2022-04-07T10:00:00Z'
      case 'JSON':
      case 'JSONObject':
        return { name: random.pick(texts), list: [1, [2, { of: null }]] }
      default:
        return this.#text(name, known)
    }
  }

  #id(): string {
    const malformed = ['Q6259', 'wd:', 'wd:Q999999999', 'rel:TWINNED_WITH~wd:Q1', 'ct:city/../x', '', '\u0000']
    return this.random.chance(0.8) ? this.random.pick([...this.known.ids, 'wd:Q6259']) : this.random.pick(malformed)
  }

  #text(name: string, { cursors, names }: KnownValues): string {
    const { random } = this
    if (['after', 'before'].includes(name)) return random.pick([...cursors, 'garbage', ''])
    if (name === 'wikidataId') return random.pick(['Q6259', 'Q46852', 'Q0', 'wd:Q1'])
    return random.chance(0.6) ? random.pick([...names, 'Pavia']) : random.pick([...texts, this.#id()])
  }
}

function bare(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) || isListType(type) ? bare(type.ofType) : type
}

/** As it stands in an operation. */
export function literal(value: Value): string {
  if (value instanceof Word) return value.text
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, item]) => `${name}: ${literal(item)}`)
      .join(', ')}}`
  return JSON.stringify(value)
}

/** As it stands among variables. */
export function plain(value: Value): unknown {
  if (value instanceof Word) return value.text
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]))
  return value
}
