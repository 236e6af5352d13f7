import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { LookupArgs } from '../entity/lookup.js'
import { actorLists, locationField } from '../relationship/common-lists.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { University } from './university.type.js'

const UniversityConnection = connectionType({
  name: 'University',
  node: () => University,
  description: 'The node is a university.',
})

@Resolver()
export class UniversityQueries extends entityQueries({
  type: 'University',
  objectType: University,
  connection: UniversityConnection,
  lookupArgs: LookupArgs,
  one: 'university',
  many: 'universities',
}) {}

@Resolver(() => University)
export class UniversityResolver extends neighbourResolver(
  University,
  'University',
  {
    ...actorLists,
  },
  locationField,
) {}
