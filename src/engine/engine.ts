import type { Stop } from '../domain/stop.js'
import type { Tally } from '../domain/tally.js'

/**
 * The port to a graph database: what the service needs of one and no more. What cities
 * and ties are, and what is computed over them, stays outside.
 */

/** Which text of a statement the engine runs, where the dialects differ. */
export type Dialect = 'neo4j' | 'grafeo'

/** A statement of `cypher/`, by the name of its file, in the engine's dialect. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** Strings, numbers (whole ones are integers), booleans, null, and lists and maps of them; never Infinity or NaN. */
export type Parameter =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Parameter[]
  | { readonly [name: string]: Parameter }
export type Parameters = { readonly [name: string]: Parameter }

/** A row by column: scalars, lists and maps; never a driver's node or relationship. */
export type Row = { readonly [column: string]: unknown }

export interface Transaction {
  run(statement: Statement, parameters?: Parameters): Promise<Row[]>
  /** Makes the transaction leave nothing behind, not even a commit, when the work returns. */
  abandon(): void
}

/** What can be known of the state of the data without reading it. */
export interface EngineVersion {
  /** Equal tokens mean that nothing was committed in between, by anybody. */
  readonly token: string
  /** Transactions committed so far, from an arbitrary start; null where the engine does not say. */
  readonly commits: number | null
}

/** How a state of the data stands to another one; OTHER for a token that is none of this database. */
export type Standing = 'AS_NEW' | 'OLDER' | 'OTHER'

/** A value as a statement of a researcher's own gives it. Whole numbers that a double holds are numbers, others `bigint`. */
export type RawValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly RawValue[]
  | ReadonlyMap<string, RawValue>
  | RawNode
  | RawRelationship
  | { readonly kind: 'path'; readonly nodes: readonly RawNode[]; readonly relationships: readonly RawRelationship[] }
  | { readonly kind: 'temporal'; readonly type: string /** ISO 8601. */; readonly text: string }
  | { readonly kind: 'point'; readonly srid: number; readonly coordinates: readonly number[] }

export interface RawNode {
  readonly kind: 'node'
  readonly labels: readonly string[]
  readonly properties: ReadonlyMap<string, RawValue>
}

export interface RawRelationship {
  readonly kind: 'relationship'
  readonly type: string
  readonly properties: ReadonlyMap<string, RawValue>
}

/** What a raw read may take before the engine stops it. */
export interface RawBounds {
  readonly time_ms: number
  /** That the database may send, whatever of it is read. */
  readonly wire_bytes: number
  readonly fetch_rows: number
  /** Stops it where it is. */
  readonly signal: AbortSignal
}

export interface RawResult {
  readonly columns: readonly string[]
  /** Leaving them stops the statement in the database. */
  readonly rows: AsyncIterable<readonly RawValue[]>
}

/**
 * Statements that are not of `cypher/`, reading only, with values of every type. Does not say
 * what may be read: whoever calls it has made sure.
 */
export interface RawReads {
  /**
   * Lets the work take what a statement gives, and stops the statement when the work returns.
   *
   * @throws invalid input for a statement that the database does not take (detail `offset`: where in
   *   it, in UTF-16 code units, if that is known), limit exceeded past a bound (detail `bound`:
   *   `TIME` or `BYTES`)
   */
  run<T>(text: string, parameters: Parameters, bounds: RawBounds, work: (result: RawResult) => Promise<T>): Promise<T>
}

/** What engines differ in; code asks for one of these, never for an engine's name. */
export interface Capabilities {
  /** Others can write to the database beside this process. */
  readonly sharedWithOthers: boolean
  /** A running read can be stopped, by a time limit and when nobody wants it any more. */
  readonly stopsReads: boolean
  /** An index on a property gives its values in order, so that a page of a long list needs no reading of all of it. */
  readonly orderedIndexes: boolean
  /** A row comes sooner as one text, which the database makes of its values, than as these values. */
  readonly textRows: boolean
  /** Rows that one statement takes best. */
  readonly statement_rows: number
  /** Facts that one transaction takes best. */
  readonly batch_rows: number
  /** Data outlives the process. */
  readonly persistent: boolean
  /**
   * Compares a state of the data with the one that a token names, which may be one that another
   * process on the same database gave out; null where none can.
   */
  readonly compares: ((seen: EngineVersion, token: string) => Standing) | null
  /** Statements of a researcher's own; null where a running one cannot be stopped. */
  readonly rawReads: RawReads | null
  /**
   * Writes all that is committed into one new file, which `restore` takes; null where the
   * database's own tools do that. Writers wait meanwhile.
   *
   * @param file a whole path; nothing may be there
   */
  readonly save: ((file: string) => Promise<void>) | null
}

/** How much an engine has to do: work that runs at once, and what waits for it. */
export interface Load {
  readonly name: string
  readonly running_count: number
  readonly waiting_count: number
  /** How many may run at once. */
  readonly width: number
}

export interface Engine {
  /** For people: `embedded engine (Grafeo 0.6.0), ./data`. */
  readonly description: string
  readonly dialect: Dialect
  readonly capabilities: Capabilities
  /**
   * One statement that reads, repeated by the engine's own rules when it may be.
   *
   * @param stop ends it in the database where the engine can do that (`stopsReads`); elsewhere it does not begin
   * @throws the reason of `stop`
   */
  read(statement: Statement, parameters?: Parameters, stop?: Stop): Promise<Row[]>
  /**
   * A transaction; the work runs again from its start when it lost a race, so it must have no other effects.
   *
   * @param tally of the operation that it is for
   */
  write<T>(work: (transaction: Transaction) => Promise<T>, tally?: Tally): Promise<T>
  /** The rows of a read one by one, in bounded memory where the engine can. Without parameters. */
  stream(statement: Statement): AsyncIterable<Row>
  version(): Promise<EngineVersion>
  /** How the engine would carry out a statement, as text for people; nothing is read. */
  plan(statement: Statement): Promise<string>
  loads(): readonly Load[]
  /** Waits for what is running, then frees everything. Later calls fail as unavailable. */
  close(): Promise<void>
}
