import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { elementsOf } from '../../../src/transfer/wikidata/json-elements.js'

const options = { name: 'result.json', start: /^\s*\[|"bindings"\s*:\s*\[/, elementMax_chars: 1000 }

async function* inPieces(text: string, size: number): AsyncIterable<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size)
}

async function elements(text: string, size = 7): Promise<string[]> {
  const found: string[] = []
  for await (const element of elementsOf(inPieces(text, size), options)) found.push(element)
  return found
}

const refusal = (text: string): Promise<string> =>
  elements(text).then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  )

const anyObject = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.jsonValue()), { maxKeys: 3 })
const short = (value: unknown): boolean => JSON.stringify(value).length < 300

describe('The objects of a list in JSON', () => {
  test('are those that a parser finds, wherever the text is broken', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyObject.filter(short), { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(0, 2),
        async (objects, size, indent) => {
          const whole = { head: { vars: ['item', 'a "bindings": [ in a name'] }, results: { bindings: objects } }
          // The name above has its quotes escaped: what is looked for does not stand in it.
          for (const text of [JSON.stringify(objects, null, indent), JSON.stringify(whole, null, indent)])
            expect((await elements(text, size)).map((element) => JSON.parse(element) as unknown)).toEqual(
              objects.map((object) => JSON.parse(JSON.stringify(object)) as unknown),
            )
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each([
    ['in an object', '[{"a":1},{"b":', /cut off after 1 rows: save it again/],
    ['between two', '[{"a":1},{"b":2},', /cut off after 2 rows/],
    ['in a text', '[{"a":"x', /cut off after 0 rows/],
    [
      'by the query service',
      '{"results":{"bindings":[{"a":1},{"b":{"value":"SPARQL-QUERY: queryStr=SELECT\njava.util.concurrent.TimeoutException\n\tat java',
      /cut off after 1 rows: the query service stopped the query/,
    ],
  ])('that are cut off %s are noticed', async (_where, text, said) => {
    expect(await refusal(text)).toMatch(said)
  })

  test('that are too long, or none, are refused', async () => {
    expect(await refusal(`[{"a":1},{"b":"${'x'.repeat(1100)}"}]`)).toMatch(/row 2 is longer than 1000 characters/)
    expect(await refusal('{"head":{}}')).toMatch(/result\.json is no result in JSON/)
    expect(await refusal('')).toMatch(/no result/)
  })
})
