import { limits } from '../../limits.js'

type IdOf = (id: string) => string

/** The ids that a filter compares with, wherever in it they stand. */
export function idsIn(filter: unknown): string[] {
  const ids: string[] = []
  withIds(filter, (id) => {
    ids.push(id)
    return id
  })
  return ids
}

/** The same filter with other ids in place of those that it compares with. */
export function withIds<T>(filter: T, idOf: IdOf): T {
  if (Array.isArray(filter)) return filter.map((part) => withIds(part as unknown, idOf)) as T
  if (typeof filter !== 'object' || filter === null) return filter
  const parts = Object.entries(filter).map(([name, part]: [string, unknown]) => [
    name,
    name === 'id' ? compared(part, idOf) : withIds(part, idOf),
  ])
  return Object.fromEntries(parts) as T
}

/** What is longer than a list may be is refused where the filter is read. */
function compared(comparison: unknown, idOf: IdOf): unknown {
  if (typeof comparison === 'string') return idOf(comparison)
  if (Array.isArray(comparison))
    return comparison.length > limits.filterValuesMax_count ? comparison : comparison.map((one) => compared(one, idOf))
  if (typeof comparison !== 'object' || comparison === null) return comparison
  return Object.fromEntries(Object.entries(comparison).map(([operator, value]) => [operator, compared(value, idOf)]))
}
