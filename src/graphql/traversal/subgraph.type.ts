import { Field, ID, Int, ObjectType } from 'type-graphql'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'

/** Its entity is read where it is selected: see subgraph.resolver.ts. */
@ObjectType({ description: 'A node of a subgraph.', simpleResolvers: true })
export class SubgraphNode {
  @Field(() => ID, { description: 'Its id, such as `wd:Q6259`; it costs no reading, as all fields here but `entity`.' })
  id!: string

  @Field(() => EntityType, { description: 'What kind of entity it is.' })
  kind!: string

  @Field(() => Int, {
    nullable: true,
    description: 'How many ties it is away from the centre, which has 0; null in a subgraph that has no centre.',
  })
  distance!: number | null

  @Field(() => Int, {
    description:
      'How many distinct neighbours it has in the part of the graph that was asked about, also where they were left out.',
  })
  degree!: number
}

/** Its relationship is read where it is selected. */
@ObjectType({ description: 'A tie between two nodes of a subgraph.', simpleResolvers: true })
export class SubgraphEdge {
  @Field(() => ID, { description: 'Its id, such as `rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-0`.' })
  id!: string

  @Field(() => RelationshipType, { description: 'What ties the two.' })
  type!: string

  @Field(() => ID, { description: 'The id of the node where it starts; of two twinned cities the smaller id.' })
  from!: string

  @Field(() => ID, { description: 'The id of the node where it leads.' })
  to!: string
}

@ObjectType({
  description: 'Some nodes of the graph and all ties between them, such as can be drawn.',
  simpleResolvers: true,
})
export class Subgraph {
  @Field(() => [SubgraphNode], { description: 'The nodes, in the order that the field which gives it says.' })
  nodes!: unknown[]

  @Field(() => [SubgraphEdge], {
    description: 'The ties between these nodes, by type, ends, kind and ordinal; two nodes may be tied by several.',
  })
  edges!: unknown[]

  @Field(() => Boolean, { description: 'Whether something was left out, because there is more than may be given.' })
  truncated!: boolean

  @Field(() => Int, { description: 'How many nodes were left out.' })
  moreNodes!: number

  @Field(() => Int, { description: 'How many ties between nodes that are given were left out.' })
  moreEdges!: number

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}
