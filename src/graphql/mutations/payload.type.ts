import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql'
import { type EditReport, FaultCode, type Moved } from '../../graph/commands/by-hand/operation.js'
import { limits } from '../../limits.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(FaultCode, 'UserErrorCode', 'What is wrong with what was asked for.', {
  INVALID_VALUE: 'A value that a rule does not allow.',
  NOT_FOUND: 'There is no such thing, or it is of another kind.',
  ALREADY_EXISTS: 'There is one already, and there may be no second.',
  STALE_VERSION: 'It has another version than was expected: it was changed meanwhile.',
  STILL_TIED: 'Relationships hold it.',
  KEY_REUSED: 'Something else was asked for under the same idempotency key.',
  CHANGED_SINCE: 'Later changes build on it; `conflictingChanges` has their numbers.',
})

@ObjectType({
  description: 'Something in what was asked for that stops it. Then nothing of it was written.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => FaultCode, { description: 'What is wrong; read this, and not the words.' })
  code!: FaultCode

  @Field(() => String, { description: 'What is wrong, in words, and what can be done.' })
  message!: string

  @Field(() => [String], {
    description:
      'Where in the arguments: `["input", "location", "latitude"]`, `["edits", "3", "createCity", "population"]`.',
  })
  path!: readonly string[]

  @Field(() => ID, { nullable: true, description: 'The thing that stands in the way, where one does.' })
  conflictingId?: string

  @Field(() => [Int], {
    nullable: true,
    description: `The numbers of the changes that stand in the way, where some do: the last of them first, at most ${limits.laterChanges_count}.`,
  })
  conflictingChanges?: readonly number[]
}

@ObjectType({ description: 'A change of the graph, as its log has it.', simpleResolvers: true })
export class ChangeInfo {
  @Field(() => Int, {
    description: 'Its number: the `graphVersion` that it made, and the `revision` of what it touched.',
  })
  seq!: number

  @Field(() => GraphQLDateTimeISO, { description: 'When it was made, UTC.' })
  at!: string

  @Field(() => String, { description: 'Who made it.' })
  actor!: string

  @Field(() => String, { description: 'Why, in the words of who made it.' })
  reason!: string
}

@InterfaceType('MutationPayload', { description: 'What every change by hand answers with.' })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'What stops it; empty where it was carried out.' })
  userErrors!: UserError[]

  @Field(() => ChangeInfo, {
    nullable: true,
    description: 'The change that it made; null where nothing became different.',
  })
  change!: ChangeInfo | null
}

/** What resolvers of payloads are given. */
export interface PayloadRecord {
  readonly userErrors: readonly UserError[]
  readonly change: ChangeInfo | null
  /** The thing to show: what was made or changed, or what stands in the way as it is now. */
  readonly id: string | null
  readonly deletedId: string | null
  readonly results: EditReport['results'] | null
  /** Of a merge or a split. */
  readonly ties: Moved['ties'] | null
  readonly fields: Moved['fields'] | null
}
