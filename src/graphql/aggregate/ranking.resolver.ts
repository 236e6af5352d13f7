import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Extensions, Field, Info, Int, Query, Resolver } from 'type-graphql'
import { ranking } from '../../analytics/city-metrics.js'
import { typeOfNode } from '../../analytics/projection.js'
import type { Measured } from '../../compute/measured.js'
import { limits } from '../../limits.js'
import { measureByMetric } from '../measures/measure-cost.js'
import { measuredOf } from '../measures/measured-of.js'
import { MetricArgs, metricOf } from '../measures/metric-args.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { selectedUnder } from '../shared/selection.js'
import { RankedCity } from './aggregate.type.js'
import { SubgraphArgs } from './aggregate-args.js'
import { recordsOfNodes } from './records-of-nodes.js'

@ArgsType()
export class RankingArgs extends MetricArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many cities, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

export async function rankingOf(
  measured: Measured,
  args: RankingArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const first = firstOf(args)
  const { projection } = measured.selection
  const { values, nodes, computation } = await metricOf(measured, args, context)
  const ranked = ranking(values, nodes, first, (node) => typeOfNode(projection, node) === 'City')
  const cities = ranked.map(({ node }) => node)
  const recordOf = await recordsOfNodes(context, projection, cities, selectedUnder(info, ['city']))
  return ranked.map(({ rank, node, value }) => ({ rank, value, city: recordOf(node), computation }))
}

@Resolver()
export class RankingResolver {
  @Extensions(measureByMetric)
  @Query(() => [RankedCity], {
    description:
      'The cities that are highest by a metric; those with the same value in the order of their ids. Examples: `ranking(by: DEGREE, first: 10) { rank city { name } value }`, `ranking(by: BETWEENNESS, asOf: "1989") { city { name } value computation { contentHash algorithm } }`.',
  })
  async ranking(
    @Args(() => SubgraphArgs) part: SubgraphArgs,
    @Args(() => RankingArgs) args: RankingArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return rankingOf(await measuredOf(context, part), args, context, info)
  }
}
