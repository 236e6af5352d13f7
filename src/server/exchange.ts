import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Look } from '../graph/freshness.js'
import type { Context } from '../graphql/shared/context.js'
import type { OperationRequest } from './operation-request.js'
import type { Place } from './place.js'
import type { ResponseCache, Settle } from './response-cache.js'
import type { AnswerForm } from './tables/answer-form.js'

/** An operation that was found valid, as the schema takes it. */
export interface ValidOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** A request to `/graphql` and what is known of its answer. */
export interface Exchange {
  readonly operation: OperationRequest
  readonly form: AnswerForm
  /** What the answer depends on beside graph and program; null where it may not be used again. */
  readonly key: string | null
  /** The state of the graph before the answer was computed; null where nobody looked. */
  state: string | null
  /** Null until it has been parsed and validated, which what is kept here does not need. */
  valid: ValidOperation | null
  /** What it may give; null until it is known. */
  cost_fields: number | null
  /** The operation was answered without an error, and from the graph alone. */
  reusable: boolean
  /** The answer is one that was kept, and is on its way as it is. */
  recalled: boolean
  /** What became of it, as the code of its first error; null where there was none, or none yet. */
  code: string | null
  /** Others wait for this answer. */
  settle: Settle | null
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Null where no answers are kept. */
    readonly responseCache: ResponseCache | null
  }
  interface FastifyRequest {
    /** Null until the request has been read. */
    exchange: Exchange | null
    /** The engine's version when the request came, or later; undefined where it did not answer. */
    seen?: Promise<Look | undefined>
  }
}

/** What resolvers are given, the exchange that they answer, and the place that it has meanwhile. */
export type HttpContext = Context & { readonly exchange: Exchange | null; readonly place?: Place | null }
