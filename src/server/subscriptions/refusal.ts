import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** An operation that is not begun, with its errors as the client is told them. */
export class Refusal extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super('refused')
  }
}

/** An error in our own words, for what takes GraphQL's. */
export const worded = (formatted: GraphQLFormattedError): GraphQLError =>
  Object.assign(new GraphQLError(formatted.message), { toJSON: () => formatted })
