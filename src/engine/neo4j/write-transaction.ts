import type { Transaction as DriverTransaction, Session } from 'neo4j-driver'
import { unavailable } from '../../domain/errors.js'
import type { Stop } from '../../domain/stop.js'
import type { Tally } from '../../domain/tally.js'
import { limits } from '../../limits.js'
import { checkParameters } from '../check-parameters.js'
import type { Transaction } from '../engine.js'
import { retrying } from '../retry.js'
import { isConnectionLost } from './driver.js'
import { isRetryable } from './errors.js'
import { metadataOf } from './metadata.js'
import { toDriver } from './parameters.js'

/**
 * A transaction, begun again where it lost a race or its server before its commit. Where the
 * connection is lost during the commit, nobody knows whether it was made: the driver's own
 * transaction functions run the work once more then, which would do it twice.
 *
 * @param gone nobody waits for it any more: it is not begun again, lest it be done after it was said to have failed
 */
export const writeTransaction = <T>(
  openSession: () => Session,
  work: (transaction: Transaction) => Promise<T>,
  gone: Stop,
  tally?: Tally,
): Promise<T> =>
  retrying(
    () => attempt(openSession(), work, gone, tally),
    (error) => gone.reason === null && isRetryable(error),
  )

async function attempt<T>(
  session: Session,
  work: (transaction: Transaction) => Promise<T>,
  gone: Stop,
  tally?: Tally,
): Promise<T> {
  // A fresh session each time, so that a retry may go to another server of the cluster.
  try {
    // Not awaited: it travels with the first statement.
    const transaction = session.beginTransaction({
      timeout: limits.writeTimeout_ms,
      metadata: metadataOf('transaction', tally),
    })
    let abandoned = false
    const value = await work({
      async run(statement, parameters = {}) {
        checkParameters(parameters)
        gone.throwIfStopped()
        const result = await transaction.run(statement.text, toDriver(parameters))
        return result.records.map((record) => record.toObject())
      },
      abandon: () => {
        abandoned = true
      },
    })
    if (abandoned) await transaction.rollback()
    else await commit(transaction, gone)
    return value
  } finally {
    // Rolls back what is open.
    await session.close()
  }
}

async function commit(transaction: DriverTransaction, gone: Stop): Promise<void> {
  gone.throwIfStopped()
  try {
    await transaction.commit()
  } catch (error) {
    if (!isConnectionLost(error)) throw error
    throw unavailable(
      'Neo4j was lost while the change was being committed: it may have been made or not. Send it again, with the same idempotency key.',
      error,
    )
  }
}
