import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import { City } from '../city/city.type.js'
import {
  DocumentLinkConnection,
  EntityLinkConnection,
  MembershipConnection,
  ParticipationConnection,
  SignatureConnection,
} from './connections.js'
import type { NeighbourField, NeighbourList } from './neighbour-lists.js'

export const out = (type: RelationshipType, label: EntityType | 'Entity') =>
  ({ type, direction: 'OUT', label }) as const
export const into = (type: RelationshipType, label: EntityType | 'Entity') =>
  ({ type, direction: 'IN', label }) as const

/** What cities, universities and organisations do alike. */
export const actorLists = {
  memberships: {
    reach: out('MEMBER_OF', 'Programme'),
    tie: 'membership',
    connection: MembershipConnection,
    description: 'The programmes that it belongs to, by name.',
  },
  signatures: {
    reach: out('SIGNED', 'Agreement'),
    tie: 'signature',
    connection: SignatureConnection,
    description: 'The agreements that it has signed or is announced to sign, by name.',
  },
  participations: {
    reach: out('PARTICIPATED_IN', 'Event'),
    tie: 'participation',
    connection: ParticipationConnection,
    description: 'The events that it was at, by name.',
  },
} satisfies Record<string, NeighbourList>

export const documentList = {
  documents: {
    reach: out('PUBLISHED', 'Document'),
    tie: 'link',
    connection: DocumentLinkConnection,
    description: 'What it has published, by name.',
  },
} satisfies Record<string, NeighbourList>

export const supportList = {
  supports: {
    reach: out('SUPPORTS', 'Entity'),
    tie: 'link',
    connection: EntityLinkConnection,
    description: 'The programmes and events that it supports, by name.',
  },
} satisfies Record<string, NeighbourList>

export const supporterList = {
  supporters: {
    reach: into('SUPPORTS', 'Entity'),
    tie: 'link',
    connection: EntityLinkConnection,
    description: 'The organisations and programmes that support it, by name.',
  },
} satisfies Record<string, NeighbourList>

export const locationField = {
  city: { reach: out('LOCATED_IN', 'City'), type: () => City, description: 'The city that it is in.' },
} satisfies Record<string, NeighbourField>
