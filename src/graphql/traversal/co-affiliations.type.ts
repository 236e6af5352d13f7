import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Weighing } from '../../analytics/co-affiliations.js'
import type { RelationshipType } from '../../domain/vocabulary.js'
import { registerEnum } from '../shared/enums.js'

/** What cities can share, and the ties by which they do. */
export const Affiliation = {
  PROGRAMMES: 'MEMBER_OF',
  AGREEMENTS: 'SIGNED',
  EVENTS: 'PARTICIPATED_IN',
} as const satisfies Readonly<Record<string, RelationshipType>>
export type Affiliation = (typeof Affiliation)[keyof typeof Affiliation]

registerEnum(Affiliation, 'Affiliation', 'What cities can share.', {
  PROGRAMMES: 'Programmes, networks and alliances that both belong to.',
  AGREEMENTS: 'Agreements that both have signed, or are announced to sign.',
  EVENTS: 'Events that both were at.',
})
registerEnum(Weighing, 'Weighing', 'What each thing that two cities share adds to their weight.', {
  COUNT: '1: the weight is how many they share.',
  NEWMAN:
    '1 / (cities that share it - 1), so that large ones do not drown small ones (Newman 2001). What only one city has counts for nobody.',
})

/** Its cities and what they share are read where they are selected: see co-affiliations.resolver.ts. */
@ObjectType({ description: 'Two cities by what they share.', simpleResolvers: true })
export class CoAffiliation {
  @Field(() => Float, { description: 'How much they share, by `weighing`, such as 3; above 0.' })
  weight!: number

  @Field(() => Int, { description: 'How many programmes, agreements and events they share; 1 or more.' })
  sharedCount!: number
}

@ObjectType({
  description: 'Cities tied by what they share: the projection of a two-mode (bipartite) network onto them.',
  simpleResolvers: true,
})
export class CoAffiliations {
  @Field(() => [CoAffiliation], { description: 'The heaviest pairs first, then in the order of their ids.' })
  pairs!: unknown[]

  @Field(() => Int, { description: 'How many pairs share anything.' })
  pairCount!: number

  @Field(() => Boolean, { description: 'Whether there are more than `first`.' })
  truncated!: boolean

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}
