import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { unavailable } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { createSchema } from '../graphql/schema.js'
import { Context, type Offers } from '../graphql/shared/context.js'
import { createFormatError } from '../graphql/shared/format-error.js'
import { limits } from '../limits.js'
import { compiledExecution } from './compiled-execution.js'
import { assertNesting, limitOperations } from './limit-operations.js'
import { refuseUnknownOperations } from './refuse-unknown-operations.js'

export interface EndpointOptions extends Offers {
  /** Compile operations that are asked again; else every one is interpreted. */
  readonly compiled?: boolean
}

/** `/graphql`, as the GraphQL-over-HTTP specification has it. */
export async function addGraphqlEndpoint(
  app: FastifyInstance,
  graph: Graph,
  { compiled = true, ...offers }: EndpointOptions = {},
): Promise<void> {
  const schema = await createSchema()
  const apollo = new ApolloServer<Context>({
    ...(compiled ? { gateway: compiledExecution(schema) } : { schema }),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: createFormatError((id, error) => app.log.error({ id, err: error }, 'an operation failed')),
    // A GET can only query, and a POST counts only with a JSON body, for which a foreign
    // page must ask first (CORS preflight, which nobody is granted). So a plain GET needs
    // none of the headers that Apollo's own prevention asks for.
    csrfPrevention: false,
    // Signals are the command's (cli/serve.ts). Apollo would raise them a second time once it has stopped,
    // which ends the process with code 1, the engine perhaps not closed yet.
    stopOnTerminationSignals: false,
    logger: app.log,
    // Registered queries are not offered yet.
    persistedQueries: false,
    parseOptions: { maxTokens: limits.operationTokensMax_count },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It looks at every field of an answer; what may be kept follows from the graph's version alone.
      ApolloServerPluginCacheControlDisabled(),
      refuseUnknownOperations,
      limitOperations,
    ],
  })
  await apollo.start()
  // Fastify calls this when it has stopped listening and every request has been answered, so there is nothing to drain.
  app.addHook('onClose', () => apollo.stop())
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    preHandler: async ({ body, query }) => {
      assertNesting((body as { query?: unknown } | undefined)?.query ?? (query as { query?: unknown }).query)
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (_, reply) => new Context(graph, offers, goneSignal(reply)),
    }),
  })
  app.route({
    url: '/graphql',
    method: ['DELETE', 'OPTIONS', 'PATCH', 'PUT'],
    handler: (request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, POST')
        .send({
          errors: [
            { message: `/graphql takes GET and POST, not ${request.method}.`, extensions: { code: 'BAD_REQUEST' } },
          ],
        }),
  })
}

/** Aborted when the connection ends before the answer has been given. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(unavailable('The client has gone.'))
  })
  return gone.signal
}
