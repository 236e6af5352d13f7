import { badRequest, type Expected } from '../http/expected-error.js'

const json = { 'content-type': 'application/json' }
const body = '{"query":"{ __typename }"}'
const answered = { data: { __typename: 'Query' } }

type HostileRequest = readonly [
  name: string,
  path: string,
  init: RequestInit,
  expected: Expected | { readonly data: unknown },
]

const post = (sent: NonNullable<RequestInit['body']>, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body: sent,
})
const asked = encodeURIComponent('{ __typename }')

const deep = `{"query":"query($where:CityFilter){cities(where:$where){totalCount}}","variables":{"where":${'{"NOT":'.repeat(5000)}{}${'}'.repeat(5000)}}}`

export const requests: readonly HostileRequest[] = [
  [
    'variables 5,000 levels deep',
    '/graphql',
    post(deep),
    { status: 400, code: 'LIMIT_EXCEEDED', says: /^The variables nest deeper than 40 levels/ },
  ],

  [
    '__proto__ in the body',
    '/graphql',
    post(`{"__proto__":{"query":"{ a }"},"query":"{ __typename }"}`),
    badRequest(/__proto__ or constructor/),
  ],
  [
    'constructor.prototype in the body',
    '/graphql',
    post(`{"constructor":{"prototype":{"query":1}},"query":"{ __typename }"}`),
    badRequest(/__proto__ or constructor/),
  ],
  [
    '__proto__ with an escape',
    '/graphql',
    post(`{"\\u005f_proto__":{"a":1},"query":"{ __typename }"}`),
    badRequest(/__proto__ or constructor/),
  ],
  [
    '__proto__ in the variables of a URL',
    `/graphql?query=${asked}&variables=${encodeURIComponent('{"__proto__":{"a":1}}')}`,
    {},
    answered,
  ],
  ['__proto__ as a parameter', `/graphql?query=${asked}&__proto__=1&__proto__[a]=1&constructor=2`, {}, answered],
  [
    '__proto__ as a document',
    '/graphql?documentId=__proto__',
    {},
    { status: 404, code: 'NOT_FOUND', says: /There is no document '__proto__'/ },
  ],
  [
    'constructor as a format',
    '/export/constructor',
    {},
    { status: 404, code: 'NOT_FOUND', says: /There is no export 'constructor'/ },
  ],
  [
    '__proto__ as the name of the operation',
    '/graphql',
    post('{"query":"query A { __typename }","operationName":"__proto__"}'),
    { status: 400, code: 'OPERATION_RESOLUTION_FAILURE', says: /Unknown operation named "__proto__"/ },
  ],
  [
    '__proto__ as a table',
    `/graphql?query=${asked}&format=csv&table=__proto__`,
    {},
    { status: 400, code: 'BAD_USER_INPUT', says: /__proto__/ },
  ],
  [
    'toString as a form',
    `/graphql?query=${asked}&format=toString`,
    {},
    { status: 400, code: 'BAD_USER_INPUT', says: /toString/ },
  ],
  [
    'a body that says it is compressed',
    '/graphql',
    post('\u001f\u008b', { ...json, 'content-encoding': 'gzip' }),
    badRequest(/not JSON/),
  ],
  ['bytes that are no UTF-8', '/graphql', post(new Uint8Array([0xff, 0xfe, 0x7b, 0x00])), badRequest(/not JSON/)],
  [
    'an overlong coding of a quotation mark',
    '/graphql',
    post(Buffer.concat([Buffer.from('{"query":"{ __typename }'), Buffer.from([0xc0, 0xa2]), Buffer.from('}')])),
    badRequest(/not JSON/),
  ],
  [
    'UTF-16',
    '/graphql',
    post(Buffer.from(body, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
    badRequest(/not JSON/),
  ],
  ['lists 500,000 deep', '/graphql', post('['.repeat(500_000)), badRequest(/not JSON/)],
  [
    'extensions 100,000 deep',
    '/graphql',
    post(`{"query":"{ __typename }","extensions":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
    answered,
  ],
  [
    'a parameter 100,000 deep beside the query',
    '/graphql',
    post(`{"query":"{ __typename }","other":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    answered,
  ],
  [
    '10,000 operations at once',
    '/graphql',
    post(`[${Array.from({ length: 10_000 }, () => body).join()}]`),
    badRequest(/batching disabled/),
  ],
  [
    'a thousand parameters',
    `/graphql?query=${asked}&${Array.from({ length: 1000 }, (_, number) => `p${number}=1`).join('&')}`,
    {},
    answered,
  ],
  [
    'a type that only ends like JSON',
    '/graphql',
    post(body, { 'content-type': 'text/plain; charset=application/json' }),
    badRequest(/Send the operation as application\/json/, 415),
  ],
  [
    'a type of nothing but signs',
    '/graphql',
    post(body, { 'content-type': ';;;,' }),
    badRequest(/Send the operation as application\/json/, 415),
  ],
  [
    'an Accept of a thousand types',
    `/graphql?query=${asked}`,
    { headers: { accept: Array.from({ length: 1000 }, (_, number) => `a/b${number};q=0.${number}`).join() } },
    badRequest(/accept/i, 406),
  ],
  [
    'a thousand tags',
    `/graphql?query=${asked}`,
    { headers: { 'if-none-match': Array.from({ length: 1000 }, () => '"a"').join() } },
    answered,
  ],
  [
    'a language of 8 kB',
    `/graphql?query=${asked}`,
    { headers: { 'accept-language': 'x-'.repeat(4000), 'accept-encoding': 'br;q=2, '.repeat(500) } },
    answered,
  ],
]
