import { limits } from '../../src/limits.js'
import { type Expected, invalid, invalidVariable, notInSchema, tooMuch, unresolved } from '../http/expected-error.js'

type Variables = Readonly<Record<string, unknown>>

/** An operation, and its answer: an error, or the data that it has all the same. */
export interface HostileOperation {
  readonly name: string
  readonly query: string
  readonly variables?: Variables
  readonly expected: Expected | { readonly data: unknown }
  /** How long the answer may be. */
  readonly answerMax_bytes?: number
}

const times = (count: number, text: (number: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, number) => text(number)).join(between)

const parseFailed = (says: RegExp): Expected => ({ status: 400, code: 'GRAPHQL_PARSE_FAILED', says })
const deep = tooMuch(/^The operation nests (?:more than )?\d+ levels deep.*at most 40 are taken/, 400)
const manyValues = tooMuch(/^The variables have more than 20000 values/, 400)
const compared = tooMuch(/^The operation selects fields of one name too often/, 400)
const costly = tooMuch(/^The operation may give \d+ fields/, 400)
const manyAliases = tooMuch(
  /^The operation gives more than 200 fields another name; at most 200 aliases are taken/,
  400,
)
const manyDirectives = tooMuch(/^The operation has \d+ directives; at most 200 are taken/, 400)
const hop = 'twinnings(first: 1) { edges { node'

/** Each fragment spreads the next one twice. */
const bomb = (length: number, spread: (next: string) => string, last: string): string =>
  `{ city(name: "Pavia") { ...F0 } } ${times(length, (number) => `fragment F${number} on City { ${spread(`...F${number + 1}`)} }`)} fragment F${length} on City { ${last} }`

export const deepAndWide: readonly HostileOperation[] = [
  { name: 'braces 4,900 deep', query: `${'{a'.repeat(4900)}${'}'.repeat(4900)}`, expected: deep },
  {
    name: 'braces behind what looks like the end of a block string',
    query: `{ a(b: """\\""" """) ${'{a'.repeat(400)} `,
    expected: deep,
  },
  { name: 'braces behind a comment that a carriage return ends', query: `#\r${'{a'.repeat(400)}`, expected: deep },
  {
    name: 'lists 4,000 deep in an argument',
    query: `{ nodes(ids: ${'['.repeat(4000)}`,
    expected: deep,
  },
  {
    name: 'fragments in fragments, 90 levels deep',
    query: `{ city(name: "Pavia") { ...F0 } } ${times(30, (number) => `fragment F${number} on City { ${hop} { ...F${number + 1} } } } }`)} fragment F30 on City { id }`,
    expected: deep,
  },
  {
    name: 'a chain of 1,200 fragments',
    query: `{ city(name: "Pavia") { ...F0 } } ${times(1200, (number) => `fragment F${number} on City { ...F${number + 1} }`)} fragment F1200 on City { id }`,
    expected: { data: { city: { id: 'wd:Q6259' } } },
  },
  {
    name: 'one field 9,000 times',
    query: `{ ${times(9000, () => '__typename')} }`,
    expected: compared,
  },
  {
    name: 'one field with arguments and a selection 1,000 times',
    query: `{ ${times(1000, () => 'city(name: "Pavia") { id }')} }`,
    expected: compared,
  },
  {
    name: '1,000 selections of one field that cannot be merged',
    query: `{ ${times(1000, (number) => `city(name: "${number}") { id }`)} }`,
    expected: compared,
    answerMax_bytes: 100_000,
  },
  {
    name: '9,000 fields that there are not',
    query: `{ ${times(9000, (number) => `f${number}`)} }`,
    expected: notInSchema(/Cannot query field "f0"/),
    answerMax_bytes: 100_000,
  },
  {
    name: '3,000 variables that are not used',
    query: `query (${times(1900, (number) => `$v${number}: Int`)}) { __typename }`,
    expected: notInSchema(/Variable "\$v0" is never used/),
    answerMax_bytes: 100_000,
  },
  {
    name: 'pages of 500 in pages of 500 in pages of 500',
    query: `{ cities(first: 500) { edges { node { twinnings(first: 500) { edges { node { twinnings(first: 500) { edges { node { id } } } } } } } } } }`,
    expected: costly,
  },
  {
    name: 'long pages that a negative one beside them should make up for',
    query: `{ less: cities(first: -2147483648) { edges { node { id name aliases } } } cities(first: 500) { edges { node { twinnings(first: 500) { edges { node { twinnings(first: 500) { edges { node { id } } } } } } } } } }`,
    expected: costly,
  },
  {
    name: 'long pages beside an argument that is null where it must not be',
    query:
      'query ($n: Int) { coAffiliations(first: $n) { pairCount } cities(first: 500) { edges { node { twinnings(first: 500) { edges { node { twinnings(first: 500) { edges { node { id } } } } } } } } } }',
    variables: { n: null },
    expected: costly,
  },
  {
    name: 'the schema 100 times',
    query: `{ ${times(100, (number) => `s${number}: __schema { types { name fields { name args { name type { name } } type { name ofType { name } } } } }`)} }`,
    expected: costly,
  },
  {
    name: 'lists of the schema in each other',
    query: '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    expected: notInSchema(/introspection depth/i),
  },
]

