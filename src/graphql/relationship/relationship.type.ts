import { Field, ObjectType } from 'type-graphql'
import { statusRule } from '../../domain/tie-status.js'
import { MembershipRole, ParticipationRole, TieStatus, TwinningKind } from '../../domain/vocabulary.js'
import { City } from '../city/city.type.js'
import { Node, Relationship } from '../entity/node.type.js'
import { PartialDateScalar } from '../shared/scalars.js'

@ObjectType({ implements: [Relationship, Node], description: 'A tie between two cities.', simpleResolvers: true })
export class Twinning extends Relationship {
  @Field(() => [City], { description: 'The two, the one with the smaller id first.' })
  cities!: City[]

  @Field(() => TwinningKind, { description: 'What the cities call it.' })
  kind!: string

  @Field(() => TieStatus, {
    description: `Whether it is alive: ${statusRule}. Filters, orders and counts go by it too.`,
  })
  status!: string

  @Field(() => PartialDateScalar, { nullable: true, description: 'Since when, as precise as the source.' })
  since?: string

  @Field(() => PartialDateScalar, { nullable: true, description: 'Until when, as precise as the source.' })
  until?: string

  @Field(() => [City], {
    description: 'Those of the two that claim it, where a source records who does; one alone is a one-sided claim.',
  })
  claimedBy!: City[]
}

@ObjectType({ implements: [Relationship, Node], description: 'Belonging to a programme.', simpleResolvers: true })
export class Membership extends Relationship {
  @Field(() => MembershipRole, { nullable: true, description: 'What the member is; null where no source says.' })
  role?: string

  @Field(() => PartialDateScalar, { nullable: true, description: 'Since when, as precise as the source.' })
  since?: string

  @Field(() => PartialDateScalar, { nullable: true, description: 'Until when, as precise as the source.' })
  until?: string
}

@ObjectType({ implements: [Relationship, Node], description: 'The signing of an agreement.', simpleResolvers: true })
export class Signature extends Relationship {
  @Field(() => PartialDateScalar, { nullable: true, description: 'The day of signing, as precise as the source.' })
  on?: string
}

@ObjectType({ implements: [Relationship, Node], description: 'Being at an event.', simpleResolvers: true })
export class Participation extends Relationship {
  @Field(() => ParticipationRole, { nullable: true, description: 'As what; null where no source says.' })
  role?: string
}

@ObjectType({
  implements: [Relationship, Node],
  description: 'A tie with nothing to say but that it holds: `type` names it.',
  simpleResolvers: true,
})
export class Link extends Relationship {}
