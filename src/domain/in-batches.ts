/** The same items, so many at a time; fewer in the last batch. */
export async function* inBatches<T>(items: AsyncIterable<T> | Iterable<T>, batch_rows: number): AsyncIterable<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < batch_rows) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
