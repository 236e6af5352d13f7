import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Act } from '../../graph/commands/by-hand/revisions.js'
import { registerEnum } from '../shared/enums.js'

export const HistoryAct = { ...Act, IMPORT: 'IMPORT' } as const
registerEnum(HistoryAct, 'HistoryAct', 'What was done to a thing.', {
  CREATE: 'It was made by hand.',
  UPDATE: 'What is said of it was changed by hand.',
  DELETE: 'It was taken away by hand.',
  MERGE: 'It was merged with another, or is a tie of one that was.',
  SPLIT: 'It was split, or is a tie of what was.',
  REVERT: 'An earlier change was taken back.',
  IMPORT:
    'An import wrote it, together with others: of that the log has that it was touched, and the citations have what the source says. Values before and after are not kept.',
})

@ObjectType({ description: 'A field of which something else is shown than before.', simpleResolvers: true })
export class FieldChange {
  @Field(() => ID, { description: 'The id of the thing, as it was or is called.' })
  of!: string

  @Field(() => String, { description: 'The field: `names`, `population`, …' })
  field!: string

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'What was shown: a value, or of `names` a list of `{language, text}`; null where nothing was.',
  })
  before!: unknown

  @Field(() => GraphQLJSON, { nullable: true, description: 'What is shown since; null where nothing is.' })
  after!: unknown
}

@ObjectType({ description: 'A change of the graph, as its log has it.' })
export class LoggedChange {
  @Field(() => Int, { description: 'Its number: the `graphVersion` that it made. Numbers have no gaps.' })
  seq!: number

  @Field(() => GraphQLDateTimeISO, { description: 'When it was made, UTC.' })
  at!: string

  @Field(() => String, { description: 'Why, in the words of who made it.' })
  reason!: string
}

@ObjectType({ description: 'What a change did to one thing.' })
export class HistoryEntry {
  @Field(() => Int, { description: 'The number of the change, for `revertChange`.' })
  seq!: number

  @Field(() => GraphQLDateTimeISO, { description: 'When it was made, UTC.' })
  at!: string

  @Field(() => String, { description: 'Why, in the words of who made it.' })
  reason!: string

  @Field(() => ID, { description: 'The id that the thing had then: another one before it was merged.' })
  about!: string
}
