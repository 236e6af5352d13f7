import { IsOptional, Max, Min } from 'class-validator'
import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql'
import { timeline } from '../../analytics/aggregates/timeline.js'
import type { Context } from '../shared/context.js'
import { registerEnum } from '../shared/enums.js'
import { TimelineBucket } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'

const TimelineInterval = { YEAR: 'YEAR', DECADE: 'DECADE' } as const
type TimelineInterval = keyof typeof TimelineInterval
registerEnum(TimelineInterval, 'TimelineInterval', 'How long a bucket of a timeline is.', {
  YEAR: 'A year.',
  DECADE: 'Ten years, such as 1960 to 1969.',
})
const years: { readonly [I in TimelineInterval]: number } = { YEAR: 1, DECADE: 10 }

const Year = (description: string): PropertyDecorator => {
  const rules = [Field(() => Int, { nullable: true, description }), IsOptional(), Min(1), Max(9999)]
  return (target, name) => {
    for (const rule of rules) (rule as PropertyDecorator)(target, name)
  }
}

@ArgsType()
class TimelineArgs extends SubgraphArgs {
  @Field(() => TimelineInterval, { defaultValue: TimelineInterval.YEAR, description: 'How long a bucket is.' })
  interval!: TimelineInterval

  @Year('The first year; that of the first known start or end where nothing is said.')
  from?: number

  @Year('The last year; that of the last known start or end where nothing is said.')
  to?: number
}

@Resolver()
export class TimelineResolver {
  @Query(() => [TimelineBucket], {
    description:
      'What began, ended and was active in each year or decade, none left out in between. What has no date, or none that is precise enough, is in `tieCoverage`. Example: `timeline(interval: DECADE) { from started ended active }`.',
  })
  async timeline(@Args(() => TimelineArgs) args: TimelineArgs, @Ctx() context: Context): Promise<TimelineBucket[]> {
    const subgraph = await context.subgraph(questionOf(args))
    return timeline(subgraph, { years: years[args.interval], from: args.from ?? undefined, to: args.to ?? undefined })
  }
}
