import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { openAccess } from '../access/access-settings.js'
import type { JobBounds } from '../compute/jobs.js'
import { Measures } from '../compute/measures.js'
import type { StartThread } from '../compute/pool.js'
import type { Graph } from '../graph/graph.js'
import { createSchema } from '../graphql/schema.js'
import { limits } from '../limits.js'
import { Observation } from '../observe/observation.js'
import { version } from '../version.js'
import { Admission } from './admission.js'
import { type BookmarkBounds, BookmarkWaits } from './bookmarks.js'
import { allowOrigins } from './cors.js'
import { handleError } from './error-handler.js'
import { addExplorer, explorerOperations } from './explorer.js'
import { addExports } from './export.js'
import { GraphReadings } from './graph-readings.js'
import { addGraphqlEndpoint, type EndpointOptions } from './graphql-endpoint.js'
import { type HttpSettings, plainHttp } from './http-settings.js'
import type { AccessOptions } from './identification.js'
import { identifyCallers, openIdentification } from './identify-callers.js'
import { assertKnownHosts } from './known-hosts.js'
import { addMetrics } from './metrics-endpoint.js'
import { addPlayground } from './playground.js'
import { limitRate } from './rate-limit.js'
import { addReadiness } from './readiness.js'
import { replicaShare } from './replica-share.js'
import { requestIdOf } from './request-id.js'
import { ResponseCache } from './response-cache.js'
import { securityHeaders } from './security-headers.js'
import { addServerReadings } from './server-readings.js'
import { slowStatements } from './slow-statements.js'
import { addEventStreams } from './subscriptions/event-streams.js'
import { openSubscriptions } from './subscriptions/open-subscriptions.js'
import { type SubscriberBounds, Subscribers, serverStops } from './subscriptions/subscribers.js'
import { byTransport, isUpgrade } from './subscriptions/upgrades.js'
import { addWebSockets } from './subscriptions/web-sockets.js'
import { TrustedDocuments } from './trusted-documents.js'

export interface ServerOptions
  extends Partial<HttpSettings & Omit<EndpointOptions, 'guarded' | 'documents' | 'observation'>> {
  /** Where nothing is said, everybody may read, and only keys say who is calling. */
  readonly access?: Partial<AccessOptions>
  /** Of requests that wait for what was changed elsewhere, in place of the limits. */
  readonly bookmarkBounds?: Partial<BookmarkBounds>
  /** Of those who listen, in place of the limits. */
  readonly subscriberBounds?: Partial<SubscriberBounds>
  /** Of measures that take long, in place of the limits. */
  readonly jobs?: Partial<JobBounds>
  /** How long a search on another thread may take, in place of the limit. */
  readonly searchTime_ms?: number
  /** In place of the pool's own way to start a thread. */
  readonly startThread?: StartThread
  /** What is measured, if somebody measures the engine with it; else of the server alone. */
  readonly observation?: Observation
  /** Where the log goes, one JSON a line; to standard error where nothing is said. */
  readonly logStream?: NodeJS.WritableStream
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly bookmarkWaits: BookmarkWaits
    readonly measures: Measures
    readonly subscribers: Subscribers
  }
}

/** Threads that measures are computed on: the rest of the machine is for requests. */
const computeThreads_count = 1

/**
 * The HTTP server of a graph, not yet listening. What the settings leave out is not done.
 *
 * @throws invalid input, for a folder of operations that cannot be served
 */
export async function createServer(graph: Graph, options: ServerOptions = {}): Promise<FastifyInstance> {
  const settings = { ...plainHttp, ...options }
  const app = fastify({
    logger: { level: settings.logLevel, stream: options.logStream ?? process.stderr },
    // The log has a line of each operation (note-operations.ts) in place of two of each request.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    bodyLimit: limits.requestBodyMax_bytes,
    requestTimeout: limits.requestTimeout_ms,
    connectionTimeout: limits.connectionIdle_ms,
    routerOptions: { constraints: byTransport },
    http: { headersTimeout: limits.requestHeaders_ms, connectionsCheckingInterval: limits.requestClock_ms },
    // Idle keep-alive connections must not hold up a shutdown.
    forceCloseConnections: 'idle',
    // A URL that cannot be decoded fails before any route, and past the error handler.
    frameworkErrors: handleError,
    // Nobody's word on who asks counts unless it was said whose.
    trustProxy: trusted(settings.trustProxy),
  })
  app.server.maxConnections = limits.connectionsMax_count
  // Only JSON is an operation; as text it would reach Apollo and be called a missing body.
  app.removeContentTypeParser('text/plain')
  closePromptly(app)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      errors: [
        {
          message: `There is nothing at ${request.method} ${request.url}; see /playground, /graphql, /export and /healthz.`,
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    }),
  )
  app.addHook('onRequest', async ({ id }, reply) => void reply.headers(securityHeaders).header('x-request-id', id))
  app.get('/healthz', () => ({ status: 'ok' }))
  addReadiness(app, graph)
  await addExplorer(app, settings.trustedOnly)
  await addPlayground(app)
  const { responseCache_bytes } = settings
  app.decorate('responseCache', responseCache_bytes > 0 ? new ResponseCache(responseCache_bytes) : null)
  app.decorate('admission', new Admission(options.bounds))
  app.decorate('bookmarkWaits', new BookmarkWaits(graph, options.bookmarkBounds))
  const onFault = (id: string, error: unknown): void => app.log.error({ id, err: error }, 'a job failed')
  const { jobs = {}, searchTime_ms = limits.searchTime_ms, startThread } = options
  app.decorate(
    'measures',
    new Measures({ threads_count: computeThreads_count, onFault, jobs, searchTime_ms, startThread }),
  )
  app.decorate('subscribers', new Subscribers(graph, options.subscriberBounds))
  // Before requests are waited for: those that listen are told, or they would hold up a shutdown.
  app.addHook('preClose', async () => app.subscribers.close(serverStops))
  // Before requests are waited for: those that wait for a measure are told, and do not hold up a shutdown.
  app.addHook('preClose', () => app.measures.close())
  const observation = options.observation ?? new Observation()
  observe(app, graph, observation, settings)
  const schema = await createSchema()
  await app.register((scope) => addOperations(scope, graph, schema, { ...settings, ...options, observation }))
  return app
}