export const aliases: readonly HostileOperation[] = [
  {
    name: '10,000 aliases',
    query: `{ ${times(10_000, (number) => `a${number}: graphVersion`)} }`,
    expected: manyAliases,
  },
  {
    name: '201 aliases in a fragment',
    query: `{ ...F } fragment F on Query { ${times(201, (number) => `a${number}: graphVersion`)} }`,
    expected: manyAliases,
  },
]

export const fragments: readonly HostileOperation[] = [
  {
    name: 'a fragment within itself',
    query: '{ city(name: "Pavia") { ...F } } fragment F on City { id ...F }',
    expected: notInSchema(/"F" within itself/),
  },
  {
    name: 'a circle of 500 fragments',
    query: `{ city(name: "Pavia") { ...F0 } } ${times(500, (number) => `fragment F${number} on City { id ...F${(number + 1) % 500} }`)}`,
    expected: notInSchema(/within itself/),
    answerMax_bytes: 100_000,
  },
  {
    name: 'fragments that each spread the next one twice, 40 times',
    query: bomb(40, (next) => `${next} ${next}`, 'id'),
    expected: costly,
  },
  {
    name: 'fragments whose answer doubles ten times, 25 rows each',
    query: bomb(
      10,
      (next) => `a: twinnings { edges { node { ${next} } } } b: twinnings { edges { node { ${next} } } }`,
      'id',
    ),
    expected: costly,
  },
]

export const directives: readonly HostileOperation[] = [
  { name: '5,000 directives on a field', query: `{ graphVersion ${'@a'.repeat(4900)} }`, expected: manyDirectives },
  {
    name: '200 directives that there are not',
    query: `{ graphVersion ${'@a'.repeat(200)} }`,
    expected: notInSchema(/Unknown directive "@a"/),
    answerMax_bytes: 100_000,
  },
  {
    name: '200 conditions on one field',
    query: `{ graphVersion ${'@include(if: true)'.repeat(200)} }`,
    expected: notInSchema(/directive "@include" can only be used once/),
    answerMax_bytes: 100_000,
  },
]

const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => ({ NOT: inner }), {})
const ofIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
const ofCities = 'query ($where: CityFilter) { cities(where: $where) { totalCount } }'

