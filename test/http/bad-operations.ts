import { limits } from '../../src/limits.js'
import { type Expected, invalid, invalidVariable, notInSchema, tooMuch, unresolved } from './expected-error.js'

export const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `wd:Q${index + 1}`)
const idRule = /^id must be an id such as wd:Q6259/
export const manyIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
const named = 'query ($name: String) { city(name: $name) { id } }'
export const after = 'query ($cursor: String) { cities(after: $cursor) { edges { cursor } } }'

/** Operations that ask for what there is not, or in a way that is not understood. */
export const operations: [string, string, Record<string, unknown>, Expected][] = [
  [
    'a syntax error',
    '{ city(id: "wd:Q6259" { name } }',
    {},
    { status: 400, code: 'GRAPHQL_PARSE_FAILED', says: /Syntax Error: Expected Name, found "\{"/ },
  ],
  ['a query of blanks', ' ', {}, { status: 400, code: 'GRAPHQL_PARSE_FAILED', says: /Syntax Error: Unexpected <EOF>/ }],
  [
    'an unknown field',
    '{ city(id: "wd:Q6259") { nam } }',
    {},
    notInSchema(/"nam" on type "City". Did you mean "name"/),
  ],
  ['an unknown argument', '{ city(uid: "x") { name } }', {}, notInSchema(/Unknown argument "uid".*Did you mean "id"/)],
  ['a number for a text', '{ city(name: 5) { name } }', {}, notInSchema(/non string value: 5/)],
  ['a text for a number', '{ cities(first: "ten") { totalCount } }', {}, notInSchema(/non-integer value: "ten"/)],
  [
    'a number for a date',
    '{ cities(asOf: 1990) { totalCount } }',
    {},
    notInSchema(/write "1990", with quotation marks/),
  ],
  [
    'a number for a variable that is a date',
    'query ($day: PartialDate) { cities(asOf: $day) { totalCount } }',
    { day: 1990 },
    invalidVariable(/write "1990", with quotation marks/),
  ],
  [
    'an empty via',
    '{ shortestPath(from: "wd:Q6259", to: "wd:Q38511", via: []) { reason } }',
    {},
    invalid(/^via is an empty list/),
  ],
  ['null where there must be something', '{ node(id: null) { id } }', {}, notInSchema(/"ID!", found null/)],
  [
    'no enum value',
    '{ conflicts(kinds: [NOPE]) { totalCount } }',
    {},
    notInSchema(/"NOPE" does not exist in "ConflictKind"/),
  ],
  [
    'a country that is none',
    '{ city(name: "Pavia", country: "Italy") { id } }',
    {},
    notInSchema(/country code: Italy/),
  ],
  [
    'a fragment within itself',
    '{ city(name: "Pavia") { ...F } } fragment F on City { ...F }',
    {},
    notInSchema(/"F" within itself/),
  ],
  ...(
    [
      ['ten', /non-integer/],
      [1.5, /non-integer/],
      [3e9, /32-bit/],
      [{}, /non-integer/],
    ] as const
  ).map(([n, says]): (typeof operations)[number] => [
    `${JSON.stringify(n)} for a variable that is a number`,
    'query ($n: Int) { cities(first: $n) { totalCount } }',
    { n },
    invalidVariable(says),
  ]),
  [
    'a variable that is missing',
    'query ($id: ID!) { node(id: $id) { id } }',
    {},
    invalidVariable(/"\$id" of required type "ID!" was not provided/),
  ],
  ['an unknown mutation', 'mutation { x }', {}, notInSchema(/"x" on type "Mutation"/)],
  [
    'a subscription where an answer ends',
    'subscription { graphChanged { seq } }',
    {},
    unresolved(/A subscription needs a connection that stays open/),
  ],
  [
    'two operations and no name',
    'query A { graphVersion } query B { graphVersion }',
    {},
    unresolved(/Must provide operation name/),
  ],
  ['an empty name', named, { name: '' }, invalid(/^name must be longer than or equal to 1 char/)],
  ['a name of blanks', named, { name: '  ' }, invalid(/^name is ' {2}', which has no letter or digit/)],
  ['a name of signs', named, { name: '?!' }, invalid(/^name is '\?!', which has no letter or digit/)],
  [
    'an overlong name',
    named,
    { name: 'x'.repeat(limits.nameMax_chars + 1) },
    invalid(/^name must be shorter than or equal to 300/),
  ],
  [
    'a name of nearly 1 MiB',
    named,
    { name: 'x'.repeat(1_000_000) },
    invalid(/^name must be shorter than or equal to 300/),
  ],
  ['an empty id', '{ node(id: "") { id } }', {}, invalid(idRule)],
  ['a malformed id', '{ node(id: "Q6259") { id } }', {}, invalid(idRule)],
  ['an overlong id', 'query ($id: ID!) { node(id: $id) { id } }', { id: 'x'.repeat(10_000) }, invalid(idRule)],
  ['a relationship of no type', '{ node(id: "rel:FOO~wd:Q1~wd:Q2~0") { id } }', {}, invalid(idRule)],
  ['a relationship of the prototype', '{ node(id: "rel:CONSTRUCTOR~wd:Q1~wd:Q2~0") { id } }', {}, invalid(idRule)],
  ['half a relationship', '{ node(id: "rel:TWINNED_WITH~wd:Q1") { id } }', {}, invalid(idRule)],
  ['a malformed id of a city', '{ city(id: "Pavia") { id } }', {}, invalid(idRule)],
  [
    'a malformed Wikidata item',
    '{ city(wikidataId: "6259") { id } }',
    {},
    invalid(/^wikidataId must be a Wikidata item such as Q6259/),
  ],
  [
    'a malformed source',
    '{ source(id: "wikidata") { id } }',
    {},
    invalid(/^id must be a source’s id such as ct:source\/wikidata/),
  ],
  [
    'one malformed id among others',
    manyIds,
    { ids: ['wd:Q6259', 'bad', 'wd:Q1'] },
    invalid(/^ids\.1 must be an id such as/),
  ],
  [
    'several ways of naming',
    '{ city(id: "wd:Q6259", name: "Pavia") { id } }',
    {},
    invalid(/exactly one way, by id or wikidataId or name; id and name were given/),
  ],
  ['no way of naming', '{ city { id } }', {}, invalid(/exactly one way, by id or wikidataId or name; none was given/)],
  ['a way of naming that is null', 'query ($id: ID) { city(id: $id) { id } }', { id: null }, invalid(/none was given/)],
  [
    'no way of naming a country',
    '{ country { id } }',
    {},
    invalid(/by id or wikidataId or name or code; none was given/),
  ],
  [
    'a country without a name',
    '{ city(id: "wd:Q6259", country: "IT") { id } }',
    {},
    invalid(/^country goes with name/),
  ],
  [
    '5,000 ids',
    manyIds,
    { ids: ids(5000) },
    tooMuch(/5000 entries; nodes takes at most 500 at once. Ask in several queries/),
  ],
  ['501 ids', manyIds, { ids: ids(501) }, tooMuch(/501 entries/)],
  [
    'pages in pages in pages',
    `{ cities { edges { node { ${'twinnings { edges { node { '.repeat(4)} name ${'} } } '.repeat(4)} } } } }`,
    {},
    tooMuch(
      /^The operation may give \d+ fields, a measure of a whole network counted as 50000; at most 1000000 are taken. Ask for shorter pages/,
      400,
    ),
  ],
  ...(
    [
      ['betweenness', 'ranking(by: BETWEENNESS, asOf: "YEAR") { value }'],
      ['statistics', 'statistics(asOf: "YEAR") { diameter }'],
      ['communities', 'communities(asOf: "YEAR") { count }'],
      ['networks of countries', 'countryNetwork(asOf: "YEAR") { tiesCounted }'],
      ['metrics of a city', 'city(name: "Pavia") { metrics(asOf: "YEAR") { metric(by: CORE) { rank } } }'],
    ] as const
  ).map(([name, field]): (typeof operations)[number] => [
    `twenty ${name}`,
    `{ ${Array.from({ length: 20 }, (_, i) => `y${i}: ${field.replace('YEAR', String(2000 + i))}`).join(' ')} }`,
    {},
    tooMuch(/^The operation may give 1\d{6} fields.*or for fewer measures/, 400),
  ]),
  [
    'four hundred levels',
    `{ city(name: "Pavia") ${'{ country '.repeat(400)} ${'}'.repeat(400)} }`,
    {},
    tooMuch(/^The operation nests 401 levels deep; at most 40 are taken/, 400),
  ],
  [
    'more words than an operation has',
    `{ ${'graphVersion '.repeat(10_001)} }`,
    {},
    { status: 400, code: 'GRAPHQL_PARSE_FAILED', says: /more that 10000 tokens/ },
  ],
  [
    'first 501',
    '{ cities(first: 501) { totalCount } }',
    {},
    tooMuch(/^first is 501; at most 500 rows are given at once. Ask for fewer, and for the rest with a cursor/),
  ],
  ['last 501', '{ cities(last: 501) { totalCount } }', {}, tooMuch(/^last is 501; at most 500 rows are given at once/)],
  [
    'first 501 in a list within',
    '{ city(name: "Pavia") { twinnings(first: 501) { totalCount } } }',
    {},
    tooMuch(/^first is 501/),
  ],
  [
    'a condition on punctuation',
    '{ cities(where: {name: {contains: "!"}}) { totalCount } }',
    {},
    invalid(/^contains: '!' has no letter or digit to look for/),
  ],
  ['first -1', '{ cities(first: -1) { totalCount } }', {}, invalid(/^first must not be less than 0/)],
  ['last -1', '{ sources(last: -1) { totalCount } }', {}, invalid(/^last must not be less than 0/)],
  ['first with last', '{ cities(first: 1, last: 1) { totalCount } }', {}, invalid(/^Give first or last, not both/)],
  ['a cursor of garbage', after, { cursor: 'garbage!' }, invalid(/^after: this is no cursor; take one from/)],
  [
    'a cursor that is JSON, but none',
    after,
    { cursor: Buffer.from('{"a":1}').toString('base64url') },
    invalid(/^after: this is no cursor/),
  ],
  ['an empty cursor', after, { cursor: '' }, invalid(/^after must be longer/)],
  ['a huge cursor', after, { cursor: 'A'.repeat(1_000_000) }, invalid(/^after must be shorter than or equal to 2000/)],
  [
    'a garbled cursor before',
    '{ cities(last: 1, before: "garbage!") { totalCount } }',
    {},
    invalid(/^before: this is no cursor/),
  ],
]
