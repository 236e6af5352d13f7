import type { Placed } from '../../src/graph/filters/cells.js'
import type { ListQuery } from '../../src/graph/filters/list-query.js'

/** A list from its start, as far as one page goes; graphs of tests are smaller. */
export const all: ListQuery = { window: { backward: false, limit: 500 } }

/** The rows of a page without their places in the list. */
export const listed = async <T>(page: Promise<readonly Placed<T>[]>): Promise<T[]> => (await page).map(({ row }) => row)

/** What a sequence gives, to its end. */
export async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
