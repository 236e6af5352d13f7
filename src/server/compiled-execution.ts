import type { ApolloServerOptions } from '@apollo/server'
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { type CityTiesError, errorKinds } from '../domain/errors.js'
import type { Context } from '../graphql/shared/context.js'
import { aheadOfLook } from './ahead-of-look.js'
import type { HttpContext } from './exchange.js'
import { plainValues, withPlainVariables } from './plain-variables.js'

type Gateway = NonNullable<ApolloServerOptions<HttpContext>['gateway']>
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>
type Request = Parameters<Executor>[0]
type Answer = Awaited<ReturnType<Executor>>

/** An operation as Apollo keeps it: parsed and validated once for each text. */
interface Operation {
  uses_count: number
  /** Null for what cannot be compiled. */
  compiled: CompiledQuery | null | undefined
}

/** Compiling takes as long as running some ten times by interpretation: what is asked once is interpreted. */
const compileFromUse = 2

/**
 * Runs operations that are asked again as compiled functions, all others by interpretation;
 * both give the same answers. Apollo takes an executor of one's own under the name of a
 * gateway, and everything else of it works as ever. Compiled operations go with Apollo's
 * parsed documents, whose cache is bounded.
 */
export function compiledExecution(schema: GraphQLSchema): Gateway {
  const documents = new WeakMap<DocumentNode, Map<string, Operation>>()

  function operationOf({ document, request }: Request): Operation {
    let operations = documents.get(document)
    if (!operations) {
      operations = new Map()
      documents.set(document, operations)
    }
    const name = request.operationName ?? ''
    let operation = operations.get(name)
    if (!operation) {
      operation = { uses_count: 0, compiled: undefined }
      operations.set(name, operation)
    }
    return operation
  }

  /** A function that answers a request as often as it is asked to. */
  function answering(request: Request): (context: Context) => Promise<Answer> {
    const { document } = request
    // As it was asked for: Apollo's own is null for a name that the document lacks.
    const { operationName, variables = {} } = request.request
    // To compile what writes would gain nothing, and its inputs are large. And the compiler takes an empty name for
    // none, and would find the one operation that there is.
    const isQuery = (request.operation as Request['operation'] | undefined)?.operation === 'query'
    const operation = isQuery && operationName !== '' ? operationOf(request) : null
    if (operation && ++operation.uses_count >= compileFromUse && operation.compiled === undefined) {
      const compiled = compileQuery(schema, withPlainVariables(schema, document), operationName, options)
      operation.compiled = isCompiledQuery(compiled) ? compiled : null
    }
    const plain = operation?.compiled && plainValues(schema, request.operation, variables)
    return async (context) => {
      const answer = plain && (await operation?.compiled?.query({}, context, plain))
      // Without data nothing ran: the variables are not what is declared, which graphql-js words as its callers know it.
      if (answer && 'data' in answer)
        return answer.errors ? { ...answer, errors: answer.errors.map(asOwnError) } : answer
      const asked = operationName === undefined ? {} : { operationName }
      return execute({ schema, document, variableValues: variables, contextValue: context, rootValue: {}, ...asked })
    }
  }

  const executor: Executor = async (request) => {
    const answer = answering(request)
    const context = request.context as HttpContext
    // Apollo has none where the name that was asked for is no operation's.
    const operation: Request['operation'] | undefined = request.operation
    const given = operation?.operation === 'query' ? aheadOfLook(context, answer) : answer(context)
    try {
      return await context.stop.race(given)
    } catch (error) {
      if (error !== context.stop.reason) throw error
      return stopped(error as CityTiesError, operation)
    }
  }
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    load: async () => ({ executor }),
    stop: async () => {},
  }
}

/** No change is begun after the stop; of one that is under way, nobody knows yet whether it will be made. */
const writesOn =
  'A change that was being written may be made all the same: send it again with the same idempotencyKey to be told, or look whether it is there.'

/** The answer to an operation that was stopped: nobody waits for what it still does. */
function stopped(reason: CityTiesError, operation: Request['operation'] | undefined): Answer {
  const isWrite = operation?.operation === 'mutation'
  const message = isWrite ? `${reason.message} ${writesOn}` : reason.message
  const { code } = errorKinds[reason.kind]
  return { errors: [new GraphQLError(message, { extensions: { code, ...reason.details, http: { status: 503 } } })] }
}

/** The compiled function's errors are made without a constructor, and lack what Apollo reads of them. */
function asOwnError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null })
  return Object.assign(error, { locations })
}

/** Stacks of errors are taken where they are thrown; the executor's own would only say that it ran. */
const options = { disablingCapturingStackErrors: true }
