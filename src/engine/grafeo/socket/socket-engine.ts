import { unavailable } from '../../../domain/errors.js'
import { limits } from '../../../limits.js'
import { checkParameters } from '../../check-parameters.js'
import type {
  Capabilities,
  Engine,
  EngineVersion,
  Load,
  Parameters,
  Row,
  Statement,
  Transaction,
} from '../../engine.js'
import { Gate } from '../../gate.js'
import { explaining, planIn, standIns } from '../../plan.js'
import type { Answer, Question, Welcome } from './messages.js'
import { OwnerConnection } from './owner-connection.js'
import type { Replies } from './replies.js'

/** How a run of the work of a transaction ended. */
type Worked<T> = { readonly value: T } | { readonly error: unknown; readonly isOfStatement: boolean }

/** The embedded engine of another process, which has the data folder open. */
export class SocketEngine implements Engine {
  readonly dialect = 'grafeo'
  readonly capabilities: Capabilities = {
    sharedWithOthers: true,
    stopsReads: false,
    orderedIndexes: false,
    textRows: false,
    persistent: true,
    compares: null,
    rawReads: null,
    statement_rows: limits.embeddedStatement_rows,
    batch_rows: limits.embeddedBatch_rows,
    save: async (file) => {
      await this.#running.pass(() => this.#ask({ ask: 'save', file }))
    },
  }
  readonly description: string
  /** Answers that are under way take the owner's memory. */
  readonly #reads = new Gate(limits.embeddedReads_count)
  /** Knows only what is still running. */
  readonly #running = new Gate(Number.POSITIVE_INFINITY)
  #closed = false

  private constructor(
    readonly connection: OwnerConnection,
    readonly welcome: Welcome,
  ) {
    this.description = `${welcome.description}, through process ${welcome.pid}`
  }

  /** @param path of the socket. Null where nobody listens. @throws as `OwnerConnection.open` */
  static async open(path: string, folder: string, build: string): Promise<SocketEngine | null> {
    const opened = await OwnerConnection.open(path, folder, build)
    return opened && new SocketEngine(...opened)
  }

  async read(statement: Statement, parameters: Parameters = {}): Promise<Row[]> {
    checkParameters(parameters)
    return this.#running.pass(() =>
      this.#reads.pass(async () => rowsIn(await this.#ask({ ask: 'read', statement, parameters }))),
    )
  }

  async version(): Promise<EngineVersion> {
    return this.#running.pass(async () => {
      const answer = await this.#ask({ ask: 'version' })
      const { token, commits } = ('value' in answer ? answer.value : {}) as EngineVersion
      // The owner's numbers may come again when another process has opened the folder.
      return { token: `${this.welcome.instance}:${token}`, commits }
    })
  }

  async plan(statement: Statement): Promise<string> {
    return planIn(await this.read(explaining(statement), standIns(statement)))
  }

  loads(): Load[] {
    return [this.#reads.load('reads')]
  }

  async *stream(statement: Statement): AsyncIterable<Row> {
    this.#assertOpen()
    const replies = this.connection.ask({ ask: 'stream', statement })
    const { id } = replies
    let isOver = false
    try {
      for (;;) {
        const reply = await replies.next().catch((error: unknown) => {
          isOver = true
          throw error
        })
        isOver = reply.say === 'done'
        if (isOver) return
        this.connection.tell({ id, ask: 'more' })
        yield* rowsIn(reply)
      }
    } finally {
      if (!isOver) this.connection.tell({ id, ask: 'leave' })
      this.connection.forget(replies)
    }
  }

  async write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#running.pass(async () => {
      this.#assertOpen()
      const replies = this.connection.ask({ ask: 'begin' })
      let worked: Worked<T> | undefined
      try {
        // The owner lets the work begin, and begin anew where its transaction lost a race.
        while ((await replies.next()).say === 'begun') worked = await this.#attempt(replies, work)
      } catch (error) {
        throw worked && 'error' in worked && !worked.isOfStatement ? worked.error : error
      } finally {
        this.connection.forget(replies)
      }
      if (!worked || 'error' in worked) throw new Error('a transaction was committed whose work had failed')
      return worked.value
    })
  }

  async #attempt<T>({ id }: Replies, work: (transaction: Transaction) => Promise<T>): Promise<Worked<T>> {
    const failures = new Map<unknown, number>()
    let abandoned = false
    const run = async (statement: Statement, parameters: Parameters = {}): Promise<Row[]> => {
      checkParameters(parameters)
      const replies = this.connection.ask({ ask: 'run', within: id, statement, parameters })
      try {
        return rowsIn(await replies.next())
      } catch (error) {
        failures.set(error, replies.id)
        throw error
      } finally {
        this.connection.forget(replies)
      }
    }
    const abandon = (): void => {
      abandoned = true
    }
    try {
      const value = await work({ run, abandon })
      this.connection.tell({ id, ask: abandoned ? 'abandon' : 'commit' })
      return { value }
    } catch (error) {
      const failed = failures.get(error) ?? null
      this.connection.tell({ id, ask: 'fail', run: failed })
      return { error, isOfStatement: failed !== null }
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#running.drained()
    await this.connection.close()
  }

  async #ask(question: Question): Promise<Answer> {
    this.#assertOpen()
    const replies = this.connection.ask(question)
    try {
      return await replies.next()
    } finally {
      this.connection.forget(replies)
    }
  }

  #assertOpen(): void {
    if (this.#closed) throw unavailable('The connection to the process that has the data folder open is closed.')
  }
}

const rowsIn = (answer: Answer): Row[] => ('rows' in answer ? [...answer.rows] : [])
