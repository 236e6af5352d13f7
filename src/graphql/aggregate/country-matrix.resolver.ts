import { IsOptional, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { countryMatrix } from '../../analytics/aggregates/country-matrix.js'
import { relationshipTypes } from '../../analytics/codes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { EntityRecord } from '../../graph/records.js'
import type { Context } from '../shared/context.js'
import { selectedUnder } from '../shared/selection.js'
import { CountryPair, TypeCount } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'
import { recordsOfNodes } from './records-of-nodes.js'

@ArgsType()
class CountryMatrixArgs extends SubgraphArgs {
  @Field(() => Int, { nullable: true, description: 'Only the first so many pairs; all where nothing is said.' })
  @IsOptional()
  @Min(0)
  first?: number
}

interface Pair {
  readonly from: EntityRecord
  readonly to: EntityRecord
  readonly count: number
  readonly countByType: readonly number[]
}

/** What has no code comes after every code. */
const codeOf = (country: EntityRecord): string => (country as { code?: string }).code ?? '\uffff'

/** For each country how many come before it in the order of their codes: pairs are many, countries few. */
function ranksByCode(countries: readonly EntityRecord[]): Int32Array {
  const ranks = new Int32Array(countries.length)
  countries
    .map((country, place) => ({ place, code: codeOf(country), id: country.id }))
    .sort((a, b) => byCodeUnit(a.code, b.code) || byCodeUnit(a.id, b.id))
    .forEach(({ place }, rank) => {
      ranks[place] = rank
    })
  return ranks
}

@Resolver(() => CountryPair)
export class CountryMatrixResolver {
  @Query(() => [CountryPair], {
    description:
      'How many ties there are between which countries, each pair once, the most tied first, then by code. A tie of which an end’s country is unknown is in none: `tieCoverage { withoutCountry }` says how many. Example: `countryMatrix(first: 10) { from { code } to { code } count }`.',
  })
  async countryMatrix(
    @Args(() => CountryMatrixArgs) args: CountryMatrixArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Pair[]> {
    const subgraph = await context.subgraph(questionOf(args))
    const { countries, pairs } = countryMatrix(subgraph)
    const select = selectedUnder(info, ['from', 'to'], ['code'])
    const recordOf = await recordsOfNodes(context, subgraph.projection, countries, select)
    const records = countries.map((node) => recordOf(node) as EntityRecord)
    const ranks = ranksByCode(records)
    const placed = pairs.map(({ a, b, count, countByType }) => {
      const [rankA, rankB] = [ranks[a] as number, ranks[b] as number]
      const isInOrder = rankA <= rankB
      return {
        from: records[isInOrder ? a : b] as EntityRecord,
        to: records[isInOrder ? b : a] as EntityRecord,
        count,
        countByType,
        place: isInOrder ? rankA * ranks.length + rankB : rankB * ranks.length + rankA,
      }
    })
    placed.sort((a, b) => b.count - a.count || a.place - b.place)
    return args.first == null ? placed : placed.slice(0, args.first)
  }

  @FieldResolver(() => [TypeCount], { description: 'The same by type, in the order of the enum.' })
  byType(@Root() { countByType }: Pair): TypeCount[] {
    return relationshipTypes.flatMap((type, code) => {
      const count = countByType[code] as number
      return count > 0 ? [{ type, count }] : []
    })
  }
}
