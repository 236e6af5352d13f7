import { createHash } from 'node:crypto'
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../../access/caller.js'
import type { Measures } from '../../compute/measures.js'
import { errorKinds, invalidInput, unavailable } from '../../domain/errors.js'
import { Stop } from '../../domain/stop.js'
import type { FeedView } from '../../graph/feed/feed-view.js'
import { Follower } from '../../graph/feed/follower.js'
import type { Graph } from '../../graph/graph.js'
import { Context, type Offers } from '../../graphql/shared/context.js'
import type { createFormatError } from '../../graphql/shared/format-error.js'
import type { Loaders } from '../../graphql/shared/loaders.js'
import { limits } from '../../limits.js'
import { assertWithin, knownPrice, tooMuch } from '../limit-operations.js'
import { type AskedIn, canonicalJson, readOperation } from '../operation-request.js'
import { assertShape, assertVariables } from '../operation-shape.js'
import type { TrustedDocuments } from '../trusted-documents.js'
import { type Answer, Answers } from './answers.js'
import { Refusal } from './refusal.js'
import { SharedAnswers } from './shared-answers.js'

export interface SubscriptionsOptions {
  readonly documents: TrustedDocuments
  readonly measures: Measures
  readonly offers: Offers
  readonly formatError: ReturnType<typeof createFormatError>
}

export interface Asked {
  readonly request: AskedIn
  readonly caller: Caller
  /** The cursor of the last event, where the connection says it. */
  readonly resumeAfter: string | null
  readonly onEnd: () => void
}

interface Operation {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** All that the answer to an event depends on. */
  readonly key: string
}

type Parsed = { readonly document: DocumentNode } | { readonly faults: readonly GraphQLError[] }

/** Begins subscriptions, whatever they come over: what an operation must keep to is the same as of any other. */
export class Subscriptions {
  readonly #parsed = new LRUCache<string, Parsed>({ max: limits.subscriptionDocuments_count })
  readonly #shared: SharedAnswers
  readonly #stop = new Stop()

  constructor(
    readonly graph: Graph,
    readonly schema: GraphQLSchema,
    readonly options: SubscriptionsOptions,
  ) {
    this.#shared = new SharedAnswers(graph)
  }

  /** @throws Refusal */
  async open({ request, caller, resumeAfter, onEnd }: Asked): Promise<Answers> {
    try {
      const operation = this.#operationIn(request, caller)
      const { document, operationName, variables } = operation
      const context = this.#contextFor(caller)
      context.resumeAfter = resumeAfter
      const source = await createSourceEventStream({
        schema: this.schema,
        document,
        contextValue: context,
        variableValues: variables,
        ...(operationName === undefined ? {} : { operationName }),
      })
      if (!(source instanceof Follower))
        throw new Refusal((source as { errors: GraphQLError[] }).errors.map(this.#word))
      return new Answers(source, (view) => this.#answerTo(view, operation, caller), onEnd)
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal([this.#word(error)])
    }
  }

  /** Whoever listens is told by the connection; what is still being read ends. */
  close(): void {
    this.#stop.stop(unavailable('The server stops.'))
  }

  readonly #word = (error: unknown): GraphQLFormattedError => {
    const { formatError } = this.options
    if (!(error instanceof GraphQLError)) return formatError({ message: (error as Error).message }, error)
    // Of a field it is a fault of ours, unless it says otherwise; else of what was sent.
    const code = error.path ? errorKinds.INTERNAL.code : errorKinds.INVALID_INPUT.code
    const { extensions = {}, ...formatted } = error.toJSON()
    return formatError({ ...formatted, extensions: { code, ...extensions } }, error)
  }

  #operationIn(request: AskedIn, caller: Caller): Operation {
    const asked = this.options.documents.resolve(readOperation(request))
    const { query: text, operationName, variables = {}, wellFormed } = asked
    if (!wellFormed)
      throw invalidInput('Send {"query": "subscription …"}, with operationName and variables if need be.')
    if (text === undefined)
      throw new GraphQLError('Send the text of the subscription, or the documentId of a registered one.', {
        extensions: { code: asked.sha256 === undefined ? 'BAD_REQUEST' : 'PERSISTED_QUERY_NOT_FOUND' },
      })
    assertShape(text)
    assertVariables(variables)
    const parsed = this.#parse(text)
    if ('faults' in parsed) throw new Refusal(parsed.faults.map(this.#word))
    const { document } = parsed
    this.#assertTaken(document, subscriptionIn(document, operationName), operationName, variables)
    const parts = JSON.stringify([text, operationName ?? null, canonicalJson(variables), caller.rights])
    const key = createHash('sha256').update(parts).digest('base64url')
    return { document, operationName, variables, key }
  }

  #parse(text: string): Parsed {
    const known = this.#parsed.get(text)
    if (known) return known
    let parsed: Parsed
    try {
      const document = parse(text, { maxTokens: limits.operationTokensMax_count })
      const faults = validate(this.schema, document).map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED'))
      parsed = faults.length > 0 ? { faults } : { document }
    } catch (error) {
      parsed = { faults: [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] }
    }
    if (text.length <= limits.rememberedTextMax_chars) this.#parsed.set(text, parsed)
    return parsed
  }

  /** An event may give far less than an answer: each of those who listen is sent it, again and again. */
  #assertTaken(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    operationName: string | undefined,
    variables: Operation['variables'],
  ): void {
    const price = knownPrice(this.schema, document, operation, operationName ?? '', variables)
    if (!price) return
    assertWithin(price)
    const { subscriptionCostMax_fields: limit } = limits
    if (price.cost_fields > limit)
      throw tooMuch(
        `Each event may give ${price.cost_fields} fields; at most ${limit} are taken. Ask for less of each thing, or for fewer (first), and fetch the rest by a query.`,
        { limit, given: price.cost_fields },
      )
  }

  #answerTo(view: FeedView, operation: Operation, caller: Caller): Promise<Answer> {
    return this.#shared.of(view, operation.key, (loaders) => this.#execute(view, operation, caller, loaders))
  }

  async #execute(
    view: FeedView,
    { document, operationName, variables }: Operation,
    caller: Caller,
    loaders: Loaders,
  ): Promise<Answer> {
    const { data = null, errors } = await execute({
      schema: this.schema,
      document,
      rootValue: view,
      contextValue: this.#contextFor(caller).sharing(loaders),
      variableValues: variables,
      ...(operationName === undefined ? {} : { operationName }),
    })
    return errors ? { data, errors: errors.map(this.#word) } : { data }
  }

  #contextFor(caller: Caller): Context {
    const { measures, offers } = this.options
    return new Context(this.graph, measures, offers, caller, this.#stop)
  }
}

function subscriptionIn(document: DocumentNode, operationName: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName)
  const code = 'OPERATION_RESOLUTION_FAILURE'
  if (!operation)
    throw new GraphQLError(
      operationName === undefined
        ? 'There are several operations; say which one by operationName.'
        : 'There is no operation of that name.',
      { extensions: { code } },
    )
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    throw new GraphQLError(
      `Only subscriptions are answered here; send a ${operation.operation} by POST, with Accept: application/json.`,
      { nodes: operation, extensions: { code } },
    )
  return operation
}

const withCode = (error: GraphQLError, code: string): GraphQLError =>
  Object.assign(error, { extensions: { ...error.extensions, code } })
