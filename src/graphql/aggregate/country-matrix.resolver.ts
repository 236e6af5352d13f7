import { IsOptional, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, Info, Int, Query, Resolver } from 'type-graphql'
import { countryMatrix } from '../../analytics/aggregates/country-matrix.js'
import { relationshipTypes } from '../../analytics/codes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { EntityRecord } from '../../graph/records.js'
import type { Context } from '../shared/context.js'
import { selectedUnder } from '../shared/selection.js'
import { CountryPair, type TypeCount } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'
import { recordsOfNodes } from './records-of-nodes.js'

@ArgsType()
class CountryMatrixArgs extends SubgraphArgs {
  @Field(() => Int, { nullable: true, description: 'Only the first so many pairs; all where nothing is said.' })
  @IsOptional()
  @Min(0)
  first?: number
}

/** What has no code comes after every code. */
const codeOf = (country: EntityRecord): string => (country as { code?: string }).code ?? '\uffff'
const byCode = (a: EntityRecord, b: EntityRecord): number => byCodeUnit(codeOf(a), codeOf(b)) || byCodeUnit(a.id, b.id)

@Resolver()
export class CountryMatrixResolver {
  @Query(() => [CountryPair], {
    description:
      'How many ties there are between which countries, each pair once, the most tied first, then by code. A tie of which an end’s country is unknown is in none: `tieCoverage { withoutCountry }` says how many. Example: `countryMatrix(first: 10) { from { code } to { code } count }`.',
  })
  async countryMatrix(
    @Args(() => CountryMatrixArgs) args: CountryMatrixArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const subgraph = await context.graph.subgraphs.select(questionOf(args))
    const pairs = countryMatrix(subgraph)
    const nodes = pairs.flatMap(({ countries }) => countries)
    const recordOf = await recordsOfNodes(
      context,
      subgraph.projection,
      nodes,
      selectedUnder(info, ['from', 'to'], ['code']),
    )
    const rows = pairs.map(({ countries, count, countByType }) => {
      const [from, to] = countries.map(recordOf) as [EntityRecord, EntityRecord]
      const ends = byCode(from, to) <= 0 ? { from, to } : { from: to, to: from }
      return { ...ends, count, byType: typeCounts(countByType) }
    })
    rows.sort((a, b) => b.count - a.count || byCode(a.from, b.from) || byCode(a.to, b.to))
    return args.first == null ? rows : rows.slice(0, args.first)
  }
}

const typeCounts = (counts: Int32Array): TypeCount[] =>
  relationshipTypes.flatMap((type, code) => {
    const count = counts[code] as number
    return count > 0 ? [{ type, count }] : []
  })
