import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { answerKey, type OperationRequest, readOperation } from './operation-request.js'
import { assertShape, assertVariables } from './operation-shape.js'
import { formOf } from './tables/answer-form.js'
import type { TrustedDocuments } from './trusted-documents.js'

/**
 * Reads what a request asks for, as far as that needs no parsing.
 *
 * @param keepsAnswers whether answers are kept here; by clients, those to GET alone
 */
export const readExchange =
  (documents: TrustedDocuments, keepsAnswers: boolean): preHandlerAsyncHookHandler =>
  async (request) => {
    const asked = readOperation(request)
    const operation = documents.resolve(asked)
    if (operation !== asked) putText(request, operation)
    else if (operation.query === undefined) withoutText(request)
    if (operation.query !== undefined) assertShape(operation.query)
    assertVariables(operation.variables)
    const form = formOf(request)
    request.exchange = {
      operation,
      form,
      key: mayBeUsedAgain(request, operation, keepsAnswers) ? answerKey(operation, form.name, request.caller) : null,
      state: null,
      valid: null,
      cost_fields: null,
      reusable: false,
      recalled: false,
      code: null,
      settle: null,
    }
  }

/** No answer to a mutation is: without a key, equal ones do not wait for each other's. By GET there are none. */
const mayBeUsedAgain = ({ method }: FastifyRequest, { query }: OperationRequest, keepsAnswers: boolean): boolean =>
  method === 'GET' || (keepsAnswers && !/\bmutation\b/.test(String(query)))

/** To Apollo, an empty text beside a checksum is one of another checksum. */
function withoutText(request: FastifyRequest): void {
  if (request.method === 'POST') {
    const { query, ...body } = (request.body ?? {}) as Readonly<Record<string, unknown>>
    if (query === '') request.body = body
  } else request.raw.url = (request.raw.url ?? '').replace(/([?&])query=(?=&|$)/, '$1')
}

/** To Apollo, a document that was named is one that was sent. */
function putText(request: FastifyRequest, { query, operationName, variables }: OperationRequest): void {
  const given = Object.entries({ query, operationName, variables }).filter(([, value]) => value !== undefined)
  if (request.method === 'POST') request.body = Object.fromEntries(given)
  else {
    const parameters = new URLSearchParams()
    for (const [name, value] of given) parameters.set(name, typeof value === 'string' ? value : JSON.stringify(value))
    request.raw.url = `/graphql?${parameters}`
  }
}
