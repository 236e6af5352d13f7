import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { LRUCache } from 'lru-cache'
import { CityTiesError, errorKinds } from '../domain/errors.js'
import { limits } from '../limits.js'
import type { HttpContext } from './exchange.js'
import { type OperationPrice, priceOf } from './operation-price.js'

/**
 * Refuses operations that ask for too much, before anything is read for them, and says in
 * every answer what the operation costs and what it may: that depends on the question alone,
 * so it can be kept with the answer, and takes 50 bytes.
 */
export const limitOperations: ApolloServerPlugin<HttpContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ schema, document, operation, request, operationName, contextValue }) {
      const { exchange, place } = contextValue
      if (!operation) return
      const price = knownPrice(schema, document, operation, operationName ?? '', request.variables ?? {})
      if (!price) return
      if (exchange && !price.tooDeep) exchange.cost_fields = price.cost_fields
      assertWithin(price)
      await place?.weigh(price.given_fields).catch(refuse)
    },
    async willSendResponse({ contextValue: { exchange }, response: { body } }) {
      if (exchange?.cost_fields == null || body.kind !== 'single') return
      body.singleResult.extensions = { cost: { fields: exchange.cost_fields, limit: limits.operationCostMax_fields } }
    },
  }),
}

/** @throws the same, as an answer of its own: such is no fault for the log */
function refuse(reason: unknown): never {
  if (!(reason instanceof CityTiesError)) throw reason
  const { kind, message, details } = reason
  const headers = new HeaderMap(kind === 'UNAVAILABLE' ? [['retry-after', String(limits.retryAfter_s)]] : [])
  throw new GraphQLError(message, {
    extensions: { code: errorKinds[kind].code, ...details, http: { status: 503, headers } },
  })
}

/** @throws what an operation is told that asks for too much */
export function assertWithin({ cost_fields, tooDeep }: OperationPrice): void {
  const { operationNestingMax_levels: levels } = limits
  if (tooDeep)
    throw tooMuch(
      `The operation nests more than ${levels} levels deep, its fragments written out; at most ${levels} are taken. Ask for less at once.`,
      { limit: levels },
    )
  if (cost_fields > limits.operationCostMax_fields)
    throw tooMuch(
      `The operation may give ${cost_fields} fields, a measure of a whole network counted as ${limits.measureCost_fields}; at most ${limits.operationCostMax_fields} are taken. Ask for shorter pages (first), for less of each row, or for fewer measures.`,
      { limit: limits.operationCostMax_fields, given: cost_fields },
    )
}

export const tooMuch = (message: string, details: Readonly<Record<string, number>>): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: errorKinds.LIMIT_EXCEEDED.code, ...details, http: { status: 400 } },
  })

interface Prices {
  /** Variables that say how long a page is. */
  readonly sizes: readonly string[]
  readonly known: LRUCache<string, OperationPrice>
}

const prices = new WeakMap<DocumentNode, Prices>()

/** The price of an operation follows from its text and the lengths that it is given; it is worked out once for both. */
export function knownPrice(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  operationName: string,
  variables: Readonly<Record<string, unknown>>,
): OperationPrice | null {
  let of = prices.get(document)
  if (!of) {
    of = { sizes: sizesIn(document), known: new LRUCache({ max: limits.costsPerDocument_count }) }
    prices.set(document, of)
  }
  const lengths = of.sizes.map((name) => {
    const value = variables[name]
    if (Array.isArray(value)) return value.length
    // The words that count are short; one id may stand for a list of it, and be of any length.
    return typeof value === 'string' ? value.slice(0, limits.nameMax_chars) : value
  })
  const key = JSON.stringify([operationName, ...lengths])
  const known = of.known.get(key)
  if (known !== undefined) return known
  const price = priceOf(schema, document, operation, variables)
  // What cannot be worked out yet may be for other variables.
  if (price) of.known.set(key, price)
  return price
}

/** The variables that stand in arguments which prices depend on, or in conditions on fields. */
function sizesIn(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Argument({ name, value }) {
      if (!['first', 'last', 'ids', 'limit', 'k', 'by', 'if'].includes(name.value)) return
      visit(value, { enter: (node) => void (node.kind === Kind.VARIABLE && names.add(node.name.value)) })
    },
  })
  return [...names].sort()
}
