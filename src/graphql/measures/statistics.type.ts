import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Computation } from './computation.type.js'

@ObjectType({ description: 'How many nodes have a degree.', simpleResolvers: true })
export class DegreeCount {
  @Field(() => Int, { description: 'Distinct neighbours.' })
  degree!: number

  @Field(() => Int, { description: 'How many nodes have so many; 1 or more.' })
  nodes!: number
}

@ObjectType({ description: 'How many pairs of nodes are how far apart.', simpleResolvers: true })
export class DistanceCount {
  @Field(() => Int, { description: 'The length of a shortest path between the two, in ties.' })
  hops!: number

  @Field(() => Float, { description: 'How many pairs, each counted once.' })
  pairs!: number
}

@ObjectType({
  description:
    'How far claims are returned, where sources say who claims a tie (Wasserman and Faust 1994, section 13.3). Each share is from 0 to 1, and null where nothing is claimed.',
  simpleResolvers: true,
})
export class ReciprocityShares {
  @Field(() => Float, {
    nullable: true,
    description: 'The share of claims whose other end claims the same, such as 0.98174.',
  })
  byArc!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'The share of claimed pairs that both ends claim, such as 0.96414.',
  })
  byPair!: number | null
}

@ObjectType({
  description:
    'Measures of a network as a whole, simple and undirected: parallel ties count once, and a city’s tie to itself not at all. Each is computed when it is selected. What is over all pairs of nodes, such as the diameter, takes longest: some 0.3 s for 10,000 nodes.',
  simpleResolvers: true,
})
export class NetworkStatistics {
  @Field(() => Computation, { description: 'Of what these figures are; the fields say how each is computed.' })
  computation!: unknown

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed, such as 512.' })
  graphVersion!: number
}
