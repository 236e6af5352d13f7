import neo4j from 'neo4j-driver'
import { retrying } from '../retry.js'

/** The driver repeats transaction functions alone; other reads are repeated here by its own rule. */
export const retryingRead = <T>(work: () => Promise<T>): Promise<T> =>
  retrying(work, (error) => neo4j.isRetryableError(error as Error))
