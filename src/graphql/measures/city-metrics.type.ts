import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Computation } from './computation.type.js'

@ObjectType({ description: 'The value of a metric, and its place among all cities.', simpleResolvers: true })
export class MetricValue {
  @Field(() => Float, { description: 'The value, in the unit of the metric.' })
  value!: number

  @Field(() => Int, {
    description: 'From 1 for the highest; cities with the same value share a rank: one more than have a higher value.',
  })
  rank!: number

  @Field(() => Computation, { description: 'Of what the value is, and how it was computed.' })
  computation!: unknown
}

@ObjectType({ description: 'Where a city stands in the network, each metric as in `ranking`.' })
export class CityMetrics {}
