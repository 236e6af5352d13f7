import { City } from '../city/city.type.js'
import {
  DocumentLinkConnection,
  EntityLinkConnection,
  MembershipConnection,
  ParticipationConnection,
  SignatureConnection,
} from './connections.js'
import type { NeighbourField, NeighbourList } from './neighbour-lists.js'

/** What cities, universities and organisations do alike. */
export const actorLists = {
  memberships: {
    tie: 'membership',
    connection: MembershipConnection,
    description: 'The programmes that it belongs to, by name.',
  },
  signatures: {
    tie: 'signature',
    connection: SignatureConnection,
    description: 'The agreements that it has signed or is announced to sign, by name.',
  },
  participations: {
    tie: 'participation',
    connection: ParticipationConnection,
    description: 'The events that it was at, by name.',
  },
} satisfies Record<string, NeighbourList>

export const documentList = {
  documents: {
    tie: 'link',
    connection: DocumentLinkConnection,
    description: 'What it has published, by name.',
  },
} satisfies Record<string, NeighbourList>

export const supportList = {
  supports: {
    tie: 'link',
    connection: EntityLinkConnection,
    description: 'The programmes and events that it supports, by name.',
  },
} satisfies Record<string, NeighbourList>

export const supporterList = {
  supporters: {
    tie: 'link',
    connection: EntityLinkConnection,
    description: 'The organisations and programmes that support it, by name.',
  },
} satisfies Record<string, NeighbourList>

export const locationField = {
  city: { type: () => City, description: 'The city that it is in.' },
} satisfies Record<string, NeighbourField>
