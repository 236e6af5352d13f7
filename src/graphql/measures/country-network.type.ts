import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Country } from '../country/country.type.js'
import { Computation } from './computation.type.js'

@ObjectType({ description: 'A country in the network of countries.', simpleResolvers: true })
export class CountryNode {
  @Field(() => Country, { description: 'The country.' })
  country!: unknown

  @Field(() => Int, { description: 'Its cities in this part of the graph, tied or not.' })
  cityCount!: number

  @Field(() => Float, { description: 'Pairs of its cities that are tied.' })
  tiesWithin!: number

  @Field(() => Float, { description: 'Pairs of one of its cities and one abroad that are tied.' })
  tiesAbroad!: number

  @Field(() => Int, { description: 'How many other countries it is tied to.' })
  degree!: number

  @Field(() => Float, {
    description: 'PageRank in the network of countries, by ties, with damping 0.85; of all together 1.',
  })
  pageRank!: number

  @Field(() => Int, {
    description: 'The number of its community of countries, from 1 (Leiden, by ties between countries).',
  })
  community!: number
}

@ObjectType({
  description: 'Ties between two countries, or within one, beside what chance would have.',
  simpleResolvers: true,
})
export class CountryTie {
  @Field(() => Country, { description: 'One country: the one whose id comes first.' })
  from!: unknown

  @Field(() => Country, { description: 'The other, or the same.' })
  to!: unknown

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

@ObjectType({
  description:
    'The graph folded by country (Kaltenbrunner et al. 2013). Parallel ties of two cities count once. Ties with an end of unknown country are left out.',
  simpleResolvers: true,
})
export class CountryNetwork {
  @Field(() => Int, { description: 'Pairs of cities that are tied and both of known country.' })
  tiesCounted!: number

  @Field(() => Int, { description: 'Those of which a country is unknown.' })
  tiesLeftOut!: number

  @Field(() => Float, {
    nullable: true,
    description: 'Modularity of the communities of countries, by ties; null where no two countries are tied.',
  })
  modularity!: number | null

  @Field(() => Computation, { description: 'Of what this is, and how it was computed.' })
  computation!: unknown
}
