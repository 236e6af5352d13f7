import { limits } from '../../limits.js'
import type { Price } from '../shared/price.js'

/** The price of a field that searches the projection once and gives as many rows as an argument says. */
export const costBy = (argument: 'first' | 'limit'): { readonly price: Price } => ({
  price: ({ args, childCost }) => limits.searchCost_fields + childCost * Number(args[argument]),
})

/** The price of a field that searches for each row that it gives. */
export const costOfPaths: { readonly price: Price } = {
  price: ({ args, childCost }) => (limits.searchCost_fields + childCost) * Number(args['k']),
}

/** The price of a field that searches and gives one thing. */
export const costOfSearch: { readonly price: Price } = {
  price: ({ childCost }) => limits.searchCost_fields + childCost,
}
