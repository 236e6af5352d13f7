import { CityTiesError, limitExceeded, unavailable } from '../../domain/errors.js'
import type { Engine, Parameters, RawBounds, RawReads, RawResult } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { ChangeLog } from '../change-log.js'
import { type Cell, cellOf } from '../raw-cypher/cells.js'
import { refusal } from '../raw-cypher/refusal.js'
import { type Translated, translate } from '../raw-cypher/translate.js'

/** JSON, as a caller gives it. */
export type CallerParameters = Parameters

/** Which bound a result was cut off at. */
export const ResultBound = { ROWS: 'ROWS', BYTES: 'BYTES' } as const
export type ResultBound = keyof typeof ResultBound

export interface RawAnswer {
  readonly columns: readonly string[]
  /** A list of cells for each row, in the order of the columns. */
  readonly rows: readonly (readonly Cell[])[]
  /** The bound that kept further rows out; null where these are all. */
  readonly truncatedBy: ResultBound | null
  /** The number of the last change before the statement began. */
  readonly graphVersion: number
}

/** What may be set lower than the limits, by tests. */
export interface RawLimits {
  readonly rows_count: number
  readonly result_bytes: number
  readonly wire_bytes: number
  readonly time_ms: number
}

const defaults: RawLimits = {
  rows_count: limits.cypherRowsMax_rows,
  result_bytes: limits.cypherResultMax_bytes,
  wire_bytes: limits.cypherWireMax_bytes,
  time_ms: limits.cypherTimeMax_ms,
}

/** Statements of a researcher's own on the readable part of the graph. */
export class RawCypher {
  #running_count = 0

  constructor(
    readonly engine: Engine,
    readonly log: ChangeLog,
  ) {}

  /**
   * Runs a statement within the bounds: what is past the rows or the bytes is left out, and the
   * answer says so; what is past the time, or one row that is larger than all may be, is an error.
   *
   * @throws invalid input with line and column, forbidden on an engine without raw reads, limit
   *   exceeded, unavailable while as many as may run at once do
   */
  async run(
    statement: string,
    parameters: CallerParameters,
    signal: AbortSignal,
    within: RawLimits = defaults,
  ): Promise<RawAnswer> {
    const reads = this.engine.capabilities.rawReads
    if (!reads)
      throw new CityTiesError(
        'FORBIDDEN',
        'This engine takes no Cypher of your own, because it cannot stop a statement that runs. Serve the graph from Neo4j for that.',
        { reason: 'ENGINE' },
      )
    const translated = translate(statement, parameters)
    if (this.#running_count >= limits.cypherRunningMax_count)
      throw unavailable(`${limits.cypherRunningMax_count} statements run already. Try again when one has ended.`)
    this.#running_count++
    try {
      return await this.#answer(reads, translated, signal, within)
    } catch (error) {
      throw placed(error, translated)
    } finally {
      this.#running_count--
    }
  }

  async #answer(reads: RawReads, translated: Translated, signal: AbortSignal, within: RawLimits): Promise<RawAnswer> {
    const graphVersion = await this.log.head()
    const { wire_bytes, time_ms } = within
    const bounds: RawBounds = { wire_bytes, time_ms, fetch_rows: limits.cypherFetch_rows, signal }
    return reads.run(translated.text, translated.parameters, bounds, async (result) => ({
      columns: result.columns.map(translated.nameOf),
      ...(await taken(result, within)),
      graphVersion,
    }))
  }
}

/** Rows up to a bound. */
async function taken(
  { rows }: RawResult,
  { rows_count, result_bytes }: RawLimits,
): Promise<Pick<RawAnswer, 'rows' | 'truncatedBy'>> {
  const found: Cell[][] = []
  let left_bytes = result_bytes
  try {
    for await (const row of rows) {
      if (found.length === rows_count) return { rows: found, truncatedBy: 'ROWS' }
      const cells = row.map(cellOf)
      left_bytes -= Buffer.byteLength(JSON.stringify(cells))
      if (left_bytes < 0) return cutAtBytes(found, result_bytes)
      found.push(cells)
    }
    return { rows: found, truncatedBy: null }
  } catch (error) {
    // The wire was cut for what it brought: the rows before are as good as before any other bound.
    const isBytes = error instanceof CityTiesError && error.details['bound'] === 'BYTES'
    if (isBytes && found.length > 0) return { rows: found, truncatedBy: 'BYTES' }
    throw error
  }
}

function cutAtBytes(found: Cell[][], limit: number): Pick<RawAnswer, 'rows' | 'truncatedBy'> {
  if (found.length > 0) return { rows: found, truncatedBy: 'BYTES' }
  const message = `The first row alone has more than ${limit} bytes. Return less of it.`
  throw limitExceeded(message, { bound: 'BYTES', limit })
}

/** An error of the database about our words, as one about the caller's. */
function placed(error: unknown, { nameOf, placeOf }: Translated): unknown {
  if (!(error instanceof CityTiesError) || error.kind !== 'INVALID_INPUT') return error
  const { offset } = error.details
  const message = error.message.replaceAll(/\bv\d+\b/g, nameOf)
  return typeof offset === 'number' ? refusal(placeOf(offset), message) : error
}
