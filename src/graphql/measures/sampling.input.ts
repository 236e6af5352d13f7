import { Max, Min } from 'class-validator'
import { Field, Float, InputType, Int } from 'type-graphql'

@InputType({
  description:
    'How closely betweenness is estimated, such as `{epsilon: 0.01}`: with probability 1 - delta no value is off by more than epsilon times the number of pairs of nodes. Half of epsilon takes four times as long.',
})
export class SamplingInput {
  @Field(() => Float, { description: 'A share of all pairs, from 0.001 to 0.5, such as 0.01.' })
  @Min(0.001)
  @Max(0.5)
  epsilon!: number

  @Field(() => Float, {
    defaultValue: 0.1,
    description: 'How likely it may be that some value is off by more, from 0.0001 to 0.5.',
  })
  @Min(0.0001)
  @Max(0.5)
  delta!: number

  @Field(() => Int, { defaultValue: 1, description: 'Of the random numbers: the same seed gives the same values.' })
  seed!: number
}
