import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, OperationTypeNode } from 'graphql'

/** Refuses subscriptions where an answer ends: the executor would give one event that never was. */
export const refuseSubscriptions: ApolloServerPlugin = {
  requestDidStart: async () => ({
    async didResolveOperation({ operation }) {
      if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return
      throw new GraphQLError(
        'A subscription needs a connection that stays open: ask over WebSocket (graphql-transport-ws), or with Accept: text/event-stream.',
        { nodes: operation, extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } },
      )
    },
  }),
}
