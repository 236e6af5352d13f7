import { bounds } from '../bounds.js'
import { readKey } from './key.js'
import { patiently } from './patiently.js'

/** An operation, with the types of what it takes and gives; `npm run explorer:operations` writes them. */
export interface Operation<Data, Variables> {
  readonly text: string
  /** Never there; it carries the types. */
  readonly types?: (variables: Variables) => Data
}

interface Answer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** What the server refused to answer, with the code of its first error; `UNREACHABLE` where there was no answer. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message)
  }
}

/**
 * A part of the page that comes when it is opened.
 *
 * @throws ApiError
 */
export const fetchPart = <Part>(load: () => Promise<Part>): Promise<Part> =>
  load().catch((error: Error) => {
    throw new ApiError(error.message, 'UNREACHABLE')
  })

// Relative to the page and not to the origin, so that a proxy may serve both under a path prefix.
const endpoint = new URL('graphql', document.baseURI)

/**
 * Asks by GET, so that the browser keeps each answer with its ETag: while the graph is unchanged, the server says so
 * in an answer without a body.
 *
 * @throws ApiError, or the signal's reason where it was aborted
 */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  const json = JSON.stringify(variables)
  const response = await patiently(() => send(operation.text, json, signal), signal)
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>
  signal.throwIfAborted()
  const [error] = answer.errors ?? []
  if (error || !answer.data)
    throw new ApiError(error?.message ?? `HTTP ${response.status}`, error?.extensions?.code ?? 'UNKNOWN')
  return answer.data
}

async function send(query: string, variables: string, signal: AbortSignal): Promise<Response> {
  const address = new URL(endpoint)
  address.search = new URLSearchParams({ query, variables }).toString()
  const key = readKey()
  const headers = {
    accept: 'application/graphql-response+json, application/json',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  }
  try {
    if (address.href.length <= bounds.address_characters) return await fetch(address, { headers, signal })
    const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`
    return await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      signal,
    })
  } catch (error) {
    signal.throwIfAborted()
    throw new ApiError(error instanceof Error ? error.message : String(error), 'UNREACHABLE')
  }
}
