import { pipeline, Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { CityTiesError, invalidInput, notFound, unavailable } from '../domain/errors.js'
import { Stop } from '../domain/stop.js'
import type { Graph } from '../graph/graph.js'
import type { ExtractQuestion } from '../graph/queries/extracts.js'
import { readSubgraphFilter } from '../graphql/aggregate/read-subgraph-filter.js'
import { limits } from '../limits.js'
import { GraphExport } from '../transfer/export/export-graph.js'
import { questionOf } from '../transfer/export/export-question.js'
import { CsvDialect, CsvPart, type FormatOptions } from '../transfer/export/format.js'
import { exportFormats, type FormatName, formatNames } from '../transfer/export/formats.js'
import { stopWithClient } from './client-gone.js'
import { codingFor, compressor } from './content-coding.js'
import { byCaller, cacheControlFor, entityTag, namesAny, namesTag, varyBy } from './entity-tags.js'
import type { HttpSettings } from './http-settings.js'

/** `/export/<format>`: the graph, or the part of it that is asked for, as a file that is written while it is read. */
export function addExports(app: FastifyInstance, graph: Graph, schema: GraphQLSchema, settings: HttpSettings): void {
  const running = new RunningExports()
  const cacheControl = cacheControlFor(settings)
  // Before requests are waited for: a long one would hold up the closing of the server.
  app.addHook('preClose', async () => running.end())
  app.get('/export', { exposeHeadRoute: false }, () => {
    throw noFormat('')
  })
  app.route<{ Params: { format: string } }>({
    method: ['GET', 'HEAD'],
    url: '/export/:format',
    preHandler: [stoppable, app.bookmarkWaits.wait],
    handler: async (request, reply): Promise<FastifyReply> => {
      const { format } = request.params
      if (!isFormat(format)) throw noFormat(format)
      // What may be asked here is what was registered, and nothing else.
      if (settings.trustedOnly)
        throw new CityTiesError('FORBIDDEN', 'This server answers registered operations alone; it exports nothing.')
      const { question, options } = readQuery(request, format, schema)
      const { caller } = request
      const parts = ['export', format, question, options, caller.rights]
      const seen = (await request.seen) ?? (await graph.freshness.version())
      const tag = entityTag(graph.freshness.nameOf(seen), JSON.stringify(parts))
      const mark = (): FastifyReply => {
        varyBy(reply, 'Accept-Encoding', ...byCaller)
        return reply.header('etag', tag).header('cache-control', cacheControl(caller))
      }
      const known = request.headers['if-none-match']
      if (namesTag(known, tag) || namesAny(known)) return mark().code(304).send()
      const open = async (): Promise<GraphExport> => {
        const opened = await GraphExport.open(graph, format, { question })
        reply.header('content-disposition', `attachment; filename="${opened.fileName(options)}"`)
        return opened
      }
      const { mediaType } = exportFormats[format]
      if (request.method === 'HEAD') {
        await open()
        return mark().type(mediaType).send()
      }
      const file = await running.start(async () => Readable.from((await open()).text(options)))
      endWhenIdle(request, file)
      return send(request, mark().type(mediaType), file)
    },
  })
}

/** What an export waits for before it begins, it does as long as its client. */
const stoppable: preHandlerHookHandler = (request, reply, done) => {
  request.stop = new Stop()
  stopWithClient(reply, request.stop)
  done()
}

/** The exports that are being written, of which there may be so many. */
class RunningExports {
  readonly #files = new Set<Readable>()
  /** With those that are being opened. */
  #count = 0

  /** @throws unavailable when too many run already */
  async start(open: () => Promise<Readable>): Promise<Readable> {
    const max = limits.exportsRunningMax_count
    if (this.#count >= max) throw unavailable(`${max} exports run already. Ask again when one has ended.`)
    this.#count++
    try {
      const file = await open()
      this.#files.add(file)
      file.once('close', () => {
        this.#files.delete(file)
        this.#count--
      })
      return file
    } catch (error) {
      this.#count--
      throw error
    }
  }

  end(): void {
    for (const file of this.#files) file.destroy(unavailable('The server is closing.'))
  }
}

/** Nothing is read while a client takes nothing; one that never does would keep its place for good. */
function endWhenIdle({ raw: { socket } }: FastifyRequest, file: Readable): void {
  const onIdle = (): void => {
    file.destroy(unavailable('The client takes nothing.'))
  }
  socket.setTimeout(limits.exportIdle_ms, onIdle)
  file.once('close', () => socket.setTimeout(0).removeListener('timeout', onIdle))
}

const isFormat = (name: string): name is FormatName => Object.hasOwn(exportFormats, name)

const noFormat = (name: string): CityTiesError =>
  notFound(`There is no export '${name}'; there are ${formatNames.map((one) => `/export/${one}`).join(', ')}.`, {
    formats: formatNames,
  })

function send(request: FastifyRequest, reply: FastifyReply, file: Readable): FastifyReply {
  const coding = codingFor(request.headers['accept-encoding'], Number.POSITIVE_INFINITY)
  if (coding === null) return reply.send(file)
  // Either ends the other; who asked is told by the end that is missing.
  return reply.header('content-encoding', coding).send(pipeline(file, compressor[coding](), () => {}))
}

const known = ['types', 'entities', 'where', 'asOf'] as const
const knownOfCsv = ['dialect', 'part'] as const

function readQuery(
  { query }: FastifyRequest,
  format: FormatName,
  schema: GraphQLSchema,
): { readonly question: ExtractQuestion; readonly options: FormatOptions } {
  const given = query as Readonly<Record<string, string | string[]>>
  const names: readonly string[] = format === 'csv' ? [...known, ...knownOfCsv] : known
  const unknown = Object.keys(given).find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw invalidInput(`There is no parameter '${unknown}'; /export/${format} takes ${names.join(', ')}.`)
  const one = (name: string): string | undefined => {
    const value = given[name]
    if (Array.isArray(value)) throw invalidInput(`${name} may be given once.`)
    return value
  }
  /** Several values with commas, or the parameter several times. */
  const several = (name: string): string[] | undefined => {
    const value = given[name]
    return value === undefined ? undefined : [value].flat().flatMap((part) => part.split(','))
  }
  const where = one('where')
  const question = questionOf(
    {
      types: several('types'),
      entities: several('entities'),
      asOf: one('asOf'),
      where: where === undefined ? undefined : readSubgraphFilter(where, schema, 'where'),
    },
    { types: 'types', entities: 'entities', asOf: 'asOf' },
  )
  const options = {
    dialect: wordOf(one('dialect') ?? 'spreadsheet', CsvDialect, 'dialect'),
    part: partOf(one('part'), format),
  }
  return { question, options }
}

function partOf(part: string | undefined, format: FormatName): CsvPart {
  if (format === 'csv' && part === undefined)
    throw invalidInput(`CSV is two tables: say which with part=…: ${Object.keys(CsvPart).join(', ')}.`)
  return wordOf(part ?? 'nodes', CsvPart, 'part')
}

function wordOf<T extends string>(word: string, words: Readonly<Record<T, T>>, named: string): T {
  if (Object.hasOwn(words, word)) return word as T
  throw invalidInput(`${named} is '${word}'; it takes ${Object.keys(words).join(', ')}.`)
}
