import type { Parameters, Row } from '../../src/engine/engine.js'
import type { BuiltParts, Variant } from '../../src/graph/statements.js'

export interface StatementCase {
  readonly name: string
  readonly variant?: Variant
  /** Of a file that the filter builder completes: its parts. */
  readonly parts?: BuiltParts
  readonly parameters?: Parameters
  /** A statement that makes ready what the case is about, in the same transaction. */
  readonly before?: string
  /** In this order where the statement orders. */
  readonly rows: readonly Row[]
  /** The statement may give any so many of the rows. */
  readonly picks?: number
  /** What a statement that writes leaves: a question put after it in the same transaction, and its answer. */
  readonly leaves?: { readonly text: string; readonly rows: readonly Row[] }
}
