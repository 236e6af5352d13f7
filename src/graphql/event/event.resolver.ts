import { Resolver } from 'type-graphql'
import { entityQueries } from '../entity/entity-queries.js'
import { LookupArgs } from '../entity/lookup.js'
import { locationField, supporterList } from '../relationship/common-lists.js'
import { AgreementLinkConnection, ParticipantConnection, ProgrammeLinkConnection } from '../relationship/connections.js'
import { neighbourResolver } from '../relationship/neighbour-lists.js'
import { connectionType } from '../shared/connection.js'
import { Event } from './event.type.js'

const EventConnection = connectionType({ name: 'Event', node: () => Event, description: 'The node is an event.' })

@Resolver()
export class EventQueries extends entityQueries({
  type: 'Event',
  objectType: Event,
  connection: EventConnection,
  lookupArgs: LookupArgs,
  one: 'event',
  many: 'events',
}) {}

@Resolver(() => Event)
export class EventResolver extends neighbourResolver(
  Event,
  'Event',
  {
    partOf: {
      tie: 'link',
      connection: ProgrammeLinkConnection,
      description: 'The programmes that it is part of, by name.',
    },
    participants: {
      tie: 'participation',
      connection: ParticipantConnection,
      description: 'Who was at it, by name; somebody with two roles stands in two rows.',
    },
    agreements: {
      tie: 'link',
      connection: AgreementLinkConnection,
      description: 'The agreements that were signed at it, by name.',
    },
    ...supporterList,
  },
  locationField,
) {}
