import { Field, Float, Int, ObjectType } from 'type-graphql'
import { CityKind, RelationshipType, TieStatus, TwinningKind } from '../../domain/vocabulary.js'
import { City } from '../city/city.type.js'
import { Country } from '../country/country.type.js'
import { Computation } from '../measures/computation.type.js'

@ObjectType({ description: 'How many ties of a type.', simpleResolvers: true })
export class TypeCount {
  @Field(() => RelationshipType, { description: 'The type.' })
  type!: RelationshipType

  @Field(() => Int, { description: 'How many; 1 or more.' })
  count!: number
}

@ObjectType({ description: 'Ties between two countries, or within one.', simpleResolvers: true })
export class CountryPair {
  @Field(() => Country, { description: 'The one whose code comes first; of a pair within one country that country.' })
  from!: unknown

  @Field(() => Country, { description: 'The other one.' })
  to!: unknown

  @Field(() => Int, { description: 'How many ties there are between their cities, in either direction.' })
  count!: number
}

@ObjectType({
  description:
    'Ties that have in common what was asked for; a value is null where no source says it, and where it was not asked for.',
  simpleResolvers: true,
})
export class TieCount {
  @Field(() => RelationshipType, { nullable: true, description: 'By TYPE.' })
  type!: string | null

  @Field(() => TwinningKind, { nullable: true, description: 'By KIND; null also of ties that are no twinnings.' })
  kind!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'By ROLE: a MembershipRole or ParticipationRole such as `COORDINATOR`; null also of other ties.',
  })
  role!: string | null

  @Field(() => TieStatus, {
    nullable: true,
    description: 'By STATUS: as a twinning shows it; null of other ties.',
  })
  status!: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'By DECADE: its first year, such as 1960; null where neither year nor decade of the start is known.',
  })
  decade!: number | null

  @Field(() => Country, { nullable: true, description: 'By COUNTRY.' })
  country!: unknown

  @Field(() => Int, { description: 'How many ties.' })
  count!: number
}

@ObjectType({
  description:
    'Cities that have in common what was asked for; a value is null where no source says it, and where it was not asked for.',
  simpleResolvers: true,
})
export class CityCount {
  @Field(() => Country, { nullable: true, description: 'By COUNTRY.' })
  country!: unknown

  @Field(() => CityKind, { nullable: true, description: 'By KIND.' })
  kind!: string | null

  @Field(() => Int, { description: 'How many cities.' })
  count!: number

  @Field(() => Float, { description: 'Inhabitants of those whose number is known, together.' })
  population!: number

  @Field(() => Int, { description: 'Of how many cities that number is known.' })
  populationKnown!: number
}

@ObjectType({ description: 'A city with its place in a ranking.', simpleResolvers: true })
export class RankedCity {
  @Field(() => Int, {
    description: 'From 1; cities with the same value share a rank, and the next rank is as much higher (1, 2, 2, 4).',
  })
  rank!: number

  @Field(() => City, { description: 'The city.' })
  city!: unknown

  @Field(() => Float, { description: 'What it is ranked by.' })
  value!: number

  @Field(() => Computation, { description: 'Of what the values are, and how they were computed: the same for all.' })
  computation!: unknown
}

@ObjectType({ description: 'Distances from `fromKm` up to but not including `toKm`.', simpleResolvers: true })
export class DistanceBucket {
  @Field(() => Float, { description: 'Kilometres.' })
  fromKm!: number

  @Field(() => Float, { description: 'Kilometres.' })
  toKm!: number

  @Field(() => Int, { description: 'How many ties.' })
  count!: number
}

@ObjectType({ description: 'Distances from `fromKm` up to but not including `toKm`.', simpleResolvers: true })
export class ExpectedDistanceBucket {
  @Field(() => Float, { description: 'Kilometres.' })
  fromKm!: number

  @Field(() => Float, { description: 'Kilometres.' })
  toKm!: number

  @Field(() => Float, { description: 'How many ties there were on average, such as 40.7.' })
  expected!: number
}

@ObjectType({
  description:
    'What ties would span if each city kept its number of ties and these were drawn at random (configuration model, Newman 2010, section 13.2): the exact mean over all ways to draw them, without a seed.',
  simpleResolvers: true,
})
export class ChanceDistanceSummary {
  @Field(() => Float, { nullable: true, description: 'The mean distance, in kilometres; null where there is no tie.' })
  meanKm!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'The standard deviation of the mean distance of one such drawing, in kilometres.',
  })
  deviationKm!: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      'How many deviations the observed mean is above that of chance, such as 3.2; below 0 where ties are shorter. Null where chance leaves no choice.',
  })
  zScore!: number | null
}

@ObjectType({
  description: 'How far the ends of ties are from each other: kilometres along a great circle.',
  simpleResolvers: true,
})
export class DistanceSummary {
  @Field(() => Int, { description: 'How many ties have coordinates at both ends; all that follows is of these.' })
  count!: number

  @Field(() => Int, { description: 'How many have not.' })
  withoutCoordinates!: number

  @Field(() => Float, { nullable: true, description: 'The shortest, in kilometres; null where there is none.' })
  minKm!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'The one in the middle, or the mean of the two in the middle, in kilometres.',
  })
  medianKm!: number | null

  @Field(() => Float, { nullable: true, description: 'The arithmetic mean, in kilometres.' })
  meanKm!: number | null

  @Field(() => Float, { nullable: true, description: 'The longest, in kilometres.' })
  maxKm!: number | null

  @Field(() => [DistanceBucket], { description: 'From 0 km to the longest, the empty buckets among them.' })
  histogram!: DistanceBucket[]

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}

@ObjectType({ description: 'A year or a decade of a timeline.', simpleResolvers: true })
export class TimelineBucket {
  @Field(() => Int, { description: 'Its first year, such as 1960.' })
  from!: number

  @Field(() => Int, { description: 'Its last year, such as 1969.' })
  to!: number

  @Field(() => Int, {
    description:
      'Ties that began in it: every day that their start can mean lies in it. `196X` is in a decade, and in no year.',
  })
  started!: number

  @Field(() => Int, { description: 'Ties that ended in it, by the same rule.' })
  ended!: number

  @Field(() => Int, {
    description:
      'Ties that can have held on some day of it: as many as with `asOf` of that year or decade. What has no dates counts in every bucket.',
  })
  active!: number
}

@ObjectType({
  description: 'How many ties there are, and of how many something is not known: what other aggregates leave out.',
  simpleResolvers: true,
})
export class TieCoverage {
  @Field(() => Int, { description: 'All ties.' })
  tieCount!: number

  @Field(() => Int, { description: 'The country of an end is not known: in no pair of `countryMatrix`.' })
  withoutCountry!: number

  @Field(() => Int, { description: 'The coordinates of an end are not known: not in `distances`.' })
  withoutCoordinates!: number

  @Field(() => Int, { description: 'Neither year nor decade of the start is known: `started` in no bucket.' })
  withoutStart!: number

  @Field(() => Int, { description: 'The start is known to the decade: `started` in a decade, in no year.' })
  startSpansYears!: number

  @Field(() => Int, { description: 'ENDED, but no source says when: `ended` in no bucket.' })
  endedWithoutEnd!: number

  @Field(() => Int, { description: 'The end is known to the decade: `ended` in a decade, in no year.' })
  endSpansYears!: number

  @Field(() => Int, {
    description: 'No source states whether it is alive; its `status` then follows from whether an end is stated.',
  })
  withoutStatus!: number

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}
