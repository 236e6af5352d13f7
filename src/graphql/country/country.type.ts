import { GraphQLCountryCode } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'A country of ISO 3166-1.',
  simpleResolvers: true,
})
export class Country extends Entity {
  @Field(() => GraphQLCountryCode, { nullable: true, description: 'Its ISO 3166-1 alpha-2 code, such as `IT`.' })
  code?: string
}
