import neo4j, { type BookmarkManager, type Driver, type Session } from 'neo4j-driver'
import { unavailable } from '../../domain/errors.js'
import type { Stop } from '../../domain/stop.js'
import type { Tally } from '../../domain/tally.js'
import { withoutStack } from '../../domain/without-stack.js'
import { limits } from '../../limits.js'
import { checkParameters } from '../check-parameters.js'
import type { Capabilities, Engine, EngineVersion, Load, Parameters, Row, Statement, Transaction } from '../engine.js'
import { Gate } from '../gate.js'
import { explaining } from '../plan.js'
import { commitsIn, standingTo } from './bookmark.js'
import { cutOff, DriverPulse, openDriver } from './driver.js'
import { translate } from './errors.js'
import { Liveness } from './liveness.js'
import { metadataOf } from './metadata.js'
import type { Neo4jOptions } from './options.js'
import { toDriver } from './parameters.js'
import { planText } from './plan-text.js'
import { Neo4jRawReads } from './raw-reads.js'
import { retryingRead } from './retrying-read.js'
import { assertVersion } from './server-version.js'
import { VersionProbe } from './version-probe.js'
import { within } from './within.js'
import { writeTransaction } from './write-transaction.js'

/** Neo4j 5.26 or later over Bolt. */
export class Neo4jEngine implements Engine {
  readonly dialect = 'neo4j'
  readonly capabilities: Capabilities
  #driver: Driver
  readonly #pulse: DriverPulse
  readonly #liveness: Liveness
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager()
  readonly #database: { database?: string }
  readonly #running = new Gate(limits.neo4jStatements_count)
  readonly #writers = new Gate(limits.neo4jWriters_count)
  /** What has connections of its own, or shares one with many; here it is only known what still runs. */
  readonly #beside = new Gate(Number.POSITIVE_INFINITY)
  readonly #probe = new VersionProbe(() => this.#session('READ'))
  #closed = false

  private constructor(driver: Driver, options: Neo4jOptions, agent: string) {
    this.#driver = driver
    this.#pulse = new DriverPulse(options)
    this.#liveness = new Liveness(this.#pulse, () => {
      // Its connections may never say that they are dead, and would fill the pool.
      cutOff(this.#driver)
      this.#driver = openDriver(options, limits.neo4jPool_connections)
    })
    this.#database = options.database === undefined ? {} : { database: options.database }
    this.description = `${agent} at ${options.url}`
    const rawReads = new Neo4jRawReads(options, this.#bookmarks, (work) => this.#whileOpen(work))
    this.capabilities = {
      sharedWithOthers: true,
      stopsReads: true,
      orderedIndexes: true,
      textRows: true,
      statement_rows: limits.neo4jStatement_rows,
      batch_rows: limits.neo4jBatch_rows,
      persistent: true,
      compares: standingTo,
      rawReads,
      save: null,
    }
  }

  readonly description: string

  /** Connects, or says in one sentence why that cannot be done. */
  static async open(options: Neo4jOptions): Promise<Neo4jEngine> {
    const { url, database } = options
    let driver: Driver | undefined
    try {
      driver = openDriver(options, limits.neo4jPool_connections)
      const { agent = 'Neo4j' } = await within(
        limits.neo4jOpen_ms,
        driver.getServerInfo(database === undefined ? {} : { database }),
      )
      assertVersion(agent)
      return new Neo4jEngine(driver, options, agent)
    } catch (error) {
      if (driver) cutOff(driver)
      throw translate(error, url)
    }
  }

  async read(statement: Statement, parameters: Parameters = {}, stop?: Stop): Promise<Row[]> {
    checkParameters(parameters)
    return this.#inFreshSession((session) => {
      const rows = (): Promise<Row[]> => this.#autoCommit(session, statement, parameters, stop?.tally)
      return stop ? whileWanted(session, stop, rows) : rows()
    })
  }

  /**
   * One statement as an auto-commit transaction: 0.4 ms, where `executeRead`'s own
   * BEGIN and COMMIT make it 0.6 to 1.1 ms.
   */
  async #autoCommit(
    session: Session,
    statement: Statement,
    parameters: Parameters,
    tally?: Tally | null,
  ): Promise<Row[]> {
    const result = await withoutStack(() =>
      session.run(statement.text, toDriver(parameters), {
        timeout: limits.readTimeout_ms,
        metadata: metadataOf(statement.name, tally),
      }),
    )
    return result.records.map((record) => record.toObject())
  }

  async write<T>(work: (transaction: Transaction) => Promise<T>, tally?: Tally): Promise<T> {
    const value = await this.#writers.pass(() =>
      this.#ask((gone) => writeTransaction(() => this.#session('WRITE'), work, gone, tally)),
    )
    void this.#probe.rest()
    return value
  }

  async *stream(statement: Statement): AsyncIterable<Row> {
    const session = this.#session('READ')
    const over = this.#liveness.begin()
    const records = session.run(statement.text)[Symbol.asyncIterator]()
    try {
      // Of a connection that is only being made nothing can be cut off; later on, that is enough.
      let next = await this.#liveness.during(() => records.next())
      for (; !next.done; next = await records.next()) yield next.value.toObject()
    } catch (error) {
      throw this.#liveness.gone ?? translate(error)
    } finally {
      over()
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

  async plan(statement: Statement): Promise<string> {
    const { name, text } = explaining(statement)
    return this.#inFreshSession(async (session) => {
      const { summary } = await session.run(text, {}, { timeout: limits.readTimeout_ms, metadata: metadataOf(name) })
      return summary.plan === false ? '' : planText(summary.plan)
    })
  }

  loads(): Load[] {
    return [this.#running.load('statements'), this.#writers.load('writers'), this.#beside.load('looks')]
  }

  /** The driver alone would cut off what is running. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.all([this.#writers, this.#running, this.#beside].map((gate) => gate.drained()))
    await this.#liveness.during(() => this.#probe.stop()).catch(() => {})
    this.#liveness.close()
    await Promise.all([this.#driver.close(), this.#pulse.close()])
  }

  #assertOpen(): void {
    if (this.#closed) throw unavailable('The connection to Neo4j is closed.')
  }

  /** Work that waits for no other, and for which closing waits too. */
  async #whileOpen<T>(work: () => Promise<T>): Promise<T> {
    this.#assertOpen()
    return this.#beside.pass(() => this.#liveness.during(work))
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    this.#assertOpen()
    // Also for those who would try again: over what is opened now, nothing would come either.
    if (this.#liveness.gone) throw this.#liveness.gone
    return this.#driver.session({
      ...this.#database,
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      fetchSize: 1000,
    })
  }

  /** Work on a connection, in its turn. */
  async #ask<T>(work: (gone: Stop) => Promise<T>): Promise<T> {
    try {
      return await this.#running.pass(() => this.#liveness.during(work))
    } catch (error) {
      throw translate(error)
    }
  }

  /** A fresh session each time, so that a retry may go to another server of the cluster. */
  #inFreshSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#ask(() =>
      retryingRead(async () => {
        const session = this.#session('READ')
        try {
          return await work(session)
        } finally {
          await session.close()
        }
      }),
    )
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
