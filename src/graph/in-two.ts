/** Of two kinds. */
export type OneOfTwo<A, B> = { readonly first: A } | { readonly second: B }

/**
 * Parts a sequence in which all of one kind come before all of another. The second is to be read when the first has
 * been; leaving either, once it was begun, leaves the whole.
 */
export function inTwo<A, B>(items: AsyncGenerator<OneOfTwo<A, B>>): [AsyncIterable<A>, AsyncIterable<B>] {
  let begun: OneOfTwo<A, B> | null = null
  async function* first(): AsyncIterable<A> {
    let ended = false
    try {
      while (!ended) {
        const { done, value } = await items.next()
        if (!done && 'first' in value) {
          yield value.first
          continue
        }
        begun = done ? null : value
        ended = true
      }
    } finally {
      if (!ended) await items.return(undefined)
    }
  }
  async function* second(): AsyncIterable<B> {
    try {
      if (begun && 'second' in begun) yield begun.second
      for await (const item of items) if ('second' in item) yield item.second
    } finally {
      await items.return(undefined)
    }
  }
  return [first(), second()]
}
