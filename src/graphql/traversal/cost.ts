import type { ComplexityEstimator } from 'graphql-query-complexity'
import { limits } from '../../limits.js'

/** The cost of a field that searches the projection once and gives as many rows as an argument says. */
export const costBy =
  (argument: 'first' | 'limit'): ComplexityEstimator =>
  ({ args, childComplexity }) =>
    limits.searchCost_fields + childComplexity * Number(args[argument])

/** The cost of a field that searches for each row that it gives. */
export const costOfPaths: ComplexityEstimator = ({ args, childComplexity }) =>
  (limits.searchCost_fields + childComplexity) * Number(args['k'])

/** The cost of a field that searches and gives one thing. */
export const costOfSearch: ComplexityEstimator = ({ childComplexity }) => limits.searchCost_fields + childComplexity
