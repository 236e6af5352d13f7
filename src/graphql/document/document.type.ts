import { Field, ObjectType } from 'type-graphql'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'Something published: a guide, a programme, the text of a charter.',
  simpleResolvers: true,
})
export class Document extends Entity {
  @Field(() => String, { nullable: true, description: 'The language that it is in, as a tag: `it`.' })
  language?: string
}
