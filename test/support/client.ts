/** An error as a client reads it. */
export interface ClientError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: { readonly code: string; readonly [detail: string]: unknown }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The body as it came, and as JSON where it is said to be. */
  readonly text: string
  readonly body: {
    readonly data?: unknown
    readonly errors?: readonly ClientError[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }
}

type Variables = Readonly<Record<string, unknown>>

/** Asks a server. */
export interface Client {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Any request, its body read to the end. */
  fetch(path: string, init?: RequestInit): Promise<Answer>
  /** A query by POST, whatever comes of it. */
  ask(query: string, variables?: Variables): Promise<Answer>
  /** The data of a query that has to answer without an error; the test says what shape it has. */
  data<T>(query: string, variables?: Variables): Promise<T>
}

/** @param headers that every request brings */
export function clientOf(url: string, headers: Readonly<Record<string, string>> = {}): Client {
  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const own = init.headers as Record<string, string> | undefined
    const response = await fetch(`${url}${path}`, { ...init, headers: { ...headers, ...own } })
    const text = await response.text()
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? (JSON.parse(text) as Answer['body']) : {},
    }
  }
  const ask = (query: string, variables?: Variables): Promise<Answer> =>
    request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
  return {
    url,
    fetch: request,
    ask,
    async data<T>(query: string, variables?: Variables): Promise<T> {
      const { status, text, body } = await ask(query, variables)
      if (status !== 200 || body.errors) throw new Error(`${status} for ${query}\n${text}`)
      return body.data as T
    },
  }
}
