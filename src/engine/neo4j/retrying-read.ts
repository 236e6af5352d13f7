import { retrying } from '../retry.js'
import { isRetryable } from './errors.js'

/** The driver repeats transaction functions alone; other reads are repeated here by its own rule. */
export const retryingRead = <T>(work: () => Promise<T>): Promise<T> => retrying(work, isRetryable)
