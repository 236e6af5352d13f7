import fc from 'fast-check'
import type { ModelQuestion } from './aggregate-model.js'
import { asOf, entityFilters, tieFilters } from './filter-arbitraries.js'
import { type TieType, twinnings } from './filter-model.js'

const tieTypes: readonly TieType[] = ['TWINNED_WITH', 'MEMBER_OF', 'SIGNED', 'IN_COUNTRY', 'LOCATED_IN']

/** Ties that a question goes through: often twinnings alone. */
export const someTypes: fc.Arbitrary<TieType[]> = fc.oneof(
  fc.constant<TieType[]>(['TWINNED_WITH']),
  fc.subarray([...tieTypes], { minLength: 1 }),
)

/** Parts of a graph that a question may be about. */
export const subgraphQuestions = (types: fc.Arbitrary<readonly TieType[]> = someTypes): fc.Arbitrary<ModelQuestion> =>
  fc
    .record({
      types,
      cities: fc.option(entityFilters('City', 1), { nil: undefined, freq: 1 }),
      twinnings: fc.option(tieFilters(twinnings, 1), { nil: undefined, freq: 1 }),
      asOf,
    })
    .map(({ twinnings: own, ...rest }) => ({
      ...rest,
      twinnings: rest.types.includes('TWINNED_WITH') ? own : undefined,
    }))

/** A question as the variables `where` and `asOf` of an operation. */
export const variablesOf = ({ types, cities, twinnings: own, asOf: day }: ModelQuestion) => ({
  where: { types, ...(cities ? { cities } : {}), ...(own ? { twinnings: own } : {}) },
  asOf: day,
})
