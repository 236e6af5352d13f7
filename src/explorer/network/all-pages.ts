import { ApiError } from '../api/ask.js'
import { bounds } from '../bounds.js'

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

/**
 * From the first page on, until one says that it is the last or there is none.
 *
 * @throws what `load` throws, and ApiError for more pages than are read
 */
export async function allPages<One extends Page>(
  load: (after: string | null) => Promise<One | null | undefined>,
): Promise<One[]> {
  const pages: One[] = []
  for (let after: string | null = null; ; ) {
    const page: One | null | undefined = await load(after)
    if (!page) return pages
    pages.push(page)
    if (!page.pageInfo.hasNextPage) return pages
    if (pages.length >= bounds.pages_count)
      throw new ApiError(`A list has more than ${bounds.pages_count * bounds.page_rows} rows.`, 'LIMIT_EXCEEDED')
    after = page.pageInfo.endCursor ?? null
  }
}
