interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

/** From the first page on, until one says that it is the last or there is none. */
export async function allPages<One extends Page>(
  load: (after: string | null) => Promise<One | null | undefined>,
): Promise<One[]> {
  const pages: One[] = []
  for (let after: string | null = null; ; ) {
    const page: One | null | undefined = await load(after)
    if (!page) return pages
    pages.push(page)
    if (!page.pageInfo.hasNextPage) return pages
    after = page.pageInfo.endCursor ?? null
  }
}
