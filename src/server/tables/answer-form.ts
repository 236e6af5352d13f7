import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { invalidInput } from '../../domain/errors.js'
import { remembered } from '../remembered.js'

/** Forms that an answer can have. With their parameters, so that an `Accept` that names those fits too. */
export const mediaTypes = {
  json: 'application/json; charset=utf-8',
  response: 'application/graphql-response+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const

export type TableFormat = 'csv' | 'ndjson'

export interface AnswerForm {
  /** Null for GraphQL's own form. */
  readonly table: TableFormat | null
  /** The path of the list that becomes the table, as the client gives it. */
  readonly path: string | null
  /** All of it as one text: answers of one operation differ by this alone. */
  readonly name: string
}

const isTable = (value: unknown): value is TableFormat => value === 'csv' || value === 'ndjson'

/**
 * The form that a client asks for: by `?format=`, for browsers and spreadsheets, else by `Accept`.
 * Where that names nothing that there is, Apollo says so.
 *
 * @throws invalid input, for a format that there is not
 */
export function formOf({ query, headers }: FastifyRequest): AnswerForm {
  const { format, table } = query as Readonly<Record<string, unknown>>
  if (format !== undefined && !isTable(format))
    throw invalidInput(`format is '${String(format)}'; it takes csv or ndjson.`)
  if (table !== undefined && typeof table !== 'string') throw invalidInput('table may be given once.')
  const found = format === undefined ? acceptedBy(headers.accept ?? '*/*') : mediaTypes[format]
  const kind = found === mediaTypes.csv ? 'csv' : found === mediaTypes.ndjson ? 'ndjson' : null
  const path = kind === null ? null : (table ?? null)
  return { table: kind, path, name: JSON.stringify([found || null, path]) }
}

/** The form that an `Accept` likes best; '' where it takes none of them. */
const acceptedBy = remembered(
  (accept) => new Negotiator({ headers: { accept } }).mediaType(Object.values(mediaTypes)) ?? '',
)
