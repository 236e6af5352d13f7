import { Cancelled, type Progress } from '../../analytics/progress.js'
import { limitExceeded } from '../../domain/errors.js'

/**
 * Work on the thread that answers everybody, which is given up when it takes too long.
 *
 * @param advice how to ask for less
 * @throws LIMIT_EXCEEDED
 */
export function withinTime<T>(limit_ms: number, advice: string, work: (progress: Progress) => T): T {
  const end_ms = performance.now() + limit_ms
  try {
    return work({ isCancelled: () => performance.now() > end_ms })
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    throw limitExceeded(`This takes longer than ${limit_ms} ms, which is the most that it may. ${advice}`, {
      limit: limit_ms,
    })
  }
}
