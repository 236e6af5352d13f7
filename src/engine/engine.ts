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

/** What engines differ in; code asks for one of these, never for an engine's name. */
export interface Capabilities {
  /** Others can write to the database beside this process. */
  readonly sharedWithOthers: boolean
  /** A running read can be stopped by a time limit. */
  readonly stopsReads: boolean
  /** Data outlives the process. */
  readonly persistent: boolean
}

export interface Engine {
  /** For people: `embedded engine (Grafeo 0.6.0), ./data`. */
  readonly description: string
  readonly dialect: Dialect
  readonly capabilities: Capabilities
  /** One statement that reads, repeated by the engine's own rules when it may be. */
  read(statement: Statement, parameters?: Parameters): Promise<Row[]>
  /** A transaction; the work runs again from its start when it lost a race, so it must have no other effects. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The rows of a read one by one, in bounded memory where the engine can. Without parameters. */
  stream(statement: Statement): AsyncIterable<Row>
  version(): Promise<EngineVersion>
  /** Waits for what is running, then frees everything. Later calls fail as unavailable. */
  close(): Promise<void>
}
