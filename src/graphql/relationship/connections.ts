import { Agreement } from '../agreement/agreement.type.js'
import { City } from '../city/city.type.js'
import { Document } from '../document/document.type.js'
import { Entity, Relationship } from '../entity/node.type.js'
import { Event } from '../event/event.type.js'
import { Organisation } from '../organisation/organisation.type.js'
import { Programme } from '../programme/programme.type.js'
import { connectionType } from '../shared/connection.js'
import { University } from '../university/university.type.js'
import { Link, Membership, Participation, Signature, Twinning } from './relationship.type.js'

const twinning = { field: 'twinning', type: () => Twinning, description: 'The tie itself.' }
const membership = { field: 'membership', type: () => Membership, description: 'The membership itself.' }
const signature = { field: 'signature', type: () => Signature, description: 'The signature itself.' }
const participation = { field: 'participation', type: () => Participation, description: 'The participation itself.' }
const link = { field: 'link', type: () => Link, description: 'The tie itself.' }

export const CityTwinningConnection = connectionType({
  name: 'CityTwinning',
  node: () => City,
  tie: twinning,
  description: 'The node is the other city.',
})
export const MembershipConnection = connectionType({
  name: 'Membership',
  node: () => Programme,
  tie: membership,
  description: 'The node is the programme.',
})
export const MemberConnection = connectionType({
  name: 'Member',
  node: () => Entity,
  tie: membership,
  description: 'The node is the member: a city, a university or an organisation.',
})
export const SignatureConnection = connectionType({
  name: 'Signature',
  node: () => Agreement,
  tie: signature,
  description: 'The node is the agreement.',
})
export const SignatoryConnection = connectionType({
  name: 'Signatory',
  node: () => Entity,
  tie: signature,
  description: 'The node is who signed: a city, a university or an organisation.',
})
export const ParticipationConnection = connectionType({
  name: 'Participation',
  node: () => Event,
  tie: participation,
  description: 'The node is the event.',
})
export const ParticipantConnection = connectionType({
  name: 'Participant',
  node: () => Entity,
  tie: participation,
  description: 'The node is who took part: a city, a university or an organisation.',
})
export const CityLinkConnection = connectionType({
  name: 'CityLink',
  node: () => City,
  tie: link,
  description: 'The node is a city.',
})
export const UniversityLinkConnection = connectionType({
  name: 'UniversityLink',
  node: () => University,
  tie: link,
  description: 'The node is a university.',
})
export const OrganisationLinkConnection = connectionType({
  name: 'OrganisationLink',
  node: () => Organisation,
  tie: link,
  description: 'The node is an organisation.',
})
export const ProgrammeLinkConnection = connectionType({
  name: 'ProgrammeLink',
  node: () => Programme,
  tie: link,
  description: 'The node is a programme.',
})
export const EventLinkConnection = connectionType({
  name: 'EventLink',
  node: () => Event,
  tie: link,
  description: 'The node is an event.',
})
export const AgreementLinkConnection = connectionType({
  name: 'AgreementLink',
  node: () => Agreement,
  tie: link,
  description: 'The node is an agreement.',
})
export const DocumentLinkConnection = connectionType({
  name: 'DocumentLink',
  node: () => Document,
  tie: link,
  description: 'The node is a document.',
})
export const EntityLinkConnection = connectionType({
  name: 'EntityLink',
  node: () => Entity,
  tie: link,
  description: 'The node is an entity of any type.',
})
export const RelationshipConnection = connectionType({
  name: 'Relationship',
  node: () => Entity,
  tie: { field: 'relationship', type: () => Relationship, description: 'The tie itself.' },
  description: 'The node is the other end.',
})
export const TwinningConnection = connectionType({
  name: 'Twinning',
  node: () => Twinning,
  description: 'The node is a tie between two cities.',
})
