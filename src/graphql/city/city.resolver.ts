import { FieldResolver, Resolver, Root } from 'type-graphql'
import { entityAttributes } from '../../domain/attributes.js'
import type { EntityRecord } from '../../graph/records.js'
import { Country } from '../country/country.type.js'
import { entityQueries } from '../entity/entity-queries.js'
import { CityLookupArgs } from '../entity/lookup.js'
import { actorLists, documentList } from '../relationship/common-lists.js'
import {
  CityLinkConnection,
  CityTwinningConnection,
  EventLinkConnection,
  OrganisationLinkConnection,
  UniversityLinkConnection,
} from '../relationship/connections.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { City, GeoPoint } from './city.type.js'

const CityConnection = connectionType({ name: 'City', node: () => City, description: 'The node is a city.' })

@Resolver()
export class CityQueries extends entityQueries({
  type: 'City',
  objectType: City,
  connection: CityConnection,
  lookupArgs: CityLookupArgs,
  one: 'city',
  many: 'cities',
}) {}

@Resolver(() => City)
export class CityResolver extends neighbourResolver(
  City,
  'City',
  {
    twinnings: {
      tie: 'twinning',
      connection: CityTwinningConnection,
      description: 'The cities that it is twinned with, by name.',
    },
    ...actorLists,
    universities: {
      tie: 'link',
      connection: UniversityLinkConnection,
      description: 'Its universities, by name.',
    },
    organisations: {
      tie: 'link',
      connection: OrganisationLinkConnection,
      description: 'The organisations that sit in it, by name.',
    },
    events: {
      tie: 'link',
      connection: EventLinkConnection,
      description: 'The events that took place in it, by name.',
    },
    partOf: {
      tie: 'link',
      connection: CityLinkConnection,
      description: 'The larger places that it is part of, by name.',
    },
    parts: {
      tie: 'link',
      connection: CityLinkConnection,
      description: 'The places that are part of it, by name.',
    },
    ...documentList,
  },
  {
    country: {
      type: () => Country,
      description: 'The country that it is in; null where unknown.',
    },
  },
) {
  @FieldResolver(() => GeoPoint, { nullable: true })
  location(@Root() city: EntityRecord): GeoPoint | null {
    return (entityAttributes.City['location']?.load('location', city) as GeoPoint | undefined) ?? null
  }
}