function observe(app: FastifyInstance, { engine }: Graph, observation: Observation, settings: HttpSettings): void {
  const { slow_ms, slowPlans } = settings
  addServerReadings(app, observation.metrics, { version, engine: engine.dialect })
  if (slow_ms === 0) return
  const log = slowStatements({ log: app.log, plans: slowPlans ? engine : null })
  // The graph may outlive the server, and be served again.
  const forget = observation.statements.tellSlow(slow_ms, log)
  app.addHook('onClose', async () => forget())
}

/** All that callers ask of the graph, over whatever they ask it. */
async function addOperations(
  app: FastifyInstance,
  graph: Graph,
  schema: GraphQLSchema,
  {
    access: given,
    observation,
    ...settings
  }: HttpSettings & Omit<ServerOptions, 'observation'> & { readonly observation: Observation },
): Promise<void> {
  const { corsOrigins, operationsFolder, trustedOnly, rateLimit_perMinute, replicas_count } = settings
  const { subscribers } = app
  assertKnownHosts(app, { corsOrigins, trustsProxies: trusted(settings.trustProxy) !== false })
  await allowOrigins(app, corsOrigins)
  await limitRate(app, replicaShare(rateLimit_perMinute, replicas_count))
  const { failedAttemptsMax_perMinute } = { ...limits, ...given }
  const access = {
    ...openAccess,
    ...given,
    failedAttemptsMax_perMinute: replicaShare(failedAttemptsMax_perMinute, replicas_count),
  }
  const identification = await openIdentification(app, graph, access)
  const endpoint = {
    ...settings,
    guarded: access.requireAuth || access.tokens !== null,
    documents: TrustedDocuments.read(operationsFolder, schema, trustedOnly, explorerOperations()),
    observation,
  }
  const { metrics } = observation
  const readings = new GraphReadings(graph, metrics)
  addMetrics(app, { graph, metrics, readings, identification, access: settings.metrics })
  const subscriptions = openSubscriptions(app, graph, schema, endpoint)
  // Over a WebSocket it is its first message that says who calls.
  addWebSockets(app, { graph, schema, subscriptions, subscribers, identification, corsOrigins })
  await app.register(async (known) => {
    identifyCallers(known, graph, identification)
    await addGraphqlEndpoint(known, graph, schema, endpoint)
    addEventStreams(known, subscriptions, subscribers)
    addExports(known, graph, schema, settings)
  })
}

/** Fastify asks for each address, counted from the server, whether it is a proxy of ours. */
function trusted(proxies: HttpSettings['trustProxy']): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_, hop) => hop < proxies
  return proxies.length > 0 && [...proxies]
}

/**
 * Nor may a connection hold it up that becomes idle while the server closes: Node looks for
 * idle ones once, and would wait for 72 s; and after a client has gone in the midst of its
 * request, it takes one for busy that is not.
 */
function closePromptly(app: FastifyInstance): void {
  let requests_count = 0
  app.addHook('onRequest', async (request, { raw }) => {
    // WebSockets are told to end (subscriptions/).
    if (isUpgrade(request.raw)) return
    requests_count++
    // Also where the client has gone, of whose request no hook tells.
    raw.once('close', () => requests_count--)
  })
  app.addHook('preClose', async () => {
    let quietLooks_count = 0
    const looking = setInterval(() => {
      app.server.closeIdleConnections()
      quietLooks_count = requests_count <= 0 ? quietLooks_count + 1 : 0
      // The last answer has had one look's time to leave.
      if (quietLooks_count > 1) app.server.closeAllConnections()
    }, limits.closeIdleEvery_ms)
    app.server.once('close', () => clearInterval(looking))
    looking.unref()
  })
}
