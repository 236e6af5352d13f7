import { expect, test } from '@jest/globals'
import { Tally } from '../../src/domain/tally.js'

test('counts statements and rows, and keeps the slowest', () => {
  const tally = new Tally()
  tally.note('entity/page City', 3, 2)
  tally.note('source/by-ids', 1, 9)
  tally.note('entity/by-ids', 0, 4)
  expect(tally).toMatchObject({ statements_count: 3, rows_count: 4, slowest: 'source/by-ids', slowest_ms: 9 })
})

test('what is shared counts for each who waits for it, and bears the name of the first', () => {
  const [first, second] = [new Tally(), new Tally()]
  first.operation = 'Dashboard'
  second.operation = 'Map'
  const shared = new Tally()
  shared.shareWith(first)
  shared.shareWith(second)
  shared.note('entity/selected-by-ids', 5, 1)
  second.note('source/by-ids', 2, 1)
  expect(shared.operation).toBe('Dashboard')
  expect([first.rows_count, second.rows_count]).toEqual([5, 7])
  expect([first.statements_count, second.statements_count]).toEqual([1, 2])
})
