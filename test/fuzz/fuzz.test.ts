import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { type KnownValues, knownValues } from '../support/known-values.js'
import { fuzz, requestOf } from './fuzz.js'

/** A part of `npm run fuzz`, of which an operation that failed once can be had again by its seed. */
const count = 1000

const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'))

describe.each(engines)('operations that are made from the schema, on %s', (_, open) => {
  let server: TestServer
  let known: KnownValues
  beforeAll(async () => {
    server = await startServer(open, { responseCache_bytes: 1_000_000 })
    known = await knownValues(schema, (query) => server.data(query))
  })
  afterAll(() => server.close())

  test('those that are meant to be valid are, and reach most of the schema', () => {
    const types = new Set<string>()
    for (let seed = 0; seed < count; seed++) {
      const { request, valid } = requestOf(schema, known, seed)
      if (!valid) continue
      const query = String(request.query)
      expect({ seed, errors: validate(schema, parse(query)).map(({ message }) => message) }).toEqual({
        seed,
        errors: [],
      })
      for (const [, name = ''] of query.matchAll(/f\d+: (\w+)/g)) types.add(name)
    }
    const all = new Set(
      Object.values(schema.getTypeMap()).flatMap((type) =>
        'getFields' in type && 'getInterfaces' in type && !type.name.startsWith('__')
          ? Object.keys(type.getFields())
          : [],
      ),
    )
    expect([...all].filter((name) => !types.has(name)).length).toBeLessThan(all.size / 5)
  })

  test(`${count} of them are answered, or refused with a reason`, async () => {
    const ask = async (request: unknown) => {
      const { status, text } = await server.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      return { status, text }
    }
    const { failures, outcomes } = await fuzz({ schema, known, ask, seed: 0, count })
    expect(failures.slice(0, 10)).toEqual([])
    // Neither all nor none of them comes to something.
    expect(outcomes['data']).toBeGreaterThan(count / 10)
    expect(outcomes['GRAPHQL_VALIDATION_FAILED']).toBeGreaterThan(count / 20)
    expect(await server.data('{ city(name: "iasi") { id } }')).toEqual({ city: { id: 'wd:Q46852' } })
  }, 180_000)
})
