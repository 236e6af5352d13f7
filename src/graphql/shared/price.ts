/**
 * What a field costs that does not cost what fields do (server/operation-price.ts), by its
 * arguments and by what is selected of one row of it. Marked with `@Extensions({ price })`.
 */
export type Price = (field: { readonly args: Readonly<Record<string, unknown>>; readonly childCost: number }) => number
