/**
 * What `work` makes of each item, in the order of the items. While one result is being used, the
 * next `ahead_count` are being made; leaving the loop waits for those, and makes no more.
 */
export async function* mapAhead<T, R>(
  items: AsyncIterable<T>,
  ahead_count: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const iterator = items[Symbol.asyncIterator]()
  const begun: Promise<{ readonly result: R } | null>[] = []
  const begin = (): void => {
    const next = iterator.next().then(async ({ done, value }) => (done ? null : { result: await work(value) }))
    // Told to whoever takes it; nobody may do so any more.
    next.catch(() => {})
    begun.push(next)
  }
  try {
    for (let count = 0; count < ahead_count; count++) begin()
    for (;;) {
      begin()
      const made = await begun.shift()
      if (!made) return
      yield made.result
    }
  } finally {
    await Promise.allSettled(begun)
    await iterator.return?.()
  }
}
