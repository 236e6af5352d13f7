import { Min } from 'class-validator'
import { Args, ArgsType, Ctx, Field, Float, Query, Resolver } from 'type-graphql'
import { distances, histogramOf } from '../../analytics/aggregates/distances.js'
import type { Context } from '../shared/context.js'
import { DistanceSummary } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'

@ArgsType()
class DistancesArgs extends SubgraphArgs {
  @Field(() => Float, {
    defaultValue: 500,
    description: 'The width of the histogram’s buckets in kilometres, 1 or more.',
  })
  @Min(1)
  bucketKm!: number
}

@Resolver()
export class DistancesResolver {
  @Query(() => DistanceSummary, {
    description:
      'The distances that ties span. Example: `distances(bucketKm: 250) { medianKm withoutCoordinates histogram { fromKm toKm count } }`.',
  })
  async distances(@Args(() => DistancesArgs) args: DistancesArgs, @Ctx() { graph }: Context): Promise<DistanceSummary> {
    const subgraph = await graph.subgraphs.select(questionOf(args))
    const found = distances(subgraph)
    return {
      count: found.count,
      withoutCoordinates: found.withoutCoordinates,
      minKm: found.min_km,
      medianKm: found.median_km,
      meanKm: found.mean_km,
      maxKm: found.max_km,
      histogram: histogramOf(found, args.bucketKm).map(({ from_km, to_km, count }) => ({
        fromKm: from_km,
        toKm: to_km,
        count,
      })),
      graphVersion: subgraph.graphVersion,
    }
  }
}
