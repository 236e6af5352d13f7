import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { openEngine } from '../compose.js'
import type { Config } from '../config.js'
import { CityTiesError, unavailable } from '../domain/errors.js'
import type { Engine } from '../engine/engine.js'
import { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import { Observation } from '../observe/observation.js'
import { createServer } from '../server/create-server.js'
import { loadSeed, needsSeed } from '../transfer/seed/load-seed.js'
import { coloursFor, step } from './terminal.js'

/** Opens the graph, fills it with the seed where it is empty, and serves it until a signal comes. */
export async function serve(config: Config): Promise<void> {
  const observation = new Observation()
  const engine = await step(
    () => openEngine(config.database, { serves: true, watch: observation.watch }),
    ({ description }) => description,
  )
  try {
    const { app, graph } = await start(engine, config, observation)
    const isLockedOut = await needsKey(graph, config)
    closeWithGrace({ delay: limits.shutdownGrace_ms, logger: false }, async ({ err }) => {
      if (err) app.log.error({ err }, 'a fault that nothing caught')
      await app.close()
      await engine.close().catch((fault: unknown) => {
        // Thrown on for the exit code alone.
        app.log.error({ err: fault }, 'the graph was not closed as it should be')
        throw fault
      })
    })
    // Not before: whoever reads this may send a signal at once.
    announce(app)
    if (isLockedOut) process.stdout.write(firstKey)
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function start(
  engine: Engine,
  config: Config,
  observation: Observation,
): Promise<{ app: FastifyInstance; graph: Graph }> {
  const graph = await step(
    () => Graph.open(engine),
    ({ migration: { applied, schemaVersion } }) =>
      applied.length > 0
        ? `schema brought to version ${schemaVersion}`
        : `schema is up to date (version ${schemaVersion})`,
  )
  if (config.seed && (await needsSeed(graph)))
    await step(
      // Of several that start at once on an empty graph, the others find nothing left to do.
      () => graph.inTurn(() => loadSeed(graph)),
      (reports) => {
        const created = reports.reduce((sum, { created_count }) => sum + created_count, 0)
        return `seed graph loaded: ${created} entities and relationships from ${reports.length} sources`
      },
    )
  const app = await createServer(graph, {
    ...config.http,
    cypher: config.cypher,
    access: config.access,
    observation,
  })
  await listen(app, config)
  graph.warm().catch((err: unknown) => {
    app.log.warn({ err }, 'what is kept of the graph in memory could not be made; it will be when it is asked for')
  })
  return { app, graph }
}

/** Nobody can be let in yet. */
const needsKey = async (graph: Graph, { access: { requireAuth, tokens } }: Config): Promise<boolean> =>
  requireAuth && tokens === null && (await graph.accessKeys.all()).length === 0

const firstKey = `
  Nobody can read yet: there is no key. Make one with \`cityties keys create --name … --role reader\`; the server may run on.
`

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw cannotListen(error, host, port)
  }
}

function cannotListen(error: unknown, host: string, port: number): CityTiesError {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return unavailable(
      `Port ${port} on ${host} is in use. Set PORT or --port to another one (0 takes any free one).`,
      error,
    )
  if (code === 'EACCES')
    return unavailable(`Port ${port} may not be opened by this user. Set PORT or --port to one above 1023.`, error)
  return unavailable(
    `The server cannot listen on ${host}: it is no address of this machine. Set HOST or --host.`,
    error,
  )
}

function announce(app: FastifyInstance): void {
  const address = app.server.address()
  if (address === null || typeof address === 'string') return
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const base = `http://${host === '0.0.0.0' ? '127.0.0.1' : host === '[::]' ? '[::1]' : host}:${address.port}`
  const colours = coloursFor(process.stdout)
  process.stdout.write(`${colours.green('✔')} listening; stop with Ctrl-C

  explorer    ${colours.cyan(`${base}/`)}
  playground  ${colours.cyan(`${base}/playground`)}
  GraphQL     ${colours.cyan(`${base}/graphql`)}
  health      ${colours.cyan(`${base}/healthz`)}
`)
}
