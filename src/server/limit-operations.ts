import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, GraphQLError, getNamedType, isListType, isNonNullType, Kind, visit } from 'graphql'
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity'
import { LRUCache } from 'lru-cache'
import { errorKinds, limitExceeded } from '../domain/errors.js'
import type { MeasureCount } from '../graphql/measures/measure-cost.js'
import { limits } from '../limits.js'
import { remembered } from './remembered.js'

/** How deep braces nest, strings and comments left out: known before the parser, which recurses, has to go there. */
const nestingOf = remembered((source: string): number => {
  const code = source.replaceAll(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g, '')
  let depth = 0
  let deepest = 0
  for (const character of code) {
    if (character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === '}') depth--
  }
  return deepest
})

/**
 * Unless a field says itself what it costs, it costs 1 and what is selected of it, as often
 * as its rows: as many as a page or the start of a list may have, the ids that are given, or
 * a guess for other lists.
 */
const estimate: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type
  if (getNamedType(type).name.endsWith('Connection'))
    return 1 + childComplexity * Number(args['first'] ?? args['last'] ?? limits.pageDefault_rows)
  if (Array.isArray(args['ids'])) return 1 + childComplexity * args['ids'].length
  // The rows of a page are counted at its connection.
  const rows = isListType(type) && field.name !== 'edges' ? Number(args['first'] ?? limits.listGuess_rows) : 1
  return 1 + childComplexity * rows
}

/** How many measures of whole networks there are in a field: each is computed once, however many parents it has. */
const countMeasures: ComplexityEstimator = ({ field, args, childComplexity }) =>
  childComplexity + ((field.extensions['measures'] as MeasureCount | undefined)?.(args) ?? 0)

/** Refuses an operation that nests too deep for the parser and all that follows to walk it. */
export function assertNesting(source: unknown): void {
  const given = typeof source === 'string' ? nestingOf(source) : 0
  if (given <= limits.operationNestingMax_levels) return
  throw limitExceeded(
    `The operation nests ${given} levels deep; at most ${limits.operationNestingMax_levels} are taken. Ask for less at once.`,
  )
}

/** Refuses variables that nest deeper than any argument does: what checks them walks as deep as they are. */
export function assertVariables(variables: unknown): void {
  if (nestsWithin(variables, limits.variablesNestingMax_levels)) return
  throw limitExceeded(`The variables nest deeper than ${limits.variablesNestingMax_levels} levels. Say it with fewer.`)
}

const nestsWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((part) => nestsWithin(part, levels - 1)))

/** Refuses operations that ask for too much, before anything is read for them. */
export const limitOperations: ApolloServerPlugin = {
  requestDidStart: async () => ({
    async didResolveOperation({ schema, document, request, operationName }) {
      const variables = request.variables ?? {}
      const given = knownCost(document, operationName ?? '', variables, () =>
        costOf({
          schema,
          query: document,
          variables,
          ...(operationName == null ? {} : { operationName }),
        }),
      )
      if (given <= limits.operationCostMax_fields) return
      throw new GraphQLError(
        `The operation may give ${given} fields, a measure of a whole network counted as ${limits.measureCost_fields}; at most ${limits.operationCostMax_fields} are taken. Ask for shorter pages (first), for less of each row, or for fewer measures.`,
        {
          extensions: {
            code: errorKinds.LIMIT_EXCEEDED.code,
            limit: limits.operationCostMax_fields,
            given,
            http: { status: 400 },
          },
        },
      )
    },
  }),
}

interface Costs {
  /** Variables that say how long a page is. */
  readonly sizes: readonly string[]
  readonly known: LRUCache<string, number>
}

const costs = new WeakMap<DocumentNode, Costs>()

/** The cost of an operation follows from its text and the lengths that it is given; it is worked out once for both. */
function knownCost(
  document: DocumentNode,
  operationName: string,
  variables: Readonly<Record<string, unknown>>,
  work: () => number,
): number {
  let of = costs.get(document)
  if (!of) {
    of = { sizes: sizesIn(document), known: new LRUCache({ max: limits.costsPerDocument_count }) }
    costs.set(document, of)
  }
  const lengths = of.sizes.map((name) => {
    const value = variables[name]
    return Array.isArray(value) ? value.length : value
  })
  const key = JSON.stringify([operationName, ...lengths])
  const known = of.known.get(key)
  if (known !== undefined) return known
  const cost = work()
  // What cannot be worked out yet may be for other variables.
  if (cost > 0) of.known.set(key, cost)
  return cost
}

/** The variables that stand in arguments which the estimate reads, or in conditions on fields. */
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

/** 0 where the variables are not what the operation declares: the executor says so, and reads nothing. */
function costOf(operation: Omit<Parameters<typeof getComplexity>[0], 'estimators'>): number {
  try {
    const fields = getComplexity({ ...operation, estimators: [fieldExtensionsEstimator(), estimate] })
    const measures = getComplexity({ ...operation, estimators: [countMeasures] })
    return fields + measures * limits.measureCost_fields
  } catch (error) {
    if (error instanceof GraphQLError) return 0
    throw error
  }
}
