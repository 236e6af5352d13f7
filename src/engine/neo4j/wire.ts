import type { Socket } from 'node:net'
import type { Driver } from 'neo4j-driver'

/** The part of the driver's inside that holds its sockets, as it is in 6.3.0. */
interface Inside {
  readonly _connectionProvider?: {
    readonly _openConnections?: Readonly<Record<string, { readonly _ch?: { readonly _conn?: Socket } }>>
  }
}

/**
 * The sockets of a driver. It has no public way to them, and no bound of its own: it gathers
 * the whole of a row in memory, however long that grows, before anybody sees it. So what has come in must be counted, and cut off, here.
 *
 * @throws when the driver is built otherwise: rather no raw read than an unbounded one
 */
export function socketsOf(driver: Driver): Socket[] {
  const connections = (driver as unknown as Inside)._connectionProvider?._openConnections
  if (!connections) throw new Error('the driver does not show its connections')
  return Object.values(connections).map(({ _ch: channel }) => {
    if (typeof channel?._conn?.bytesRead !== 'number') throw new Error('the driver does not show its sockets')
    return channel._conn
  })
}
