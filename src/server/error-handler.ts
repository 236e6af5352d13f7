import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { CityTiesError, errorKinds } from '../domain/errors.js'
import { limits } from '../limits.js'
import { statuses } from './statuses.js'

interface Answer {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** What is wrong with a request that never became an operation. */
function answerTo(error: FastifyError): Answer {
  if (error instanceof CityTiesError)
    return { status: statuses[error.kind], code: errorKinds[error.kind].code, message: error.message }
  const status = error.statusCode ?? 500
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const message = `The body is larger than ${limits.requestBodyMax_bytes} bytes. Send less at once.`
    return { status, code: errorKinds.LIMIT_EXCEEDED.code, message }
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return { status, code: 'BAD_REQUEST', message: 'Send the operation as application/json.' }
  if (error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return { status, code: 'BAD_REQUEST', message: 'The body is empty; send {"query": "…"}.' }
  if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError)
    return {
      status: 400,
      code: 'BAD_REQUEST',
      message: 'The body is not JSON, or has a key __proto__ or constructor, which none may; send {"query": "…"}.',
    }
  return { status, code: 'BAD_REQUEST', message: error.message }
}

/** Failures outside of operations, in the form of GraphQL's errors. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = answerTo(error)
  if (request.exchange) request.exchange.code = answer.code
  if (answer.status === 503) reply.header('retry-after', limits.retryAfter_s)
  // What is ours is worded for those who meet it; of anything else the log has the cause.
  if (answer.status < 500 || (error instanceof CityTiesError && error.kind !== 'INTERNAL'))
    return reply.code(answer.status).send({ errors: [{ message: answer.message, extensions: { code: answer.code } }] })
  const id = randomUUID()
  request.log.error({ id, err: error }, 'a request failed')
  const message = `Something went wrong here. The log has it under ${id}.`
  return reply.code(500).send({ errors: [{ message, extensions: { code: errorKinds.INTERNAL.code, id } }] })
}
