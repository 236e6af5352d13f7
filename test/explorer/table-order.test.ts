import { describe, expect, test } from '@jest/globals'
import { type Order, orderAfter, sorted } from '../../src/explorer/table/order.js'

interface City {
  readonly name: string
  readonly population: number | null
}

const cities: readonly City[] = [
  { name: 'Zürich', population: 400 },
  { name: 'Ülm', population: null },
  { name: 'Acri', population: 20 },
  { name: 'Ulster', population: 400 },
]
const columns = [{ value: ({ name }: City) => name }, { value: ({ population }: City) => population }]
const names = (order: Order | null): string =>
  sorted(cities, columns, order, 'en')
    .map(({ name }) => name)
    .join(' ')

describe('a table', () => {
  test('stands as it is given, or in the order of a column', () => {
    expect(names(null)).toBe('Zürich Ülm Acri Ulster')
    expect(names({ column: 0, direction: 'ascending' })).toBe('Acri Ülm Ulster Zürich')
    expect(names({ column: 0, direction: 'descending' })).toBe('Zürich Ulster Ülm Acri')
  })

  test('has what is not known last, and equal ones as they were', () => {
    expect(names({ column: 1, direction: 'ascending' })).toBe('Acri Zürich Ulster Ülm')
    expect(names({ column: 1, direction: 'descending' })).toBe('Zürich Ulster Acri Ülm')
  })

  test('goes through both directions and back', () => {
    const next = (before: Order | null, column: number) => {
      const value = columns[column]?.value
      if (!value) throw new Error('no such column')
      return orderAfter(before, column, cities, value)
    }
    const words = (column: number): (string | undefined)[] => {
      const first = next(null, column)
      const second = next(first, column)
      return [first?.direction, second?.direction, next(second, column)?.direction]
    }
    expect(words(0)).toEqual(['ascending', 'descending', undefined])
    expect(words(1)).toEqual(['descending', 'ascending', undefined])
    expect(next({ column: 0, direction: 'descending' }, 1)).toEqual({ column: 1, direction: 'descending' })
  })
})
