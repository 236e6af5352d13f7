import { ObjectType } from 'type-graphql'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'A university.',
  simpleResolvers: true,
})
export class University extends Entity {}
