import { type GraphQLSchema, parse, validate } from 'graphql'
import type { KnownValues } from '../support/known-values.js'
import { Random } from '../support/random.js'
import { type Request, spoiled } from './spoil.js'
import { type Operation, ValidOperation } from './valid-operation.js'

/** What a server answered to a request. */
export interface Answered {
  readonly status: number
  readonly text: string
}

export interface Fuzzing {
  readonly schema: GraphQLSchema
  readonly known: KnownValues
  /** Rejects where the server gave no answer at all. */
  readonly ask: (request: Request) => Promise<Answered>
  /** The first of `count` seeds, one an operation. */
  readonly seed: number
  readonly count: number
}

export interface Failure {
  readonly seed: number
  readonly request: Request
  readonly why: string
}

export interface Report {
  readonly failures: readonly Failure[]
  /** How many answers had data, and how many an error of which code first. */
  readonly outcomes: Readonly<Record<string, number>>
}

const atOnce_count = 8
/** Of all operations, those that the schema allows. */
const validShare = 0.6

/** The request of a seed, and whether the schema allows it. */
export function requestOf(
  schema: GraphQLSchema,
  known: KnownValues,
  seed: number,
): { request: Request; valid: boolean } {
  // Neighbouring seeds would begin alike.
  const random = new Random(Math.imul(seed, 0x9e3779b1))
  const operation: Operation = new ValidOperation(schema, random, known).make()
  return random.chance(validShare)
    ? { request: operation, valid: true }
    : { request: spoiled(operation, random), valid: false }
}

/** Asks generated operations, and says which were not answered as every one must be. */
export async function fuzz({ schema, known, ask, seed: first, count }: Fuzzing): Promise<Report> {
  const failures: Failure[] = []
  const outcomes: Record<string, number> = {}
  let next = first
  const work = async (): Promise<void> => {
    while (next < first + count) {
      const seed = next++
      const { request, valid } = requestOf(schema, known, seed)
      const { outcome, why } = await judge(request, valid, schema, ask)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (why !== null) failures.push({ seed, request, why })
    }
  }
  await Promise.all(Array.from({ length: atOnce_count }, work))
  return { failures, outcomes }
}

interface Judgement {
  readonly outcome: string
  /** Null where the answer is as it must be. */
  readonly why: string | null
}

async function judge(request: Request, valid: boolean, schema: GraphQLSchema, ask: Fuzzing['ask']): Promise<Judgement> {
  let answer: Answered
  try {
    answer = await ask(request)
  } catch (error) {
    return { outcome: 'no answer', why: `no answer: ${String(error)} ${String((error as Error).cause ?? '')}` }
  }
  const { status, text } = answer
  const body = parsed(text)
  if (!body) return { outcome: 'no JSON', why: `${status}, and no JSON: ${text.slice(0, 300)}` }
  const codes = (body.errors ?? []).map(({ extensions }) => String(extensions?.code))
  const outcome = codes[0] ?? 'data'
  const why =
    inside(status, codes, text) ??
    (valid && ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'].includes(outcome)
      ? `what the schema allows was refused: ${text.slice(0, 500)}`
      : allowsTooMuch(request, outcome, schema))
  return { outcome, why }
}

/** No fault of ours may show, neither masked nor bare. */
function inside(status: number, codes: readonly string[], text: string): string | null {
  if (status >= 500) return `status ${status}: ${text.slice(0, 500)}`
  if (codes.some((code) => ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'undefined'].includes(code)))
    return `an error of ours: ${text.slice(0, 500)}`
  return /\n\s+at |node_modules|TypeError|RangeError|ReferenceError/.test(text)
    ? `something of the inside: ${text.slice(0, 500)}`
    : null
}

/** What the schema does not allow must not be answered. */
function allowsTooMuch({ query }: Request, outcome: string, schema: GraphQLSchema): string | null {
  if (outcome !== 'data' || typeof query !== 'string') return null
  const [error] = validate(schema, parse(query))
  return error ? `was answered, though ${error.message}` : null
}

interface Body {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

function parsed(text: string): Body | null {
  try {
    return JSON.parse(text) as Body
  } catch {
    return null
  }
}
