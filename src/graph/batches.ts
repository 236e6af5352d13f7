import { limits } from '../limits.js'

/** Ids in parts, which one statement takes unless they are to be of another size. */
export function* batches(ids: readonly string[], size: number = limits.loaderBatch_ids): Iterable<readonly string[]> {
  for (let from = 0; from < ids.length; from += size) yield ids.slice(from, from + size)
}
