import { Min } from 'class-validator'
import { Args, ArgsType, Ctx, Extensions, Field, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql'
import { type ChanceDistances, expectedHistogram } from '../../analytics/aggregates/chance-distances.js'
import { distances, histogramOf } from '../../analytics/aggregates/distances.js'
import type { Measured } from '../../compute/measured.js'
import { oneMeasure } from '../measures/measure-cost.js'
import { measuredOf } from '../measures/measured-of.js'
import type { Context } from '../shared/context.js'
import { ChanceDistanceSummary, DistanceSummary, ExpectedDistanceBucket } from './aggregate.type.js'
import { SubgraphArgs } from './aggregate-args.js'

@ArgsType()
class DistancesArgs extends SubgraphArgs {
  @Field(() => Float, {
    defaultValue: 500,
    description: 'The width of the histogram’s buckets in kilometres, 1 or more.',
  })
  @Min(1)
  bucketKm!: number
}

interface Source extends DistanceSummary {
  readonly measured: Measured
  readonly bucketKm: number
}

@Resolver(() => DistanceSummary)
export class DistancesResolver {
  @Query(() => DistanceSummary, {
    description:
      'The distances that ties span. Example: `distances(bucketKm: 250) { medianKm withoutCoordinates histogram { fromKm toKm count } chance { meanKm zScore } }`.',
  })
  async distances(@Args(() => DistancesArgs) args: DistancesArgs, @Ctx() context: Context): Promise<Source> {
    const measured = await measuredOf(context, args)
    const { bucketKm } = args
    const found = distances(measured.selection)
    return {
      measured,
      bucketKm,
      count: found.count,
      withoutCoordinates: found.withoutCoordinates,
      minKm: found.min_km,
      medianKm: found.median_km,
      meanKm: found.mean_km,
      maxKm: found.max_km,
      histogram: histogramOf(found, bucketKm).map(({ from_km, to_km, count }) => ({
        fromKm: from_km,
        toKm: to_km,
        count,
      })),
      graphVersion: measured.selection.graphVersion,
    }
  }

  @Extensions(oneMeasure)
  @FieldResolver(() => ChanceDistanceSummary, {
    description:
      'What chance would have, over the same ties. It looks at each pair of places: some 0.2 s where there are 3,000.',
  })
  async chance(@Root() { measured, meanKm, bucketKm }: Source, @Ctx() context: Context): Promise<unknown> {
    const found = await measured.chanceDistances(bucketKm, context)
    const { mean_km, deviation_km } = found
    return {
      found,
      bucketKm,
      meanKm: mean_km,
      deviationKm: deviation_km,
      zScore: meanKm === null || mean_km === null || !deviation_km ? null : (meanKm - mean_km) / deviation_km,
    }
  }
}

@Resolver(() => ChanceDistanceSummary)
export class ChanceDistancesResolver {
  @FieldResolver(() => [ExpectedDistanceBucket], {
    description: 'From 0 km to the longest that chance can give, in buckets as wide as those of the ties.',
  })
  histogram(@Root() { found, bucketKm }: { found: ChanceDistances; bucketKm: number }): ExpectedDistanceBucket[] {
    return expectedHistogram(found, bucketKm).map(({ from_km, to_km, expected }) => ({
      fromKm: from_km,
      toKm: to_km,
      expected,
    }))
  }
}
