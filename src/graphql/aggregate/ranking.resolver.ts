import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, Info, Int, Query, Resolver } from 'type-graphql'
import { Metric, ranking } from '../../analytics/city-metrics.js'
import { typeOfNode } from '../../analytics/projection.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { selectedUnder } from '../shared/selection.js'
import { RankedCity } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'
import { recordsOfNodes } from './records-of-nodes.js'

@ArgsType()
class RankingArgs extends SubgraphArgs {
  @Field(() => Metric, { description: 'By what.' })
  by!: Metric

  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many cities, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

@Resolver()
export class RankingResolver {
  @Query(() => [RankedCity], {
    description:
      'The cities that are highest by a metric; those with the same value in the order of their ids. Example: `ranking(by: DEGREE, first: 10) { rank city { name } value }`.',
  })
  async ranking(
    @Args(() => RankingArgs) args: RankingArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const subgraph = await context.graph.subgraphs.select(questionOf(args))
    const { projection } = subgraph
    const ranked = ranking(subgraph, args.by, firstOf(args), (node) => typeOfNode(projection, node) === 'City')
    const nodes = ranked.map(({ node }) => node)
    const recordOf = await recordsOfNodes(context, projection, nodes, selectedUnder(info, ['city']))
    return ranked.map(({ rank, node, value }) => ({ rank, value, city: recordOf(node) }))
  }
}
