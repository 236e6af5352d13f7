import neo4j, { type BookmarkManager, type Driver, Neo4jError, type Result, type Session } from 'neo4j-driver'
import { CityTiesError, invalidInput, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { checkParameters } from '../check-parameters.js'
import type { Parameters, RawBounds, RawReads, RawResult, RawValue } from '../engine.js'
import { isOutOfMemory, translate } from './errors.js'
import { authOf, type Neo4jOptions } from './options.js'
import { toDriver } from './parameters.js'
import { rawValue } from './raw-values.js'
import { socketsOf } from './wire.js'

/** How often what has come in is counted. A fast wire brings some MB in that time. */
const watchEvery_ms = 10

/**
 * Raw reads, each on a connection of its own: what that one brings can be counted and cut off,
 * which ends the statement in the database too, and nobody else waits behind it.
 */
export class Neo4jRawReads implements RawReads {
  constructor(
    readonly options: Neo4jOptions,
    readonly bookmarks: BookmarkManager,
    readonly whileOpen: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  async run<T>(
    text: string,
    parameters: Parameters,
    bounds: RawBounds,
    work: (result: RawResult) => Promise<T>,
  ): Promise<T> {
    checkParameters(parameters)
    return this.whileOpen(async () => {
      bounds.signal.throwIfAborted()
      const connection = new RawConnection(this.options, this.bookmarks, bounds)
      try {
        return await work(await connection.start(text, parameters))
      } catch (error) {
        throw connection.why ?? explained(error)
      } finally {
        await connection.close()
      }
    })
  }
}

/** A driver for one statement, cut off when the statement brings too much or nobody wants it any more. */
class RawConnection {
  /** Why it was cut off. */
  why: unknown
  readonly #driver: Driver
  readonly #session: Session
  readonly #watch: NodeJS.Timeout
  readonly #late: NodeJS.Timeout
  readonly #abort = (): void => this.#cut(this.bounds.signal.reason)

  constructor(
    options: Neo4jOptions,
    bookmarkManager: BookmarkManager,
    readonly bounds: RawBounds,
  ) {
    this.#driver = neo4j.driver(options.url, authOf(options), {
      useBigInt: true,
      connectionTimeout: limits.neo4jConnect_ms,
      connectionAcquisitionTimeout: limits.neo4jAcquire_ms,
      // One may be for the routing table.
      maxConnectionPoolSize: 2,
      userAgent: 'cityties',
    })
    const database = options.database === undefined ? {} : { database: options.database }
    this.#session = this.#driver.session({
      ...database,
      defaultAccessMode: 'READ',
      bookmarkManager,
      fetchSize: bounds.fetch_rows,
    })
    // Fails here, before anything is sent, where the wire cannot be watched.
    socketsOf(this.#driver)
    this.#watch = setInterval(() => this.#count(), watchEvery_ms)
    this.#late = setTimeout(() => this.#cut(late()), bounds.time_ms + limits.cypherTimeGrace_ms)
    bounds.signal.addEventListener('abort', this.#abort)
  }

  async start(text: string, parameters: Parameters): Promise<RawResult> {
    const config = { timeout: this.bounds.time_ms, metadata: { statement: 'raw' } }
    const result = this.#session.run(text, toDriver(parameters), config)
    const columns = await result.keys()
    return { columns, rows: this.#rows(result, columns) }
  }

  async *#rows(result: Result, columns: readonly string[]): AsyncIterable<RawValue[]> {
    const iterator = result[Symbol.asyncIterator]()
    try {
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        const record = next.value
        yield columns.map((column) => rawValue(record.get(column)))
      }
    } catch (error) {
      throw this.why ?? error
    }
  }

  #count(): void {
    const { wire_bytes: limit } = this.bounds
    const read_bytes = socketsOf(this.#driver).reduce((sum, { bytesRead }) => sum + bytesRead, 0)
    if (read_bytes <= limit) return
    const message = `The statement gave more than ${limit} bytes. Return less of each row, or fewer rows (LIMIT).`
    this.#cut(limitExceeded(message, { bound: 'BYTES', limit }))
  }

  #cut(why: unknown): void {
    this.why ??= why
    this.#disconnect()
  }

  /** With an error, for the driver takes no notice of a socket that closes without: who waits would wait for good. */
  #disconnect(): void {
    for (const socket of socketsOf(this.#driver)) socket.destroy(new Error('cut off'))
  }

  /** What still runs ends with its connection: the database stops for a client that is gone. */
  async close(): Promise<void> {
    clearInterval(this.#watch)
    clearTimeout(this.#late)
    this.bounds.signal.removeEventListener('abort', this.#abort)
    this.#disconnect()
    await this.#driver.close()
  }
}

const late = (): CityTiesError =>
  limitExceeded('The database took longer than it may; ask for less at once.', { bound: 'TIME' })

/** What went wrong while it ran, by its code; the database's own words might hold values that must not be shown. */
const stopped: Readonly<Record<string, string>> = {
  ArithmeticError: 'The statement divides by zero, or a number grows too large.',
  TypeError: 'The statement meets a value of another type than it can work with.',
  ArgumentError: `The statement gives a function a value that it does not take (of range(): more than ${limits.cypherRangeMax_count} numbers).`,
  EntityNotFound: 'What the statement reads was deleted while it ran. Run it again.',
}

/**
 * A statement's own faults. Those that are found before it runs speak of the statement alone,
 * so the database's words may be shown.
 */
function explained(error: unknown): unknown {
  if (error instanceof CityTiesError || !(error instanceof Neo4jError)) return error
  const [, name = ''] = /^Neo\.ClientError\.Statement\.(\w+)$/.exec(error.code) ?? []
  if (name === 'SyntaxError') {
    const [, message = '', offset] =
      /^([^\n]*?)(?: \(line \d+, column \d+ \(offset: (\d+)\)\))?(?:\n|$)/.exec(error.message) ?? []
    return invalidInput(message, offset === undefined ? {} : { offset: Number(offset) })
  }
  const known = Object.hasOwn(stopped, name) ? stopped[name] : undefined
  if (known !== undefined) return invalidInput(known)
  const translated = translate(error)
  if (isOutOfMemory(error)) return translated
  return translated instanceof CityTiesError && translated.kind === 'LIMIT_EXCEEDED' ? late() : translated
}
