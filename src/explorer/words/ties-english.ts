import type { RelationshipType } from '../api/generated.js'

export type TieGroups = Readonly<Record<RelationshipType, readonly [string, string]>>

/** What ties lead to, from their first end and from their second. */
export const tieGroupsEnglish: TieGroups = {
  MEMBER_OF: ['Programmes', 'Members'],
  SIGNED: ['Agreements', 'Signatories'],
  PARTICIPATED_IN: ['Events', 'Who took part'],
  LOCATED_IN: ['Where it is', 'What is there'],
  IN_COUNTRY: ['Country', 'Cities'],
  PART_OF: ['Part of', 'Parts'],
  ESTABLISHED: ['It established', 'Established by'],
  SIGNED_AT: ['Signed at', 'Signed there'],
  SUPPORTS: ['It supports', 'Supported by'],
  PUBLISHED: ['It published', 'Published by'],
  TWINNED_WITH: ['Twin cities', 'Twin cities'],
}
