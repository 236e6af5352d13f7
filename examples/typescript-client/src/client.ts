/** An operation, with the types of what it takes and gives; `npm run generate` writes them. */
export interface Operation<Data, Variables> {
  readonly text: string
  /** Never there; it carries the types. */
  readonly types?: (variables: Variables) => Data
}

interface Answer<Data> {
  readonly data?: Data
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** What CityTies refused to answer, with the code of its first error. */
export class CityTiesError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message)
  }
}

/**
 * Asks a CityTies server by GET and keeps each answer with its ETag: as long as the graph is
 * unchanged, the server says so in an answer without a body.
 */
export class CityTies {
  /** Answers that the server said are still true. */
  unchanged_count = 0
  readonly #kept = new Map<string, { readonly etag: string; readonly data: unknown }>()

  constructor(readonly url: string) {}

  /** @throws CityTiesError */
  async ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    const parameters = new URLSearchParams({ query: operation.text, variables: JSON.stringify(variables) })
    const address = `${this.url}?${parameters}`
    const kept = this.#kept.get(address)
    const response = await fetch(address, { headers: kept ? { 'if-none-match': kept.etag } : {} })
    if (response.status === 304 && kept) {
      this.unchanged_count++
      return kept.data as Data
    }
    const { data, errors } = (await response.json()) as Answer<Data>
    const [error] = errors ?? []
    if (error || data === undefined)
      throw new CityTiesError(error?.message ?? `status ${response.status}`, error?.extensions.code ?? 'UNKNOWN')
    const etag = response.headers.get('etag')
    if (etag !== null) this.#kept.set(address, { etag, data })
    return data
  }
}
