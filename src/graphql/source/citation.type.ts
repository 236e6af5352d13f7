import { Field, ID, ObjectType } from 'type-graphql'
import { Modality } from '../../domain/vocabulary.js'

@ObjectType({ description: 'A place in a source that states a fact, or some attributes of it.', simpleResolvers: true })
export class Citation {
  @Field(() => ID, { description: 'The edition of the source that was read.' })
  edition!: string

  @Field(() => String, { description: 'Where in it: `paragraph 3`, `line 1207`, `Q6259`.' })
  locator!: string

  @Field(() => Modality, { description: 'How the source says it there.' })
  modality!: Modality

  @Field(() => [String], { description: 'The attributes that are stated there; empty where only the fact itself is.' })
  attributes!: readonly string[]
}
