import { registerEnumType } from 'type-graphql'
import {
  AgreementKind,
  CityKind,
  ConflictKind,
  EntityType,
  MembershipRole,
  Modality,
  ParticipationRole,
  ProgrammeKind,
  RelationshipType,
  TieStatus,
  TwinningKind,
} from '../../domain/vocabulary.js'

type Descriptions<T> = { readonly [K in keyof T]: string }

const names = new Map<object, string>()

/** The name under which an enum is registered. */
export function enumName(enumObject: object): string {
  const name = names.get(enumObject)
  if (name === undefined) throw new Error('an enum that is not registered')
  return name
}

/** Puts an enum into the schema, each of its values with what it says. */
export function registerEnum<T extends object>(
  enumObject: T,
  name: string,
  description: string,
  values: Descriptions<T>,
): void {
  const entries = Object.entries(values as Record<string, string>)
  const valuesConfig = Object.fromEntries(entries.map(([value, text]) => [value, { description: text }]))
  names.set(enumObject, name)
  registerEnumType(enumObject, { name, description, valuesConfig: valuesConfig as never })
}

registerEnum(CityKind, 'CityKind', 'What a place that twins and signs is, as its sources call it.', {
  CITY: 'A city or town.',
  MUNICIPALITY: 'A municipality as a body: comune, Gemeinde, kommun.',
  URBAN_COMMUNITY: 'An association of municipalities around a city: communauté urbaine.',
  DISTRICT: 'A district of a city or county.',
  COUNTY: 'A county.',
  PROVINCE: 'A province.',
  REGION: 'A region or federal state.',
  OTHER: 'Something else.',
})
registerEnum(ProgrammeKind, 'ProgrammeKind', 'What a programme is, as its sources call it.', {
  PROGRAMME: 'A programme of a larger body.',
  NETWORK: 'A lasting network of cities.',
  ALLIANCE: 'An alliance, such as one of universities.',
  PROJECT: 'A project with an end.',
  WORKING_GROUP: 'A standing group of people who work on something.',
})
registerEnum(AgreementKind, 'AgreementKind', 'What an agreement is.', {
  FRIENDSHIP: 'A friendship agreement.',
  CHARTER: 'A charter.',
  RESOLUTION: 'A resolution of a city’s own bodies.',
  DECLARATION: 'A declaration or joint statement.',
  TWINNING: 'A twinning agreement.',
  MEMORANDUM: 'A memorandum of understanding.',
})
registerEnum(TwinningKind, 'TwinningKind', 'What two cities call their tie.', {
  TWINNING: 'Twin towns, sister cities.',
  FRIENDSHIP: 'A friendship, less than a twinning.',
  PARTNERSHIP: 'A partnership, often for a purpose or a time.',
})
registerEnum(TieStatus, 'TieStatus', 'Whether a tie is alive.', {
  ACTIVE: 'Alive; also where no source states a status or an end.',
  SUSPENDED: 'Put on hold by a side.',
  ENDED: 'Ended; also where a source states an end and none a status.',
})
registerEnum(MembershipRole, 'MembershipRole', 'What a member is in a programme.', {
  COORDINATOR: 'Leads it.',
  FULL: 'A full member.',
  ASSOCIATE: 'An associate member or partner.',
  OBSERVER: 'An observer.',
})
registerEnum(ParticipationRole, 'ParticipationRole', 'What somebody is at an event.', {
  HOST: 'Receives the others.',
  ORGANISER: 'Organises it.',
  PARTICIPANT: 'Takes part.',
  SUPPORTER: 'Supports it.',
})
registerEnum(Modality, 'Modality', 'How a source says a fact.', {
  STATED: 'As a fact.',
  ANNOUNCED: 'As something that will be.',
  INFERRED: 'Not in so many words: it follows from what the source says.',
})
registerEnum(ConflictKind, 'ConflictKind', 'How claims disagree.', {
  COUNT: 'A number is stated, and the list that it counts has another length.',
  ONE_SIDED: 'One of two cities claims the tie, the other does not.',
  VALUE: 'Different values are stated for one attribute.',
})
registerEnum(RelationshipType, 'RelationshipType', 'The types of relationship in the graph.', {
  TWINNED_WITH: 'City – City, undirected.',
  MEMBER_OF: 'City, University or Organisation → Programme.',
  SIGNED: 'City, University or Organisation → Agreement.',
  PARTICIPATED_IN: 'City, University or Organisation → Event.',
  LOCATED_IN: 'University, Organisation or Event → City.',
  IN_COUNTRY: 'City → Country.',
  PART_OF: 'Event or Programme → Programme; City → City.',
  ESTABLISHED: 'Agreement → Programme.',
  SIGNED_AT: 'Agreement → Event.',
  SUPPORTS: 'Organisation or Programme → Programme or Event.',
  PUBLISHED: 'City, Programme or Organisation → Document.',
})
registerEnum(EntityType, 'EntityKind', 'The kinds of entity in the graph.', {
  City: 'A place that twins and signs.',
  Country: 'A country.',
  University: 'A university.',
  Organisation: 'Another body.',
  Programme: 'A network, alliance, project or working group.',
  Event: 'Something that takes place.',
  Agreement: 'Something that is signed.',
  Document: 'Something published.',
})
