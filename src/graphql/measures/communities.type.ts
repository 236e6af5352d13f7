import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Country } from '../country/country.type.js'
import { Computation } from './computation.type.js'

@ObjectType({ description: 'How many nodes are in a country.', simpleResolvers: true })
export class CountryShare {
  @Field(() => Country, { description: 'The country.' })
  country!: unknown

  @Field(() => Int, { description: 'How many; 1 or more.' })
  count!: number
}

@ObjectType({
  description: 'Cities, or whatever the ties are between, that are tied more to each other than to others.',
  simpleResolvers: true,
})
export class Community {
  @Field(() => Int, {
    description: 'From 1, the largest first; those of the same size by the smallest id among their members.',
  })
  number!: number

  @Field(() => Int, { description: 'How many members it has.' })
  size!: number

  @Field(() => Int, { description: 'Pairs of members that are tied.' })
  tiesWithin!: number

  @Field(() => Int, { description: 'Pairs of a member and somebody else that are tied.' })
  tiesBeyond!: number
}

@ObjectType({
  description:
    'The graph parted into communities, each of them connected, such that modularity is high (Traag, Waltman and van Eck 2019: Leiden). The same seed gives the same communities, on both engines.',
  simpleResolvers: true,
})
export class CommunityStructure {
  @Field(() => Float, {
    nullable: true,
    description:
      'How far the ties within communities exceed what chance would have, from -0.5 to 1, such as 0.72 (Newman 2004); null where there is no tie.',
  })
  modularity!: number | null

  @Field(() => Int, { description: 'How many communities; a node without ties is one of its own.' })
  count!: number

  @Field(() => Computation, { description: 'Of what this is, and how it was computed.' })
  computation!: unknown
}
