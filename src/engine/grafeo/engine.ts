import { setImmediate } from 'node:timers/promises'
// CommonJS whose names Node cannot see from outside, hence the default import.
import grafeo, { type GrafeoDB, type Transaction as GrafeoTransaction } from '@grafeo-db/js'
import { unavailable } from '../../domain/errors.js'
import type { Stop } from '../../domain/stop.js'
import { limits } from '../../limits.js'
import { checkParameters } from '../check-parameters.js'
import type { Capabilities, Engine, EngineVersion, Load, Parameters, Row, Statement, Transaction } from '../engine.js'
import { Gate } from '../gate.js'
import { explaining, planIn, standIns } from '../plan.js'
import { retrying } from '../retry.js'
import { CheckpointPace } from './checkpoint-pace.js'
import { type DataFolder, dataFolder, ownerOf } from './data-folder.js'
import { isLostRace, translate } from './errors.js'
import { Listener, type ListenOptions } from './socket/listener.js'
import { removePlace } from './socket/socket-path.js'

const rowsPerTurn = 1000

/** Grafeo, in this process: nothing to install, one process at a time. */
export class GrafeoEngine implements Engine {
  readonly dialect = 'grafeo'
  readonly capabilities: Capabilities
  readonly description: string
  readonly #db: GrafeoDB
  readonly #folder: DataFolder | null
  readonly #pace: CheckpointPace | null
  /** Two transactions that MERGE one relationship can make two, so writes take turns. */
  readonly #writes = new Gate(1)
  readonly #reads = new Gate(limits.embeddedReads_count)
  #listener: Listener | null = null
  #closed = false
  #closing: Promise<void> | null = null

  private constructor(db: GrafeoDB, path: string | null, folder: DataFolder | null, pace: CheckpointPace | null) {
    this.#db = db
    this.#folder = folder
    this.#pace = pace
    this.capabilities = {
      sharedWithOthers: false,
      stopsReads: false,
      orderedIndexes: false,
      // Joining lists into texts takes it five times as long as giving them.
      textRows: false,
      statement_rows: limits.embeddedStatement_rows,
      batch_rows: limits.embeddedBatch_rows,
      persistent: path !== null,
      compares: null,
      rawReads: null,
      save: (file) => this.#save(file),
    }
    this.description = `embedded engine (Grafeo ${db.version()}), ${path ?? 'in memory'}`
  }

  /** Opens the data folder, making it where there is none; in memory when the folder is null. */
  static open(path: string | null): GrafeoEngine {
    if (path === null) return new GrafeoEngine(grafeo.GrafeoDB.create(), null, null, null)
    const folder = dataFolder(path)
    try {
      const db = grafeo.GrafeoDB.create(folder.file)
      const pace = new CheckpointPace(db, folder.file, {
        interval_ms: limits.checkpointInterval_ms,
        leastWal_bytes: limits.checkpointWal_bytes,
      })
      // What a process that was killed has left outside of the folder.
      removePlace(ownerOf(path)?.place ?? '')
      folder.claim()
      return new GrafeoEngine(db, path, folder, pace)
    } catch (error) {
      throw folder.explain(error)
    }
  }

  /**
   * Lets other processes work on the folder through this one, until it closes. In memory there is nothing to do.
   *
   * @param via what they work on: this engine, perhaps with somebody who watches
   */
  async listen(options: ListenOptions, via: Engine = this): Promise<void> {
    if (!this.#folder) return
    this.#listener = await Listener.open(via, this.#folder.path, options)
    this.#folder.claim(this.#listener?.place)
  }

  async read(statement: Statement, parameters: Parameters = {}, stop?: Stop): Promise<Row[]> {
    checkParameters(parameters)
    return this.#reads.pass(async () => {
      this.#assertOpen()
      // What runs cannot be stopped; what waited for its turn need not begin.
      stop?.throwIfStopped()
      try {
        return (await this.#db.executeCypher(statement.text, parameters)).toArray()
      } catch (error) {
        throw translate(error)
      }
    })
  }

  async write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#writes
      .pass(() => retrying(() => this.#attempt(work), isLostRace))
      .catch((error: unknown) => {
        throw translate(error)
      })
  }

  async #attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.#assertOpen()
    const transaction = this.#db.beginTransaction()
    let abandoned = false
    try {
      const value = await work({
        run: (statement, parameters = {}) => runIn(transaction, statement, parameters),
        abandon: () => {
          abandoned = true
        },
      })
      if (abandoned) transaction.rollback()
      else await commit(transaction)
      this.#pace?.committed()
      return value
    } catch (error) {
      // A transaction left open after an error would hold its locks for good.
      rollBack(transaction)
      throw error
    }
  }

  /**
   * The rows stay with the engine, and one at a time becomes an object. (Its cursor holds less,
   * but takes 45 µs a row, a thread being asked for each; so they take 2.)
   */
  async *stream(statement: Statement): AsyncIterable<Row> {
    const result = await this.#reads.pass(() => {
      this.#assertOpen()
      return this.#db.executeCypher(statement.text)
    })
    for (let row = 0; row < result.length; row++) {
      yield result.get(row)
      // Reading goes on without a pause otherwise, and nothing else would have its turn.
      if (row % rowsPerTurn === rowsPerTurn - 1) await setImmediate()
    }
  }

  /** The epoch is the number of commits, and nobody else can commit. */
  async version(): Promise<EngineVersion> {
    this.#assertOpen()
    const epoch = this.#db.currentEpoch()
    return { token: String(epoch), commits: Number(epoch) }
  }

  async plan(statement: Statement): Promise<string> {
    return planIn(await this.read(explaining(statement), standIns(statement)))
  }

  loads(): Load[] {
    return [this.#reads.load('reads'), this.#writes.load('writes')]
  }

  /** Between two transactions, so that none is half in it. */
  async #save(file: string): Promise<void> {
    await this.#writes.pass(async () => {
      this.#assertOpen()
      try {
        this.#db.save(file)
      } catch (error) {
        throw unavailable(`The graph could not be written to ${file}: ${(error as Error).message}`, error)
      }
    })
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** Those who work through this process go first: they can hold the queue of writes. */
  async #close(): Promise<void> {
    await this.#listener?.close()
    this.#closed = true
    await Promise.all([this.#writes.drained(), this.#reads.drained()])
    try {
      this.#writeOut()
    } catch (error) {
      throw unavailable(
        'The graph could not be written out when it was closed; there may be no room on the disk. All that was committed is in its log, which is read when the folder is opened next.',
        error,
      )
    } finally {
      this.#folder?.release()
    }
  }

  #writeOut(): void {
    try {
      if (this.capabilities.persistent) this.#db.walCheckpoint()
    } finally {
      this.#db.close()
    }
  }

  #assertOpen(): void {
    if (this.#closed) throw unavailable('The embedded engine is closed.')
  }
}

/**
 * As a statement of its own (GQL, ISO/IEC 39075), which a thread of the engine carries out: its method does it on ours,
 * and whoever asks anything meanwhile would wait for the disk, some 10 ms each time.
 */
async function commit(transaction: GrafeoTransaction): Promise<void> {
  await transaction.execute('COMMIT')
}

/** After a commit that failed there is nothing to roll back, though it says that it is active; why it failed is what matters. */
function rollBack(transaction: GrafeoTransaction): void {
  try {
    if (transaction.isActive) transaction.rollback()
  } catch {}
}

async function runIn(transaction: GrafeoTransaction, statement: Statement, parameters: Parameters): Promise<Row[]> {
  checkParameters(parameters)
  return (await transaction.executeCypher(statement.text, parameters)).toArray()
}
