import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { Node } from '../entity/node.type.js'
import { registerEnum } from '../shared/enums.js'
import { PartialDateScalar } from '../shared/scalars.js'

const EditionStatus = { LOADING: 'LOADING', CURRENT: 'CURRENT', SUPERSEDED: 'SUPERSEDED', UNDONE: 'UNDONE' } as const
registerEnum(EditionStatus, 'EditionStatus', 'Whether the graph holds what an edition says.', {
  LOADING: 'Being read, or left half read by an interruption.',
  CURRENT: 'The graph says what it says.',
  SUPERSEDED: 'A newer edition has taken its place; what only it said is gone.',
  UNDONE: 'Its import was undone; what only it said is gone.',
})

@ObjectType({ description: 'One state of a source: what an import read.', simpleResolvers: true })
export class Edition {
  @Field(() => ID, { description: 'The source’s name and the start of the checksum.' })
  id!: string

  @Field(() => String, {
    description:
      'SHA-256 of what was read, in hex: the same content is the same edition. All zeros for what is said by hand.',
  })
  checksum!: string

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it came out, as far as known.' })
  issued?: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it was read, or something was first said by hand, UTC.' })
  importedAt!: string

  @Field(() => EditionStatus, { description: 'Whether the graph holds it.' })
  status!: string
}

@ObjectType({
  implements: Node,
  description: 'A document or data set that states facts.',
  simpleResolvers: true,
})
export class Source extends Node {
  @Field(() => String, { description: 'Its title.' })
  title!: string

  @Field(() => String, { nullable: true, description: 'Who published it.' })
  publisher?: string

  @Field(() => String, { nullable: true, description: 'Where it is on the web.' })
  url?: string

  @Field(() => String, { description: 'The licence of its facts, or what is known of it.' })
  licence!: string

  @Field(() => String, { nullable: true, description: 'The language that it is in, as a tag: `it`.' })
  language?: string
}
