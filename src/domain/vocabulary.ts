/** The closed sets of the graph: each is an enum of the schema and a rule of the facts. */
const enumOf = <const T extends string>(...values: T[]): { readonly [K in T]: K } =>
  Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T]: K }

export type ValueOf<T> = T[keyof T]

export const EntityType = enumOf(
  'City',
  'Country',
  'University',
  'Organisation',
  'Programme',
  'Event',
  'Agreement',
  'Document',
)
export type EntityType = ValueOf<typeof EntityType>

export const RelationshipType = enumOf(
  'TWINNED_WITH',
  'MEMBER_OF',
  'SIGNED',
  'PARTICIPATED_IN',
  'LOCATED_IN',
  'IN_COUNTRY',
  'PART_OF',
  'ESTABLISHED',
  'SIGNED_AT',
  'SUPPORTS',
  'PUBLISHED',
)
export type RelationshipType = ValueOf<typeof RelationshipType>

export const CityKind = enumOf(
  'CITY',
  'MUNICIPALITY',
  'URBAN_COMMUNITY',
  'DISTRICT',
  'COUNTY',
  'PROVINCE',
  'REGION',
  'OTHER',
)
export const ProgrammeKind = enumOf('PROGRAMME', 'NETWORK', 'ALLIANCE', 'PROJECT', 'WORKING_GROUP')
export const AgreementKind = enumOf('FRIENDSHIP', 'CHARTER', 'RESOLUTION', 'DECLARATION', 'TWINNING', 'MEMORANDUM')
export const TwinningKind = enumOf('TWINNING', 'FRIENDSHIP', 'PARTNERSHIP')
export const TieStatus = enumOf('ACTIVE', 'SUSPENDED', 'ENDED')
export const MembershipRole = enumOf('COORDINATOR', 'FULL', 'ASSOCIATE', 'OBSERVER')
export const ParticipationRole = enumOf('HOST', 'ORGANISER', 'PARTICIPANT', 'SUPPORTER')

/** How a source says it: as a fact, as something that will be, or as something we conclude from it. */
export const Modality = enumOf('STATED', 'ANNOUNCED', 'INFERRED')
export type Modality = ValueOf<typeof Modality>

export const ConflictKind = enumOf('COUNT', 'ONE_SIDED', 'VALUE')
export type ConflictKind = ValueOf<typeof ConflictKind>
