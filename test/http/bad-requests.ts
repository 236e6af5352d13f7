import { limits } from '../../src/limits.js'
import { badRequest, type Expected, tooMuch } from './expected-error.js'

export const json = { 'content-type': 'application/json' }
export const post = (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body,
})
export const inUrl = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`

/** Requests that never become an operation. */
export const requests: [string, string, RequestInit, Expected][] = [
  ['malformed JSON', '/graphql', post('{"query": '), badRequest(/not JSON.*send \{"query": "…"\}/)],
  ['an empty body', '/graphql', post(''), badRequest(/body is empty; send/)],
  ['no body at all', '/graphql', { method: 'POST', headers: json }, badRequest(/body is empty; send/)],
  ['null', '/graphql', post('null'), badRequest(/body missing/)],
  ['a text', '/graphql', post('"{ graphVersion }"'), badRequest(/body missing/)],
  ['a batch', '/graphql', post('[{"query":"{ graphVersion }"}]'), badRequest(/batching disabled/)],
  ['an object without query', '/graphql', post('{}'), badRequest(/body missing/)],
  ['an empty query', '/graphql', post('{"query":""}'), badRequest(/non-empty `query`/)],
  ['a query that is a number', '/graphql', post('{"query":5}'), badRequest(/queries must be strings/)],
  [
    'variables that are a text',
    '/graphql',
    post('{"query":"{ graphVersion }","variables":"{}"}'),
    badRequest(/`variables`.*object/),
  ],
  [
    'variables that are a list',
    '/graphql',
    post('{"query":"{ graphVersion }","variables":[]}'),
    badRequest(/`variables`.*object/),
  ],
  [
    'variables in the URL that are no JSON',
    `${inUrl('{ graphVersion }')}&variables=x`,
    {},
    badRequest(/variables.*JSON/),
  ],
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'].map(
    (type): [string, string, RequestInit, Expected] => [
      `a body of type ${type}`,
      '/graphql',
      post('{"query":"{ graphVersion }"}', { 'content-type': type }),
      badRequest(/Send the operation as application\/json/, 415),
    ],
  ),
  [
    'a body without a type',
    '/graphql',
    post(new TextEncoder().encode('{"query":"{ graphVersion }"}'), {}),
    badRequest(/Send the operation as application\/json/, 415),
  ],
  [
    'a body over 1 MiB',
    '/graphql',
    post(JSON.stringify({ query: `{ graphVersion } #${'x'.repeat(limits.requestBodyMax_bytes)}` })),
    tooMuch(/larger than 1048576 bytes. Send less/, 413),
  ],
  ...['__proto__', 'constructor'].map((key): [string, string, RequestInit, Expected] => [
    `${key} among the variables`,
    '/graphql',
    post(`{"query":"{ graphVersion }","variables":{"${key}":{"prototype":{"polluted":true}}}}`),
    badRequest(/__proto__ or constructor, which none may/),
  ]),
  [
    'variables that nest too deep',
    '/graphql',
    post(
      `{"query":"query($where:CityFilter){cities(where:$where){totalCount}}","variables":{"where":${'{"NOT":'.repeat(5000)}{}${'}'.repeat(5000)}}}`,
    ),
    { status: 400, code: 'LIMIT_EXCEEDED', says: /^The variables nest deeper than 40 levels/ },
  ],
  [
    'a mutation by GET',
    inUrl('mutation { startCommunities { id } }'),
    {},
    badRequest(/GET requests only support query/, 405),
  ],
  ['no query in the URL', '/graphql', {}, badRequest(/non-empty `query`/)],
  ['a query given twice in the URL', '/graphql?query=a&query=b', {}, badRequest(/only be specified once/)],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method): [string, string, RequestInit, Expected] => [
    method,
    '/graphql',
    { method },
    badRequest(new RegExp(`takes GET and POST, not ${method}`), 405),
  ]),
  [
    'an unknown path',
    '/graph?x=<script>',
    {},
    {
      status: 404,
      code: 'NOT_FOUND',
      says: /nothing at GET \/graph\?.*see \/playground, \/graphql, \/export and \/healthz/,
    },
  ],
  ['a path that cannot be decoded', '/%zz', {}, badRequest(/'\/%zz' is not a valid url/)],
  [
    'a type of answer that there is not',
    inUrl('{ graphVersion }'),
    { headers: { accept: 'text/html' } },
    badRequest(/accept.*application\/json/, 406),
  ],
]
