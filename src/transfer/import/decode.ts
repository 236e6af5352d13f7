import type { Input } from './input.js'

/**
 * The text of an input in UTF-8, whatever its encoding, without a byte order mark. Bytes that are
 * no UTF-8 in a text of UTF-8 come as they are.
 */
export async function* utf8Of(input: Input): AsyncIterable<Buffer> {
  if (input.encoding === 'utf-8') return yield* withoutMark(input.content())
  const decoder = new TextDecoder(input.encoding)
  for await (const chunk of input.content()) {
    const text = decoder.decode(chunk, { stream: true })
    // Half of a letter: the other half is in the next chunk.
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

async function* withoutMark(content: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let isFirst = true
  for await (const chunk of content) {
    const isMarked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    yield isMarked ? chunk.subarray(3) : chunk
  }
}

/** The same as text, in pieces that break anywhere; what is no UTF-8 in a text of UTF-8 is U+FFFD. */
export async function* textOf(input: Input): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const chunk of utf8Of(input)) yield decoder.decode(chunk, { stream: true })
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
