import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { CityTiesError, errorKinds } from '../../domain/errors.js'
import type { HttpContext } from '../exchange.js'
import { statusOfCode } from '../statuses.js'
import { mediaTypes } from './answer-form.js'
import { toCsv } from './csv.js'
import { shapeOf } from './shape.js'
import { tableIn } from './table.js'

/** A table with holes would pass for a whole one: with any error there is no table, and the status says so. */
function sendErrors(
  reply: FastifyReply,
  errors: readonly GraphQLFormattedError[],
  { status, headers }: { readonly status?: number | undefined; readonly headers?: HeaderMap } = {},
): FastifyReply {
  const retryAfter = headers?.get('retry-after')
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  const said = status !== undefined && status >= 400 ? status : statusOfCode(errors[0]?.extensions?.['code'])
  return reply
    .code(said ?? 500)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors }))
}

/** Answers a query whose client wants rows: as CSV, or as JSON with one row a line. */
export function tableHandler(
  apollo: ApolloServer<HttpContext>,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => HttpContext,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { exchange } = request
    if (!exchange) return reply
    const { query, operationName, variables, sha256 } = exchange.operation
    const { body, http } = await apollo.executeOperation(
      {
        ...(query === undefined ? {} : { query }),
        ...(operationName === undefined ? {} : { operationName }),
        ...(sha256 === undefined ? {} : { extensions: { persistedQuery: { version: 1, sha256Hash: sha256 } } }),
        variables: variables ?? {},
        // Of a GET, Apollo runs queries alone.
        http: { method: request.method, headers: new HeaderMap(), search: '', body: undefined },
      },
      { contextValue: contextOf(request, reply) },
    )
    if (body.kind !== 'single') throw new Error('an answer in parts')
    const { data, errors } = body.singleResult
    if (errors || !exchange.valid) return sendErrors(reply, errors ?? [], http)
    try {
      const table = tableIn(data, shapeOf(exchange.valid, variables ?? {}), exchange.form.path)
      return exchange.form.table === 'csv'
        ? reply.type(mediaTypes.csv).send(toCsv(table))
        : reply.type(mediaTypes.ndjson).send(table.rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    } catch (error) {
      if (!(error instanceof CityTiesError)) throw error
      const { code } = errorKinds[error.kind]
      exchange.code = code
      return sendErrors(reply, [{ message: error.message, extensions: { code } }])
    }
  }
}
