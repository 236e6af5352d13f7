import type { Operation } from './client.js'

const pause_ms = 1000

/**
 * Listens to a subscription as an event stream. When the connection breaks, it comes again
 * and names the last event that it was given, so that none is missed and none comes twice.
 *
 * In a browser `new EventSource(address)` does the same, with `addEventListener('next', …)`.
 *
 * @throws what the server says where it refuses the subscription
 */
export async function* listen<Data, Variables>(
  url: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
  headers: Record<string, string> = {},
): AsyncGenerator<Data> {
  const address = `${url}?${new URLSearchParams({ query: operation.text, variables: JSON.stringify(variables) })}`
  let lastId = ''
  for (;;) {
    const response = await fetch(address, {
      headers: { accept: 'text/event-stream', ...headers, ...(lastId === '' ? {} : { 'last-event-id': lastId }) },
    }).catch(() => null)
    if (response && response.status !== 200 && response.status !== 503) throw new Error(await response.text())
    for await (const { event, id, data } of eventsIn(response?.body)) {
      if (id !== undefined) lastId = id
      if (event === 'complete') return
      if (event !== 'next' || data === undefined) continue
      const answer = JSON.parse(data) as {
        readonly data?: Data
        readonly errors?: readonly { readonly message: string }[]
      }
      if (answer.errors || answer.data === undefined) throw new Error(answer.errors?.[0]?.message ?? 'no data')
      yield answer.data
    }
    await new Promise((again) => setTimeout(again, pause_ms))
  }
}

interface StreamedEvent {
  readonly event?: string
  readonly id?: string
  readonly data?: string
}

/** The events of a stream, until it ends or breaks. */
async function* eventsIn(body: ReadableStream<Uint8Array> | null | undefined): AsyncGenerator<StreamedEvent> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks)
        yield Object.fromEntries(
          block
            .split('\n')
            .filter((line) => /^\w+:/.test(line))
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]),
        )
    }
  } catch {
    // It broke; the next connection goes on.
  }
}
