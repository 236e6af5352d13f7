import { IsOptional } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { Modality } from '../../domain/vocabulary.js'
import { editsSource } from '../../graph/commands/by-hand/create-source.js'
import { limits } from '../../limits.js'
import { IsEntityId, IsLine } from '../shared/validators.js'

@InputType({
  description:
    'In whose name something is said, and why it is changed. The graph keeps it beside every value, and the reason in its log.',
})
export class Authorship {
  @Field(() => ID, {
    defaultValue: editsSource.id,
    description: 'The source that says it: one that `sources` lists, or that `createSource` has made.',
  })
  @IsEntityId()
  source!: string

  @Field(() => String, {
    nullable: true,
    description: 'Where in it: `paragraph 3`, `page 12`; the day of the change where nothing is said.',
  })
  @IsOptional()
  @IsLine(limits.nameMax_chars)
  locator?: string | null

  @Field(() => Modality, { defaultValue: Modality.STATED, description: 'How the source says it.' })
  modality!: Modality

  @Field(() => String, {
    description: `Why it is changed, in a line: at most ${limits.reasonMax_chars} characters. The log keeps it.`,
  })
  @IsLine(limits.reasonMax_chars)
  reason!: string
}
