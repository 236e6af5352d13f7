import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../access/caller.js'
import { invalidInput } from '../domain/errors.js'
import { remembered } from './remembered.js'

type Values = Readonly<Record<string, unknown>>

/** An operation as a request gives it; what is absent or not of its type is undefined. */
export interface OperationRequest {
  readonly query: string | undefined
  /** Of a document that the server knows already. */
  readonly documentId: string | undefined
  /** The checksum of its text, as Apollo's clients send it (automatic persisted queries). */
  readonly sha256: string | undefined
  readonly operationName: string | undefined
  readonly variables: Values | undefined
  /** Every parameter is absent or of its type. If not, it is for Apollo to say what is wrong. */
  readonly wellFormed: boolean
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null is absent, as GraphQL over HTTP has it. */
const given = (value: unknown): unknown => value ?? undefined

/** In a URL, maps are JSON. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Of a text that comes once: of operations, see `textSha256`. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Of the text of an operation, of which most come again and again. */
const textSha256 = remembered(sha256Of)

/** Where an operation stands in a request. */
export type AskedIn = Pick<FastifyRequest, 'method' | 'body' | 'query' | 'headers'>

/** @throws invalid input, for a checksum that is none, or not that of the text beside it */
export function readOperation({ method, body, query, headers }: AskedIn): OperationRequest {
  const inUrl = method === 'GET'
  const source = inUrl ? query : body
  const values = isValues(source) ? source : {}
  const map = (name: string): unknown => given(inUrl ? parsed(values[name]) : values[name])
  const [sent, id, name] = [given(values['query']), given(values['documentId']), given(values['operationName'])]
  const [variables, extensions] = [map('variables'), map('extensions')]
  const automatic = isValues(extensions) ? given(extensions['persistedQuery']) : undefined
  // Clients that name their document may have to send some text.
  const text = sent === '' && (id !== undefined || automatic !== undefined) ? undefined : sent
  const sha256 = isValues(automatic) ? automatic['sha256Hash'] : undefined
  const isText = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string'
  const isMap = (value: unknown): boolean => value === undefined || isValues(value)
  const isSha256 = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
  // Apollo's own refusals have no code of their own: they would be taken for a fault of ours.
  if (automatic !== undefined && !(isSha256 && isValues(automatic) && automatic['version'] === 1))
    throw invalidInput(
      'extensions.persistedQuery takes version: 1 and sha256Hash: 64 hexadecimal digits in lower case.',
    )
  if (isSha256 && typeof text === 'string' && textSha256(text) !== sha256)
    throw invalidInput('extensions.persistedQuery.sha256Hash is not the checksum of the query that came with it.')
  return {
    query: isText(text) ? text : undefined,
    documentId: isText(id) ? id : undefined,
    sha256: isSha256 ? sha256 : undefined,
    operationName: isText(name) ? name : undefined,
    variables: isValues(variables) ? variables : undefined,
    wellFormed:
      isValues(source) &&
      [text, id, name].every(isText) &&
      [variables, extensions].every(isMap) &&
      // A GET has no body that could be of a type; some clients say it all the same.
      (!inUrl || /^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? 'application/json')),
  }
}

/** JSON of which equal values have one text, whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join()}}`
}

/**
 * What an answer depends on beside the graph and this program, as one checksum: the text of
 * the operation, its name and variables, the form of the answer, and what the caller may.
 * Null where the request is none that has a good answer.
 *
 * @param operation with variables that nest no deeper than is allowed (assertVariables)
 */
export function answerKey(
  operation: OperationRequest,
  form: string,
  { rights }: Pick<Caller, 'rights'>,
): string | null {
  const { query, sha256, operationName, variables, wellFormed } = operation
  if (!wellFormed || query === '') return null
  const document = query === undefined ? sha256 : textSha256(query)
  if (document === undefined) return null
  const parts = JSON.stringify([document, operationName ?? null, canonicalJson(variables ?? {}), form, rights])
  return createHash('sha256').update(parts).digest('base64url')
}