export const variables: readonly HostileOperation[] = [
  {
    name: '100,000 ids, none well formed',
    query: ofIds,
    variables: { ids: Array.from({ length: 100_000 }, () => 'x') },
    expected: manyValues,
    answerMax_bytes: 100_000,
  },
  {
    name: '19,000 ids, none well formed',
    query: ofIds,
    variables: { ids: Array.from({ length: 19_000 }, () => 'x') },
    expected: invalid(/^ids\.0 must be an id/),
    answerMax_bytes: 100_000,
  },
  {
    name: '19,000 values of the wrong type',
    query: ofIds,
    variables: { ids: Array.from({ length: 19_000 }, () => ({})) },
    expected: invalidVariable(/ID cannot represent value/),
    answerMax_bytes: 100_000,
  },
  {
    name: 'a name of 1,000,000 characters',
    query: 'query ($name: String) { city(name: $name) { id } }',
    variables: { name: 'ß'.repeat(500_000) },
    expected: invalid(/^name must be shorter/),
    answerMax_bytes: 10_000,
  },
  {
    name: 'a filter of 5,000 conditions',
    query: ofCities,
    variables: { where: { OR: Array.from({ length: 5000 }, () => ({ population: { gt: 1 } })) } },
    expected: tooMuch(/^The filter has more than 100 conditions/),
    answerMax_bytes: 10_000,
  },
  {
    name: 'a filter 30 levels deep',
    query: ofCities,
    variables: { where: nested(30) },
    expected: tooMuch(/^The filter is nested deeper than 6 levels/),
  },
  {
    name: 'a condition on 10,000 values',
    query: ofCities,
    variables: { where: { id: { in: Array.from({ length: 10_000 }, () => 'wd:Q1') } } },
    expected: tooMuch(/at most 500/),
    answerMax_bytes: 10_000,
  },
  {
    name: '30,000 variables that are not declared',
    query: '{ __typename }',
    variables: Object.fromEntries(Array.from({ length: 30_000 }, (_, number) => [`v${number}`, number])),
    expected: manyValues,
  },
]

const undeclared = (name: string): HostileOperation => ({
  name: `${name} for a variable that is not declared`,
  query: '{ __typename }',
  variables: { [name]: 1 },
  expected: { data: { __typename: 'Query' } },
})

export const prototypes: readonly HostileOperation[] = [
  ...['constructor', '__proto__'].map((name) => ({
    name: `${name} as a field`,
    query: `{ ${name} }`,
    expected: notInSchema(new RegExp(`Cannot query field "${name}"`)),
  })),
  ...['constructor', 'toString', 'hasOwnProperty', 'prototype'].map((name) => ({
    name: `${name} as an alias`,
    query: `{ ${name}: __typename }`,
    expected: { data: { [name]: 'Query' } },
  })),
  {
    name: '__proto__ as an alias',
    query: '{ __proto__: __typename }',
    expected: { data: JSON.parse('{"__proto__":"Query"}') as unknown },
  },
  {
    name: '__proto__ as an alias of an object, and of what is in it',
    query: '{ __proto__: city(name: "Pavia") { __proto__: id } }',
    expected: { data: JSON.parse('{"__proto__":{"__proto__":"wd:Q6259"}}') as unknown },
  },
  {
    name: '__proto__ as the name of a variable',
    query: 'query ($__proto__: ID!) { node(id: $__proto__) { id } }',
    expected: invalidVariable(/"\$__proto__" of required type/),
  },
  {
    name: 'constructor as the name of a variable',
    query: 'query ($toString: ID!) { node(id: $toString) { id } }',
    expected: invalidVariable(/"\$toString" of required type/),
  },
  ...['__proto__', 'constructor', 'toString'].map((name) => ({
    name: `${name} as an argument`,
    query: `{ city(${name}: "x") { id } }`,
    expected: notInSchema(new RegExp(`Unknown argument "${name}"`)),
  })),
  ...['__proto__', 'constructor', 'toString'].map((name) => ({
    name: `${name} in a filter`,
    query: `{ cities(where: {${name}: {eq: 1}}) { totalCount } }`,
    expected: notInSchema(new RegExp(`Field "${name}" is not defined`)),
  })),
  ...['__proto__', 'constructor', 'toString'].map((name) => ({
    name: `${name} as a value of an enum`,
    query: `{ conflicts(kinds: [${name}]) { totalCount } }`,
    expected: notInSchema(new RegExp(`Value "${name}" does not exist`)),
  })),
  ...['__proto__', 'constructor', 'toString'].map((name) => ({
    name: `${name} as a fragment, a type and a directive`,
    query: `{ ...${name} ... on ${name} { id } graphVersion @${name} }`,
    expected: notInSchema(new RegExp(name)),
  })),
  undeclared('toString'),
  undeclared('hasOwnProperty'),
]

