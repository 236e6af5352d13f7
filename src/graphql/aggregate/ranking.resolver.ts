import { IsOptional, Min, ValidateNested } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, Info, Int, Query, Resolver } from 'type-graphql'
import { Metric, ranking } from '../../analytics/city-metrics.js'
import { typeOfNode } from '../../analytics/projection.js'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { algorithmOf } from '../measures/algorithms.js'
import { computationOf } from '../measures/computation.type.js'
import { measuredOf } from '../measures/measured-of.js'
import { SamplingInput } from '../measures/sampling.input.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { selectedUnder } from '../shared/selection.js'
import { RankedCity } from './aggregate.type.js'
import { SubgraphArgs } from './aggregate-args.js'
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

  @Field(() => SamplingInput, {
    nullable: true,
    description: 'Estimates for BETWEENNESS, where exact values take too long.',
  })
  @IsOptional()
  @ValidateNested()
  sampling?: SamplingInput
}

@Resolver()
export class RankingResolver {
  @Query(() => [RankedCity], {
    description:
      'The cities that are highest by a metric; those with the same value in the order of their ids. Examples: `ranking(by: DEGREE, first: 10) { rank city { name } value }`, `ranking(by: BETWEENNESS, asOf: "1989") { city { name } value computation { contentHash algorithm } }`.',
  })
  async ranking(
    @Args(() => RankingArgs) args: RankingArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const { by, sampling = null } = args
    if (sampling && by !== 'BETWEENNESS') throw invalidInput('sampling is for BETWEENNESS alone; leave it out.')
    const first = firstOf(args)
    const measured = await measuredOf(context, args)
    const { projection } = measured.selection
    const { values, nodes } = await measured.values(by, sampling, context.signal)
    const ranked = ranking(values, nodes, first, (node) => typeOfNode(projection, node) === 'City')
    const algorithm = await algorithmOf(measured, by, sampling, context.signal)
    const computation = computationOf(measured, args, algorithm)
    const cities = ranked.map(({ node }) => node)
    const recordOf = await recordsOfNodes(context, projection, cities, selectedUnder(info, ['city']))
    return ranked.map(({ rank, node, value }) => ({ rank, value, city: recordOf(node), computation }))
  }
}
