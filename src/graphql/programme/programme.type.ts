import { Field, ObjectType } from 'type-graphql'
import { ProgrammeKind } from '../../domain/vocabulary.js'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'Something that cities join: a network, an alliance, a project, a working group.',
  simpleResolvers: true,
})
export class Programme extends Entity {
  @Field(() => ProgrammeKind, {
    nullable: true,
    description: 'What kind of programme it is; null where no source says.',
  })
  kind?: string
}
