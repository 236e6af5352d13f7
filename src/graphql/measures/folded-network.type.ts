import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Country } from '../country/country.type.js'
import { Programme } from '../programme/programme.type.js'
import { Computation } from './computation.type.js'

/** What networks of countries and of programmes have in common. */
@ObjectType({ simpleResolvers: true })
abstract class FoldedNode {
  @Field(() => Int, { description: 'Its cities in this part of the graph, tied or not.' })
  cityCount!: number

  @Field(() => Float, { description: 'Pairs of its cities that are tied.' })
  tiesWithin!: number

  @Field(() => Int, { description: 'How many others it is tied to.' })
  degree!: number

  @Field(() => Float, {
    description: 'PageRank in this network, by ties, with damping 0.85; of all together 1.',
  })
  pageRank!: number

  @Field(() => Float, {
    description: 'Betweenness in this network, whatever the number of ties, not normalised (Brandes 2001).',
  })
  betweenness!: number

  @Field(() => Int, {
    description: 'The number of its community in this network, from 1 (Leiden, by ties).',
  })
  community!: number
}

@ObjectType({ simpleResolvers: true })
abstract class FoldedTie {
  @Field(() => Int, { description: 'Pairs of their cities that are tied.' })
  ties!: number

  @Field(() => Float, {
    description:
      'How many there were on average if each city kept its number of ties and these were drawn at random (configuration model, Newman 2010), such as 12.4.',
  })
  expected!: number

  @Field(() => Float, { description: 'The standard deviation of that, in ties.' })
  deviation!: number

  @Field(() => Float, {
    nullable: true,
    description:
      'How many deviations the ties are above what is expected, such as 8.1; below 0 where there are fewer. Null where chance leaves no choice.',
  })
  zScore!: number | null
}

@ObjectType({ simpleResolvers: true })
abstract class FoldedNetwork {
  @Field(() => Int, { description: 'Pairs of cities that are tied and of which both are in it.' })
  tiesCounted!: number

  @Field(() => Int, { description: 'Pairs of cities that are tied and of which one is not.' })
  tiesLeftOut!: number

  @Field(() => Int, {
    description:
      'Connected components of this network, what has no tie to others being one of its own. 1 where a chain of ties leads from each to every other.',
  })
  componentCount!: number

  @Field(() => Int, { description: 'How many of its nodes are in the largest component.' })
  largestComponent!: number

  @Field(() => Float, {
    nullable: true,
    description: 'Modularity of its communities, by ties; null where no two of its nodes are tied.',
  })
  modularity!: number | null

  @Field(() => Computation, { description: 'Of what this is, and how it was computed.' })
  computation!: unknown
}

@ObjectType({ description: 'A country in the network of countries.', simpleResolvers: true })
export class CountryNode extends FoldedNode {
  @Field(() => Country, { description: 'The country.' })
  country!: unknown

  @Field(() => Float, { description: 'Pairs of one of its cities and one abroad that are tied.' })
  tiesAbroad!: number
}

@ObjectType({ description: 'A programme in the network of programmes.', simpleResolvers: true })
export class ProgrammeNode extends FoldedNode {
  @Field(() => Programme, { description: 'The programme.' })
  programme!: unknown

  @Field(() => Float, {
    description: 'Its `ties` to the other programmes together; one that counts for several of them is in each.',
  })
  tiesBeyond!: number
}

@ObjectType({
  description: 'Ties between two countries, or within one, beside what chance would have.',
  simpleResolvers: true,
})
export class CountryTie extends FoldedTie {
  @Field(() => Country, { description: 'One country: the one whose id comes first.' })
  from!: unknown

  @Field(() => Country, { description: 'The other, or the same.' })
  to!: unknown
}

@ObjectType({
  description: 'Ties between members of two programmes, or of one, beside what chance would have.',
  simpleResolvers: true,
})
export class ProgrammeTie extends FoldedTie {
  @Field(() => Programme, { description: 'One programme: the one whose id comes first.' })
  from!: unknown

  @Field(() => Programme, { description: 'The other, or the same.' })
  to!: unknown
}

@ObjectType({
  description:
    'The graph folded by country (Kaltenbrunner et al. 2013). Parallel ties of two cities count once. Ties with an end of unknown country are left out.',
  simpleResolvers: true,
})
export class CountryNetwork extends FoldedNetwork {}

@ObjectType({
  description:
    'The graph folded by the programmes, networks and alliances that cities belong to. A city counts in each of its programmes, so that a tie counts for each pair of one that the one city belongs to and one that the other does: once for the pair, also where both belong to both. Parallel ties of two cities count once. Ties with an end that belongs to none are left out.',
  simpleResolvers: true,
})
export class ProgrammeNetwork extends FoldedNetwork {}

@ObjectType({ description: 'The network of countries by the ties that began in ten years.', simpleResolvers: true })
export class DecadeNetwork {
  @Field(() => Int, { description: 'The first of the ten years, such as 1960.' })
  from!: number

  @Field(() => Int, { description: 'The last of them, such as 1969.' })
  to!: number

  @Field(() => CountryNetwork, {
    description: 'The countries as these ties alone tie them; chance is drawn among these too.',
  })
  network!: unknown
}
