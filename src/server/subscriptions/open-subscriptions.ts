import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Graph } from '../../graph/graph.js'
import { type EndpointOptions, formatErrorOf } from '../graphql-endpoint.js'
import type { HttpSettings } from '../http-settings.js'
import { Subscriptions } from './subscriptions.js'

/** What begins subscriptions for all connections of a server. */
export function openSubscriptions(
  app: FastifyInstance,
  graph: Graph,
  schema: GraphQLSchema,
  { cypher = false, guarded = false, documents, introspection }: EndpointOptions & Pick<HttpSettings, 'introspection'>,
): Subscriptions {
  const offers = { cypher, guarded }
  const formatError = formatErrorOf(app, { introspection })
  const subscriptions = new Subscriptions(graph, schema, { documents, measures: app.measures, offers, formatError })
  app.addHook('preClose', async () => subscriptions.close())
  return subscriptions
}
