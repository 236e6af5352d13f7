import type { ApolloServerPlugin } from '@apollo/server'
import { BREAK, type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { limits } from '../limits.js'
import type { HttpContext } from './exchange.js'

/**
 * Whether answers depend on the graph alone, so that equal questions to an unchanged graph
 * have equal answers. A field that reads a clock, the caller or anything else says so with
 * `@Extensions({ volatile: true })`.
 */
export function dependsOnGraphAlone(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema)
  let alone = true
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        if (types.getFieldDef()?.extensions['volatile'] !== true) return undefined
        alone = false
        return BREAK
      },
    }),
  )
  return alone
}

/**
 * Notes in the exchange what Apollo has found: the valid operation, and whether its answer may
 * be used again: that of a query, complete, from the graph alone. An answer with an error never
 * may, for it may come out better the next time. And what it is called, for the logs.
 */
export function noteAnswer(): ApolloServerPlugin<HttpContext> {
  // Apollo keeps parsed documents, so each is looked through once.
  const known = new WeakMap<DocumentNode, boolean>()
  const isAlone = (schema: GraphQLSchema, document: DocumentNode): boolean => {
    const alone = known.get(document) ?? dependsOnGraphAlone(schema, document)
    known.set(document, alone)
    return alone
  }
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ contextValue: { exchange, stop }, schema, document, operation }) {
        if (!exchange || !operation) return
        exchange.valid = { schema, document, operation }
        const { tally } = stop
        if (tally) tally.operation = operation.name?.value.slice(0, limits.shownName_chars) ?? null
      },
      async willSendResponse({ contextValue: { exchange }, response: { body } }) {
        if (!exchange || body.kind !== 'single') return
        const [error] = body.singleResult.errors ?? []
        if (error) exchange.code = String(error.extensions?.['code'])
        if (!exchange.valid || body.singleResult.errors) return
        const { schema, document, operation } = exchange.valid
        exchange.reusable = operation.operation === 'query' && isAlone(schema, document)
      },
    }),
  }
}
