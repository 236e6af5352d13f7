import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Expected, expectError } from '../http/expected-error.js'
import type { Answer } from '../support/http.js'
import { databases, type HostileServer, startHostile } from './hostile-server.js'
import {
  aliases,
  deepAndWide,
  directives,
  fragments,
  type HostileOperation,
  others,
  prototypes,
  unicode,
  variables,
} from './operations.js'
import { requests } from './requests.js'

/**
 * Operations and requests that are meant to do harm, sent to the server as it is shipped: each
 * has its answer, and so has the ordinary question that comes next.
 *
 * Tokens and keys, and subscriptions that never read, are suites of their own beside this one.
 */
describe.each(databases)('a hostile client of %s', (_, database) => {
  let server: HostileServer
  beforeAll(async () => {
    server = await startHostile(database)
  })
  afterAll(() => server.close())
  afterEach(() => server.expectAlive())

  function expectAnswer(answer: Answer, expected: HostileOperation['expected']): void {
    if ('code' in expected) expectError(answer, expected as Expected)
    else
      expect({ status: answer.status, ...answer.body, extensions: null }).toEqual({
        status: 200,
        ...expected,
        extensions: null,
      })
  }

  describe.each([
    ['deep and wide', deepAndWide],
    ['aliases', aliases],
    ['fragments', fragments],
    ['directives', directives],
    ['variables', variables],
    ['keys of the prototype', prototypes],
    ['Unicode', unicode],
    ['and also', others],
  ])('%s', (_, operations) => {
    test.each(operations)('$name', async ({ query, variables: given, expected, answerMax_bytes }) => {
      // Asked again, it is compiled.
      for (let time = 0; time < 3; time++) {
        const answer = await server.ask(query, given)
        expectAnswer(answer, expected)
        if (answerMax_bytes !== undefined) expect(answer.text.length).toBeLessThan(answerMax_bytes)
      }
    })
  })

  test.each(requests)('%s', async (_, path, init, expected) => {
    expectAnswer(await server.fetch(path, init), expected)
  })

  test('fifty hostile operations at once do not keep an ordinary question from its answer', async () => {
    const hostile = [...deepAndWide, ...fragments, ...variables]
    const all = Array.from({ length: 50 }, (_, number) => hostile[number % hostile.length] as HostileOperation)
    const answers = Promise.all(all.map(({ query, variables: given }) => server.ask(query, given)))
    await server.expectAlive()
    expect((await answers).map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
  })
})
