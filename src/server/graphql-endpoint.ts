import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest, preParsingAsyncHookHandler } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Graph } from '../graph/graph.js'
import { Context, type Offers } from '../graphql/shared/context.js'
import { createFormatError } from '../graphql/shared/format-error.js'
import { limits } from '../limits.js'
import type { Observation } from '../observe/observation.js'
import { Tracing } from '../observe/tracing.js'
import { version } from '../version.js'
import { attendOperations, type OperationBounds } from './attend-operations.js'
import { tellBookmark } from './bookmarks.js'
import { clientGone } from './client-gone.js'
import { clientOf } from './client-of.js'
import { compiledExecution } from './compiled-execution.js'
import type { HttpContext } from './exchange.js'
import type { HttpSettings } from './http-settings.js'
import { limitOperations } from './limit-operations.js'
import { noteAnswer } from './note-answer.js'
import { noteOperations } from './note-operations.js'
import { persistedQueries } from './persisted-queries.js'
import { readExchange } from './read-exchange.js'
import { refuseSubscriptions } from './refuse-subscriptions.js'
import { reuseAnswers } from './reuse-answers.js'
import { tableHandler } from './tables/answer-table.js'
import type { TrustedDocuments } from './trusted-documents.js'

export interface EndpointOptions extends Offers {
  /** Compile operations that are asked again; else every one is interpreted. */
  readonly compiled?: boolean
  /** Of operations, in place of the limits. */
  readonly bounds?: Partial<OperationBounds>
  readonly documents: TrustedDocuments
  readonly observation: Observation
}

/** What clients are told of faults, and the log of those that are ours. */
export const formatErrorOf = (app: FastifyInstance, { introspection }: Pick<HttpSettings, 'introspection'>) =>
  createFormatError(
    (id, error) => {
      if (error === clientGone) app.log.info({ id }, 'a client has gone before its answer')
      else app.log.error({ id, err: error }, 'an operation failed')
    },
    { suggestions: introspection },
  )

/** `/graphql`, as the GraphQL-over-HTTP specification has it, and tables of what it answers. */
export async function addGraphqlEndpoint(
  app: FastifyInstance,
  graph: Graph,
  schema: GraphQLSchema,
  {
    compiled = true,
    cypher = false,
    guarded = false,
    bounds = {},
    documents,
    observation,
    ...settings
  }: HttpSettings & EndpointOptions,
): Promise<void> {
  const { measures } = app
  const { slow_ms, logLevel } = settings
  const everyOne = ['info', 'debug'].includes(logLevel)
  const note = noteOperations({ meter: observation.operations, log: app.log, everyOne, slow_ms })
  const tracing = settings.traces ? new Tracing(graph.engine.dialect, version) : null
  if (tracing) app.addHook('onClose', () => tracing.flush(limits.spansFlush_ms))
  const { recall, keep, release } = reuseAnswers(graph, settings, app.responseCache)
  const apollo = new ApolloServer<HttpContext>({
    ...(compiled ? { gateway: compiledExecution(schema) } : { schema }),
    introspection: settings.introspection,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorOf(app, settings),
    // A GET can only query, and a POST counts only with a JSON body, for which a foreign
    // page must ask first (CORS preflight, which is granted to the origins that were listed,
    // and to none without credentials of its own). So a plain GET needs none of the headers
    // that Apollo's own prevention asks for.
    csrfPrevention: false,
    // Signals are the command's (cli/serve.ts). Apollo would raise them a second time once it has stopped,
    // which ends the process with code 1, the engine perhaps not closed yet.
    stopOnTerminationSignals: false,
    logger: app.log,
    persistedQueries: settings.trustedOnly ? false : persistedQueries(),
    parseOptions: { maxTokens: limits.operationTokensMax_count },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Answers are marked for caches where they leave (reuse-answers.ts), not field by field.
      ApolloServerPluginCacheControlDisabled(),
      refuseSubscriptions,
      limitOperations,
      noteAnswer(),
      tellBookmark,
    ],
  })
  await apollo.start()
  // Fastify calls this when it has stopped listening and every request has been answered, so there is nothing to drain.
  app.addHook('onClose', () => apollo.stop())
  app.decorateRequest('exchange', null)
  const { attend, admitted } = attendOperations(app, { time_ms: bounds.time_ms, note, tracing })
  const offers: Offers = { cypher, guarded }
  const contextOf = (request: FastifyRequest): HttpContext => {
    const { exchange, place, seen, caller, stop } = request
    const context = new Context(graph, measures, offers, caller, stop, seen, clientOf(request).name)
    return Object.assign(context, { exchange, place })
  }
  const answer = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) })
  const answerTable = tableHandler(apollo, contextOf)
  /** At the state of the graph, while the request is being read and its operation parsed. */
  const look: preParsingAsyncHookHandler = async (request) => {
    // A HEAD has what a GET has, and Node leaves the body out.
    if (request.method === 'HEAD') request.raw.method = 'GET'
    // Whoever showed a key began to look then.
    request.seen ??= graph.freshness.version().catch(() => undefined)
  }
  app.route({
    url: '/graphql',
    method: ['GET', 'HEAD', 'POST'],
    preParsing: look,
    preHandler: [attend, app.bookmarkWaits.wait, readExchange(documents, app.responseCache !== null), recall],
    handler: admitted((request, reply) =>
      request.exchange?.form.table ? answerTable(request, reply) : answer.call(app, request, reply),
    ),
    onSend: keep,
    onResponse: release,
  })
  app.route({
    url: '/graphql',
    method: ['DELETE', 'OPTIONS', 'PATCH', 'PUT'],
    handler: (request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, HEAD, POST')
        .send({
          errors: [
            { message: `/graphql takes GET and POST, not ${request.method}.`, extensions: { code: 'BAD_REQUEST' } },
          ],
        }),
  })
}
