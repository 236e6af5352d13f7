import { Field, Float, Int, ObjectType } from 'type-graphql'
import { LinkPrediction } from '../../analytics/link-scores.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(
  LinkPrediction,
  'LinkPrediction',
  'How likely a twinning is, by which score. All look at cities that share a partner with the city; scores of different methods do not compare.',
  {
    COMMON_NEIGHBOURS: 'How many partners both have (Newman 2001).',
    ADAMIC_ADAR: 'These, each counted 1 / ln(its degree) (Adamic and Adar 2003).',
    RESOURCE_ALLOCATION: 'These, each counted 1 / its degree (Zhou, Lü and Zhang 2009).',
    JACCARD: 'These, as a share of all partners of the two, 0 to 1 (Jaccard 1901).',
    PREFERENTIAL_ATTACHMENT: 'The product of how many partners each of the two has (Barabási and Albert 1999).',
    COMBINED:
      'ADAMIC_ADAR with paths of three twinnings (Kovács et al. 2019), times what the distance and the sizes of the two make likely.',
  },
)

/** Its city and common partners are read where they are selected: see suggested-twins.resolver.ts. */
@ObjectType({ description: 'A city that another might twin with, and why.', simpleResolvers: true })
export class SuggestedTwin {
  @Field(() => Float, { description: 'How likely, by the method that was asked for, such as 4.25; above 0.' })
  score!: number

  @Field(() => Int, { description: 'How many partners the two have in common; 1 or more.' })
  commonPartnerCount!: number

  @Field(() => Float, {
    nullable: true,
    description: 'How far apart the two are: kilometres along a great circle; null where not known.',
  })
  distanceKm!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'How many times as many inhabitants the larger of the two has, such as 1.4; null where not known.',
  })
  sizeRatio!: number | null

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}
