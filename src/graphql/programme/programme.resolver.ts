import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { LookupArgs } from '../entity/lookup.js'
import { documentList, supporterList, supportList } from '../relationship/common-lists.js'
import {
  AgreementLinkConnection,
  EventLinkConnection,
  MemberConnection,
  ProgrammeLinkConnection,
} from '../relationship/connections.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { Programme } from './programme.type.js'

const ProgrammeConnection = connectionType({
  name: 'Programme',
  node: () => Programme,
  description: 'The node is a programme.',
})

@Resolver()
export class ProgrammeQueries extends entityQueries({
  type: 'Programme',
  objectType: Programme,
  connection: ProgrammeConnection,
  lookupArgs: LookupArgs,
  one: 'programme',
  many: 'programmes',
}) {}

@Resolver(() => Programme)
export class ProgrammeResolver extends neighbourResolver(Programme, 'Programme', {
  members: {
    tie: 'membership',
    connection: MemberConnection,
    description: 'Who belongs to it, by name.',
  },
  partOf: {
    tie: 'link',
    connection: ProgrammeLinkConnection,
    description: 'The programmes that it is part of, by name.',
  },
  parts: {
    tie: 'link',
    connection: ProgrammeLinkConnection,
    description: 'The programmes that are part of it, by name.',
  },
  events: {
    tie: 'link',
    connection: EventLinkConnection,
    description: 'Its events, by name.',
  },
  establishedBy: {
    tie: 'link',
    connection: AgreementLinkConnection,
    description: 'The agreements that established it, by name.',
  },
  ...supportList,
  ...supporterList,
  ...documentList,
}) {}
