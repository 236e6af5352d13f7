import { limits } from '../limits.js'

/** Ids in parts that one statement takes. */
export function* batches(ids: readonly string[]): Iterable<readonly string[]> {
  for (let from = 0; from < ids.length; from += limits.loaderBatch_ids)
    yield ids.slice(from, from + limits.loaderBatch_ids)
}
