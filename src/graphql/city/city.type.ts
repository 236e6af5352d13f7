import { Field, Float, Int, ObjectType } from 'type-graphql'
import { CityKind } from '../../domain/vocabulary.js'
import { Entity, Node } from '../entity/node.type.js'

@ObjectType({ description: 'A point on the Earth, WGS 84.', simpleResolvers: true })
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number
}

@ObjectType({
  implements: [Entity, Node],
  description: 'A place that twins and signs: a city, a municipality, a province, …',
  simpleResolvers: true,
})
export class City extends Entity {
  @Field(() => CityKind, { nullable: true, description: 'What kind of place it is; null where no source says.' })
  kind?: string

  @Field(() => String, { nullable: true, description: 'The region that it lies in.' })
  region?: string

  @Field(() => GeoPoint, { nullable: true, description: 'Where it is.' })
  location?: GeoPoint

  @Field(() => Int, { nullable: true, description: 'Inhabitants.' })
  population?: number

  @Field(() => Int, { nullable: true, description: 'Its id in GeoNames, such as 3171366.' })
  geonamesId?: number
}