const named = 'query ($name: String) { city(name: $name) { id } }'
const lookedFor = (name: string, text: string, city: unknown): HostileOperation => ({
  name,
  query: named,
  variables: { name: text },
  expected: { data: { city } },
})
const iasi = { id: 'wd:Q46852' }

export const unicode: readonly HostileOperation[] = [
  lookedFor('a name with combining marks', 'Ias\u0326i', iasi),
  lookedFor('a name in full-width letters', '\uff29\uff21\uff33\uff29', iasi),
  lookedFor('a name with characters of no width', 'I\u200ba\u200ds\ufeffi', iasi),
  lookedFor('a name in another direction', '\u202eisaI\u202c', null),
  lookedFor('a name with a zero in it', 'Ia\u0000si', null),
  lookedFor('a name with half a character', 'Ia\ud83dsi', iasi),
  lookedFor('a name with a look-alike letter', 'Iаsi', iasi),
  lookedFor('a name with a hundred marks on a letter', `I${'\u0301'.repeat(100)}asi`, iasi),
  lookedFor('a name with letters that grow when folded', '\ufdfa'.repeat(10), null),
  { name: 'a look-alike letter in a field', query: '{ grаphVersion }', expected: parseFailed(/Unexpected character/) },
  {
    name: 'a space of no width between words',
    query: '{ graph\u200bVersion }',
    expected: parseFailed(/Unexpected character/),
  },
  { name: 'a byte order mark before all', query: '\ufeff{ __typename }', expected: { data: { __typename: 'Query' } } },
  {
    name: 'an escape beyond Unicode',
    query: '{ city(name: "\\u{110000}") { id } }',
    expected: parseFailed(/Invalid Unicode escape/),
  },
  {
    name: 'half an escaped character',
    query: '{ city(name: "\\ud83d") { id } }',
    expected: parseFailed(/Invalid Unicode escape/),
  },
  {
    name: 'a zero in an operation',
    query: '{ __typename \u0000 }',
    expected: parseFailed(/Invalid character|Unexpected character/),
  },
]

export const others: readonly HostileOperation[] = [
  {
    name: 'a schema in place of an operation',
    query: 'type City { id: ID }',
    expected: notInSchema(/definition is not executable/),
  },
  {
    name: 'an operation with an extension of the schema beside it',
    query: '{ __typename } extend type Query { secret: String }',
    expected: notInSchema(/definition is not executable/),
  },
  {
    name: 'a thousand operations',
    query: times(1000, (number) => `query Q${number} { __typename }`),
    expected: unresolved(/Must provide operation name/),
  },
  {
    name: 'a text of 900 kB',
    query: `{ city(name: "${'x'.repeat(900_000)}") { id } }`,
    expected: invalid(/^name must be shorter/),
    answerMax_bytes: 10_000,
  },
  {
    name: 'a comment of 900 kB',
    query: `{ __typename } #${'x'.repeat(900_000)}`,
    expected: { data: { __typename: 'Query' } },
  },
  {
    name: 'words past their number',
    query: `{ ${times(limits.operationTokensMax_count, () => 'a')} }`,
    expected: parseFailed(/more that 10000 tokens/),
  },
  { name: 'nothing but commas', query: ','.repeat(900_000), expected: parseFailed(/Unexpected <EOF>/) },
]
