import { ObjectType } from 'type-graphql'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({
  implements: [Entity, Node],
  description: 'A body that is neither a place nor a university: the Council of Europe, a ministry, a foundation.',
  simpleResolvers: true,
})
export class Organisation extends Entity {}
