import { Field, Int, ObjectType } from 'type-graphql'
import { Entity, Node } from '../entity/node.type.js'
import { PartialDateScalar } from '../shared/scalars.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'A meeting, a ceremony, a workshop: something that takes place.',
  simpleResolvers: true,
})
export class Event extends Entity {
  @Field(() => PartialDateScalar, { nullable: true, description: 'Its first day, as precise as the source.' })
  start?: string

  @Field(() => PartialDateScalar, { nullable: true, description: 'Its last day, as precise as the source.' })
  end?: string

  @Field(() => String, { nullable: true, description: 'The time of day at which it starts, `11:30`, in `timeZone`.' })
  time?: string

  @Field(() => String, { nullable: true, description: 'The IANA time zone of `time`, such as `Europe/Rome`.' })
  timeZone?: string

  @Field(() => String, { nullable: true, description: 'The building or room.' })
  venue?: string

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  theme?: string

  @Field(() => [String], { nullable: true, description: 'Its parts: workshops, talks, visits.' })
  sessions?: readonly string[]

  @Field(() => Int, {
    nullable: true,
    description: 'How many took part as a source states it; where its list has another length, `conflicts` says so.',
  })
  statedParticipants?: number
}
