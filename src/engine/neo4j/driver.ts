import neo4j, { type Driver, Neo4jError, type Session } from 'neo4j-driver'
import { limits } from '../../limits.js'
import type { Pulse } from './liveness.js'
import { authOf, type Neo4jOptions } from './options.js'
import { socketsOf } from './wire.js'

export function openDriver(options: Neo4jOptions, pool_connections: number): Driver {
  return neo4j.driver(options.url, authOf(options), {
    disableLosslessIntegers: true,
    connectionTimeout: limits.neo4jConnect_ms,
    connectionAcquisitionTimeout: limits.neo4jAcquire_ms,
    maxConnectionPoolSize: pool_connections,
    userAgent: 'cityties',
    // A message more with every statement.
    telemetryDisabled: true,
  })
}

/** Of a driver whose connections will bring nothing: closed as they are, they would be waited for. */
export function cutOff(driver: Driver): void {
  for (const socket of socketsOf(driver)) socket.destroy(new Error('cut off'))
  driver.close().catch(() => {})
}

/** There is no connection, or no longer: what was under way on it may have been done or not. */
export const isConnectionLost = (error: unknown): boolean =>
  error instanceof Neo4jError && ['ServiceUnavailable', 'SessionExpired'].includes(error.code)

/** Asks a database for a sign of life, past the connections that others may have taken. */
export class DriverPulse implements Pulse {
  #driver: Driver | null = null

  constructor(readonly options: Neo4jOptions) {}

  async ask(): Promise<void> {
    // One of the connections may be for the routing table.
    this.#driver ??= openDriver(this.options, 2)
    const { database } = this.options
    const session: Session = this.#driver.session({
      ...(database === undefined ? {} : { database }),
      defaultAccessMode: 'READ',
    })
    try {
      // Goes through all of the database and reads nothing.
      await session.beginTransaction({ metadata: { statement: 'pulse' } }).commit()
    } catch (error) {
      if (isConnectionLost(error)) throw error
    } finally {
      await session.close()
    }
  }

  giveUp(): void {
    if (this.#driver) cutOff(this.#driver)
    this.#driver = null
  }

  async close(): Promise<void> {
    await this.#driver?.close()
  }
}
