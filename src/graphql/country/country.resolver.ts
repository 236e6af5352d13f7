import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { CountryLookupArgs } from '../entity/lookup.js'
import { CityLinkConnection } from '../relationship/connections.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { Country } from './country.type.js'

const CountryConnection = connectionType({
  name: 'Country',
  node: () => Country,
  description: 'The node is a country.',
})

@Resolver()
export class CountryQueries extends entityQueries({
  type: 'Country',
  objectType: Country,
  connection: CountryConnection,
  lookupArgs: CountryLookupArgs,
  one: 'country',
  many: 'countries',
}) {}

@Resolver(() => Country)
export class CountryResolver extends neighbourResolver(Country, 'Country', {
  cities: {
    tie: 'link',
    connection: CityLinkConnection,
    description: 'Its cities in the graph, by name.',
  },
}) {}
