import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { LookupArgs } from '../entity/lookup.js'
import { actorLists, documentList, locationField, supportList } from '../relationship/common-lists.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { Organisation } from './organisation.type.js'

const OrganisationConnection = connectionType({
  name: 'Organisation',
  node: () => Organisation,
  description: 'The node is an organisation.',
})

@Resolver()
export class OrganisationQueries extends entityQueries({
  type: 'Organisation',
  objectType: Organisation,
  connection: OrganisationConnection,
  lookupArgs: LookupArgs,
  one: 'organisation',
  many: 'organisations',
}) {}

@Resolver(() => Organisation)
export class OrganisationResolver extends neighbourResolver(
  Organisation,
  'Organisation',
  {
    ...actorLists,
    ...supportList,
    ...documentList,
  },
  locationField,
) {}
