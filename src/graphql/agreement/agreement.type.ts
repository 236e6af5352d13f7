import { Field, ObjectType } from 'type-graphql'
import { AgreementKind } from '../../domain/vocabulary.js'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'A text that cities sign: a charter, a friendship agreement, a resolution.',
  simpleResolvers: true,
})
export class Agreement extends Entity {
  @Field(() => AgreementKind, {
    nullable: true,
    description: 'What kind of agreement it is; null where no source says.',
  })
  kind?: string
}
