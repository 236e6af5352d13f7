import type { Variables } from './shapes/shape.js'

export interface Answer {
  readonly data: unknown
  /** Of the body. */
  readonly bytes: number
}

/** One operation, which has to succeed. */
export async function ask(url: string, query: string, variables: Variables = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
  if (!response.ok || errors !== undefined || data === undefined)
    throw new Error(`${url} answered ${response.status} to ${query}\n${text.slice(0, 1000)}`)
  return { data, bytes: Buffer.byteLength(text) }
}
