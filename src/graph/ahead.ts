/** The same items, the next of which is being made while the last is being used: one is held more than without. */
export async function* ahead<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]()
  const take = (): Promise<IteratorResult<T>> => {
    const next = iterator.next()
    // Told to whoever takes it; nobody may do so any more.
    next.catch(() => {})
    return next
  }
  let next = take()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = take()
      yield value
    }
  } finally {
    await next.catch(() => {})
    await iterator.return?.()
  }
}
