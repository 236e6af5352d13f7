import neo4j, { type BookmarkManager, type Driver, type ManagedTransaction, type Session } from 'neo4j-driver'
import { unavailable } from '../../domain/errors.js'
import type { Stop } from '../../domain/stop.js'
import { limits } from '../../limits.js'
import { checkParameters } from '../check-parameters.js'
import type { Capabilities, Engine, EngineVersion, Parameters, Row, Statement, Transaction } from '../engine.js'
import { Gate } from '../gate.js'
import { commitsIn } from './bookmark.js'
import { translate } from './errors.js'
import { authOf, type Neo4jOptions } from './options.js'
import { toDriver } from './parameters.js'
import { Neo4jRawReads } from './raw-reads.js'
import { retryingRead } from './retrying-read.js'
import { VersionProbe } from './version-probe.js'
import { withoutStack } from './without-stack.js'

class Abandoned extends Error {
  constructor(readonly value: unknown) {
    super('abandoned')
  }
}

/** Neo4j 5.26 or later over Bolt. */
export class Neo4jEngine implements Engine {
  readonly dialect = 'neo4j'
  readonly capabilities: Capabilities
  readonly #driver: Driver
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager()
  readonly #database: { database?: string }
  /** As wide as the pool lets through; here it only knows what is still running. */
  readonly #running = new Gate(Number.POSITIVE_INFINITY)
  readonly #probe = new VersionProbe(() => this.#session('READ'))
  #closed = false

  private constructor(driver: Driver, options: Neo4jOptions, agent: string) {
    this.#driver = driver
    this.#database = options.database === undefined ? {} : { database: options.database }
    this.description = `${agent} at ${options.url}`
    const rawReads = new Neo4jRawReads(options, this.#bookmarks, (work) => this.#whileOpen(work))
    this.capabilities = {
      sharedWithOthers: true,
      stopsReads: true,
      orderedIndexes: true,
      statement_rows: limits.neo4jStatement_rows,
      batch_rows: limits.neo4jBatch_rows,
      persistent: true,
      rawReads,
    }
  }

  readonly description: string

  /** Connects, or says in one sentence why that cannot be done. */
  static async open(options: Neo4jOptions): Promise<Neo4jEngine> {
    const { url } = options
    let driver: Driver | undefined
    try {
      driver = neo4j.driver(url, authOf(options), {
        disableLosslessIntegers: true,
        connectionTimeout: limits.neo4jConnect_ms,
        connectionAcquisitionTimeout: limits.neo4jAcquire_ms,
        maxConnectionPoolSize: limits.neo4jPool_connections,
        userAgent: 'cityties',
        // A message more with every statement.
        telemetryDisabled: true,
      })
      const { agent = 'Neo4j' } = await driver.getServerInfo(
        options.database === undefined ? {} : { database: options.database },
      )
      return new Neo4jEngine(driver, options, agent)
    } catch (error) {
      await driver?.close()
      throw translate(error, url)
    }
  }

  async read(statement: Statement, parameters: Parameters = {}, stop?: Stop): Promise<Row[]> {
    checkParameters(parameters)
    return this.#inSession('READ', (session) => {
      const rows = (): Promise<Row[]> => this.#autoCommit(session, statement, parameters)
      return stop ? whileWanted(session, stop, rows) : rows()
    })
  }

  /**
   * One statement as an auto-commit transaction: 0.4 ms, where `executeRead`'s own
   * BEGIN and COMMIT make it 0.6 to 1.1 ms.
   */
  async #autoCommit(session: Session, statement: Statement, parameters: Parameters): Promise<Row[]> {
    const result = await withoutStack(() =>
      session.run(statement.text, toDriver(parameters), {
        timeout: limits.readTimeout_ms,
        metadata: { statement: statement.name },
      }),
    )
    return result.records.map((record) => record.toObject())
  }

  async write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const value = await this.#inSession('WRITE', (session) =>
      session
        .executeWrite((transaction) => attempt(transaction, work), { timeout: limits.writeTimeout_ms })
        .catch((error: unknown) => {
          if (error instanceof Abandoned) return error.value as T
          throw error
        }),
    )
    void this.#probe.rest()
    return value
  }

  async *stream(statement: Statement): AsyncIterable<Row> {
    const session = this.#session('READ')
    try {
      for await (const record of session.run(statement.text)) yield record.toObject()
    } catch (error) {
      throw translate(error)
    } finally {
      await session.close()
    }
  }

  async version(): Promise<EngineVersion> {
    return this.#whileOpen(async () => {
      try {
        const token = await this.#probe.look()
        return { token, commits: commitsIn(token) }
      } catch (error) {
        throw translate(error)
      }
    })
  }

  /** The driver alone would cut off what is running. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.all([this.#running.drained(), this.#probe.stop()])
    await this.#driver.close()
  }

  #assertOpen(): void {
    if (this.#closed) throw unavailable('The connection to Neo4j is closed.')
  }

  /** Work on a connection of its own, for which closing waits too. */
  async #whileOpen<T>(work: () => Promise<T>): Promise<T> {
    this.#assertOpen()
    return this.#running.pass(work)
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    this.#assertOpen()
    return this.#driver.session({
      ...this.#database,
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      fetchSize: 1000,
    })
  }

  #inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    return this.#running.pass(() => this.#inFreshSession(mode, work))
  }

  /** A fresh session each time, so that a retry may go to another server of the cluster. */
  async #inFreshSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const once = async (): Promise<T> => {
      const session = this.#session(mode)
      try {
        return await work(session)
      } finally {
        await session.close()
      }
    }
    try {
      return mode === 'WRITE' ? await once() : await retryingRead(once)
    } catch (error) {
      throw translate(error)
    }
  }
}

/** A session that is closed resets its connection, which ends in the database what runs on it. */
async function whileWanted<T>(session: Session, stop: Stop, work: () => Promise<T>): Promise<T> {
  stop.throwIfStopped()
  const cut = (): void => {
    session.close().catch(() => {})
  }
  stop.onStop(cut)
  try {
    return await work()
  } catch (error) {
    throw stop.reason ?? error
  } finally {
    stop.off(cut)
  }
}

async function attempt<T>(transaction: ManagedTransaction, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  let abandoned = false
  const value = await work({
    async run(statement, parameters = {}) {
      checkParameters(parameters)
      const result = await transaction.run(statement.text, toDriver(parameters))
      return result.records.map((record) => record.toObject())
    },
    abandon: () => {
      abandoned = true
    },
  })
  // The driver rolls back what throws, and only that.
  if (abandoned) throw new Abandoned(value)
  return value
}
