import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'

/**
 * Refuses mutations and subscriptions while the schema has none. Validation lets them pass,
 * and the executor's own refusal has no code: it would be taken for a fault of ours.
 */
export const refuseUnknownOperations: ApolloServerPlugin = {
  requestDidStart: async () => ({
    async didResolveOperation({ schema, operation }) {
      if (!operation || schema.getRootType(operation.operation)) return
      throw new GraphQLError(`The schema has no ${operation.operation}; send a query.`, {
        nodes: operation,
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
      })
    },
  }),
}
