import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { FeedEventKind, ResetCause } from '../../graph/feed/feed-event.js'
import { limits } from '../../limits.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(FeedEventKind, 'GraphEventKind', 'What an event says.', {
  CHANGED: 'The graph was changed, and the event says what of it.',
  RESET: 'Fetch again whatever you have of the graph: what has changed in it cannot be told. Events go on after it.',
  LAGGED:
    'You took events too slowly, and those between `resumeFrom` and `seq` were left out. Fetch again what you show, or subscribe again with `since: resumeFrom`. Events go on after it.',
})
registerEnum(ResetCause, 'ResetCause', 'Why what you have must be fetched again.', {
  WRITTEN_OUTSIDE: 'Somebody wrote to the database past CityTies.',
  TOO_LONG_AGO: `The version that you gave is more than ${limits.feedResume_changes} changes ago, or older than the change log.`,
  UNKNOWN_VERSION: 'The graph has not come to the version that you gave: it is another graph, or an older state of it.',
})

export const ChangeOrigin = { KEY: 'KEY', TOKEN: 'TOKEN', COMMAND: 'COMMAND' } as const
export type ChangeOrigin = keyof typeof ChangeOrigin
registerEnum(ChangeOrigin, 'ChangeOrigin', 'From where a change came.', {
  KEY: 'A mutation, by somebody with a key.',
  TOKEN: 'A mutation, by somebody with a token.',
  COMMAND: 'A command, such as an import.',
})

const atMost = `at most ${limits.eventIdsMax_count} of them (see \`truncated\`)`

@ObjectType({
  description: 'Something that happened to the graph. Fields that do not go with its kind are null or empty.',
})
export class GraphEvent {
  @Field(() => FeedEventKind, { description: 'What it says.' })
  kind!: keyof typeof FeedEventKind

  @Field(() => Int, {
    description:
      'The version of the graph that it led to (see `graphVersion`). Give the last one as `since` to go on from there.',
  })
  seq!: number

  @Field(() => String, {
    description:
      'The same as a text for `after`, which also tells whether somebody wrote past CityTies meanwhile. In event streams it is the id of the event.',
  })
  cursor!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the change was made, UTC.' })
  at!: string | null

  @Field(() => ChangeOrigin, { nullable: true, description: 'From where the change came.' })
  origin!: ChangeOrigin | null

  @Field(() => ResetCause, { nullable: true, description: 'Of a RESET: why.' })
  resetCause!: ResetCause | null

  @Field(() => Int, { nullable: true, description: 'Of LAGGED: the last version that you were told of.' })
  resumeFrom!: number | null

  @Field(() => [ID], { description: `Entities that were created or changed, ${atMost}.` })
  entityIds!: readonly string[]

  @Field(() => [ID], { description: `Relationships that were created or changed, ${atMost}.` })
  relationshipIds!: readonly string[]

  @Field(() => [ID], { description: `Sources that were described or read anew, ${atMost}.` })
  sourceIds!: readonly string[]

  @Field(() => [ID], { description: `Entities and relationships that are gone, ${atMost}.` })
  removedIds!: readonly string[]

  @Field(() => Int, { description: 'How many entities were created or changed, of those that fit the filter.' })
  entityCount!: number

  @Field(() => Int, { description: 'How many relationships were created or changed, of those that fit the filter.' })
  relationshipCount!: number

  @Field(() => Int, { description: 'How many entities and relationships are gone, of those that fit the filter.' })
  removedCount!: number

  @Field(() => Boolean, { description: 'Whether more fits than the lists of ids name.' })
  truncated!: boolean
}
