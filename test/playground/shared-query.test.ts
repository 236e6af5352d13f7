import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openSharedQuery, printSharedQuery, readSharedQuery } from '../../src/playground/shared-query.js'
import { readTabs } from '../../src/playground/stored-tabs.js'

const place = (hash: string, search = '') => ({ hash, search })

function storage() {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    items,
  }
}

describe('a query in a link', () => {
  test('is read as it was shared, whatever stands in it', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `# ${text.trim()}\nquery { a }`)
    fc.assert(
      fc.property(texts, fc.option(fc.json().map((text) => text.trim())), (query, variables) => {
        expect(readSharedQuery(place(printSharedQuery({ query, variables })))).toEqual({ query, variables })
      }),
    )
  })

  test('takes links of other tools, gives one line more of them, and finds nothing where there is nothing', () => {
    expect(readSharedQuery(place('', '?query=%7B%20a%20%7B%20b%20%7D%20%7D&variables='))).toEqual({
      query: '{\n  a {\n    b\n  }\n}',
      variables: null,
    })
    expect(readSharedQuery(place('#query={', '?query={a}'))).toEqual({ query: '{', variables: null })
    for (const [hash, search] of [
      ['', ''],
      ['#', '?tour'],
      ['#query=', '?query=%20'],
    ] as const)
      expect(readSharedQuery(place(hash, search))).toBeNull()
  })

  test('opens behind a visitor’s own tabs, or those of the tour, and once only', () => {
    const kept = storage()
    const shared = { query: 'query Mine {\n  a\n}', variables: '{"b": 1}' }
    openSharedQuery(kept, shared, [{ query: 'query One { a }' }, { query: 'query Two { a }' }])
    const tabs = readTabs(kept)
    expect(tabs).toMatchObject([
      { title: 'One', variables: null },
      { title: 'Two' },
      { title: 'Mine', query: shared.query, variables: shared.variables, response: null },
    ])
    expect(JSON.parse(kept.getItem('graphiql:tabState') ?? '')).toMatchObject({ activeTabIndex: 2 })
    expect(kept.getItem('graphiql:query')).toBe(shared.query)
    expect(kept.getItem('graphiql:variables')).toBe(shared.variables)

    openSharedQuery(kept, { query: 'query One { a }', variables: null }, [])
    expect(readTabs(kept)).toEqual(tabs)
    expect(JSON.parse(kept.getItem('graphiql:tabState') ?? '')).toMatchObject({ activeTabIndex: 0 })
    expect(kept.getItem('graphiql:variables')).toBeNull()
  })
})
