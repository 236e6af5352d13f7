import type { Tally } from '../../domain/tally.js'

/** What Neo4j's query log, and its list of transactions, say of a transaction: for which operation of a client it is. */
export const metadataOf = (statement: string, tally?: Tally | null): { statement: string; operation?: string } =>
  tally?.operation ? { statement, operation: tally.operation } : { statement }
