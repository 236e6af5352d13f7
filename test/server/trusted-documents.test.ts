import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { createSchema } from '../../src/graphql/schema.js'
import { TrustedDocuments } from '../../src/server/trusted-documents.js'
import { embedded, temporaryFolder } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const documents = {
  'city.graphql': 'query City($name: String) {\n  city(name: $name) {\n    id\n  }\n}\n',
  'dashboards/version.graphql': '{ graphVersion }',
  'dashboards/two.graphql': 'query One { graphVersion } query Other { __typename }',
  'notes.txt': 'not a document',
}
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const answer = { data: { city: { id: 'wd:Q46852' } } }
const variables = { name: 'iasi' }

function folderOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return folder
}

describe.each([
  [false, 0],
  [false, 1_000_000],
  [true, 0],
  [true, 1_000_000],
])('documents of a folder (only those: %s, cache: %i)', (trustedOnly, responseCache_bytes) => {
  let server: TestServer
  const folder = folderOf(documents)
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), {
      operationsFolder: folder.path,
      trustedOnly,
      responseCache_bytes,
    })
  })
  afterAll(async () => {
    await server.close()
    folder.remove()
  })

  const post = (body: unknown) =>
    server.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const get = (parameters: Record<string, string>, headers = {}) =>
    server.fetch(`/graphql?${new URLSearchParams(parameters)}`, { headers })
  const hash = sha256(documents['city.graphql'])

  test.each([['city'], [hash], [`sha256:${hash}`]])('are known as %s, by POST and by GET', async (documentId) => {
    for (const { status, body } of [
      await post({ documentId, variables }),
      await get({ documentId, variables: JSON.stringify(variables) }),
      await post({ documentId, query: '', variables }),
    ])
      expect({ status, body }).toMatchObject({ status: 200, body: answer })
  })

  test('are known by the path to their file, and name an operation where there are several', async () => {
    expect((await get({ documentId: 'dashboards.version' })).body).toMatchObject({
      data: { graphVersion: expect.any(Number) },
    })
    expect((await post({ documentId: 'dashboards.two', operationName: 'Other' })).body).toMatchObject({
      data: { __typename: 'Query' },
    })
    expect((await get({ documentId: 'dashboards.two', operationName: 'Other' })).body).toMatchObject({
      data: { __typename: 'Query' },
    })
    expect((await get({ documentId: 'dashboards.two' })).status).toBe(400)
  })

  test('are tables too, and marked', async () => {
    const asked = { documentId: 'dashboards.version', format: 'csv' }
    const { text, headers } = await get(asked)
    expect(text).toMatch(/^graphVersion\r\n\d+\r\n$/)
    expect((await get(asked, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('are known by checksum to Apollo’s clients, which have never sent them', async () => {
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } })
    expect((await get({ extensions, variables: JSON.stringify(variables) })).body).toMatchObject(answer)
    expect((await get({ query: '', extensions, variables: JSON.stringify(variables) })).body).toMatchObject(answer)
    // Of one that is not known, they are told to send it.
    const persistedQuery = { version: 1, sha256Hash: sha256('{ another }') }
    for (const query of ['', null])
      expect((await post({ query, extensions: { persistedQuery } })).body).toMatchObject({
        errors: [{ extensions: { code: trustedOnly ? 'FORBIDDEN' : 'PERSISTED_QUERY_NOT_FOUND' } }],
      })
  })

  test.each([
    'nothing',
    'notes',
    'dashboards/version',
    `sha256:${'0'.repeat(64)}`,
    hash.toUpperCase(),
    '',
    '__proto__',
  ])('are not known as %j', async (documentId) => {
    for (const { status, body, headers } of [await post({ documentId }), await get({ documentId })]) {
      expect({ status, body }).toEqual({
        status: 404,
        body: {
          errors: [{ message: `There is no document '${documentId}' here.`, extensions: { code: 'NOT_FOUND' } }],
        },
      })
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  test('are not sent beside a text', async () => {
    expect((await post({ documentId: 'city', query: '{ graphVersion }' })).status).toBe(400)
  })

  test(trustedOnly ? 'are all that is answered' : 'are not all that is answered', async () => {
    const other = '{ graphVersion __typename }'
    const status = trustedOnly ? 403 : 200
    expect((await post({ query: other })).status).toBe(status)
    expect((await get({ query: other })).status).toBe(status)
    expect((await post({ query: '{ __schema { queryType { name } } }' })).status).toBe(status)
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(other) } }
    expect((await post({ query: other, extensions })).status).toBe(status)
    expect((await get({ extensions: JSON.stringify(extensions) })).status).toBe(status)
    // Nor does it help to be wrong in a way that passes for something else.
    const wrong = [
      await get({ query: other }, { 'content-type': 'application/json' }),
      await get({ query: other }, { 'content-type': 'text/plain' }),
      await post({ query: other, documentId: 1 }),
      await post({ query: other, documentId: null }),
      await post({ query: other, extensions: { persistedQuery: null } }),
      await post([{ query: other }]),
      await server.fetch(`/graphql?query=${encodeURIComponent(other)}&query=x`),
      await server.fetch(`/graphql?query=${encodeURIComponent(other)}&documentId=city&documentId=city`),
    ]
    for (const { text } of trustedOnly ? wrong : []) expect(text).not.toContain('"data"')
    // The text of one of them is that one.
    expect((await post({ query: documents['city.graphql'], variables })).body).toMatchObject(answer)
    if (trustedOnly)
      expect((await post({ query: other })).body.errors).toEqual([
        {
          message: 'Only registered documents are answered here; name one with documentId.',
          extensions: { code: 'FORBIDDEN' },
        },
      ])
  })

  test('rubbish is told what is wrong with it', async () => {
    for (const body of [{}, { documentId: 1 }, { documentId: ['city'] }, { query: 1 }, [], { documentId: null }])
      expect([body, [400, 403].includes((await post(body)).status)]).toEqual([body, true])
  })
})

describe('a folder that cannot be served', () => {
  const refusal = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const folder = folderOf(files)
    const schema = await createSchema()
    try {
      TrustedDocuments.read(folder.path, schema)
    } catch (error) {
      expect(error).toMatchObject({ name: 'CityTiesError', kind: 'INVALID_INPUT' })
      return (error as Error).message.replace(folder.path, '')
    } finally {
      folder.remove()
    }
    throw new Error('was taken')
  }

  test.each([
    [
      '/wrong.graphql:3:5: Cannot query field "nmae" on type "City". Did you mean "name" or "names"?',
      '{\n  city(id: "wd:Q1") {\n    nmae\n  }\n}',
    ],
    ['/wrong.graphql:2:3: Syntax Error: Expected Name, found "(".', '{\n  (a)\n}'],
    ['/wrong.graphql:1:1: Syntax Error: Unexpected <EOF>.', ''],
    ['/wrong.graphql:1:7: Syntax Error: Expected Name, found <EOF>.', '{ city'],
  ])('says %s', async (message, text) => {
    const said = await refusal({ 'fine.graphql': '{ graphVersion }', 'wrong.graphql': text })
    expect(said.replace(/:\d+:\d+/, '')).toBe(message.replace(/:\d+:\d+/, ''))
    expect(said).toMatch(/^\/wrong\.graphql:\d+:\d+: /)
  })

  test('says the line', async () => {
    expect(await refusal({ 'wrong.graphql': '# A comment.\n{\n  graphVersion\n  nothing\n}' })).toBe(
      '/wrong.graphql:4:3: Cannot query field "nothing" on type "Query".',
    )
  })

  test('says what names may have', async () => {
    expect(await refusal({ 'two words.graphql': '{ graphVersion }' })).toBe(
      '/two words.graphql: the name of a document has letters, digits and . _ ~ - only.',
    )
  })

  test('says when it nests too deep', async () => {
    expect(await refusal({ 'deep.graphql': '{ a '.repeat(60) + '}'.repeat(60) })).toMatch(
      /^\/deep\.graphql: .*60 levels/,
    )
  })

  test('that is not there', async () => {
    expect(() => TrustedDocuments.read('/nowhere/at/all', {} as never)).toThrow(
      /^The folder of operations, \/nowhere\/at\/all, cannot be read: ENOENT/,
    )
  })
})
