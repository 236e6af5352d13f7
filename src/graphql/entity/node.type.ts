import { Field, ID, Int, InterfaceType } from 'type-graphql'
import { Modality, RelationshipType } from '../../domain/vocabulary.js'
import { Citation } from '../source/citation.type.js'

@InterfaceType({ description: 'Anything that has an id and can be fetched again by `node(id:)`.' })
export abstract class Node {
  @Field(() => ID, { description: 'Readable and never changed: `wd:Q6259`, `ct:event/cultcities-pavia-2022`.' })
  id!: string
}

@InterfaceType({
  implements: Node,
  description: 'A thing of the graph that sources state something of: a city, a programme, an agreement, …',
})
export abstract class Entity extends Node {
  @Field(() => Int, { description: 'The number of the change that last touched it (see `graphVersion`).' })
  revision!: number

  @Field(() => String, { nullable: true, description: 'A sentence on what it is.' })
  description?: string

  @Field(() => String, { nullable: true, description: 'Its Wikidata item, such as `Q6259`.' })
  wikidataId?: string

  @Field(() => String, { nullable: true, description: 'Its own page on the web.' })
  url?: string
}

@InterfaceType({
  implements: Node,
  description: 'A tie between two entities, with what its sources state of it.',
})
export abstract class Relationship extends Node {
  @Field(() => RelationshipType, { description: 'What ties the two.' })
  type!: RelationshipType

  @Field(() => Int, { description: 'The number of the change that last touched it (see `graphVersion`).' })
  revision!: number

  @Field(() => Entity, { description: 'Where it starts; of two twinned cities the one with the smaller id.' })
  from!: unknown

  @Field(() => Entity, { description: 'Where it leads.' })
  to!: unknown

  @Field(() => Modality, { description: 'The strongest way in which any source says it.' })
  modality!: Modality

  @Field(() => [Citation], { description: 'Who says it, and where.' })
  citations!: Citation[]
}
