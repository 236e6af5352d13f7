import type { TieGroups } from './ties-english.js'

export const tieGroupsItalian: TieGroups = {
  MEMBER_OF: ['Programmi', 'Membri'],
  SIGNED: ['Accordi', 'Firmatari'],
  PARTICIPATED_IN: ['Eventi', 'Chi vi ha partecipato'],
  LOCATED_IN: ['Dove si trova', 'Che cosa vi si trova'],
  IN_COUNTRY: ['Paese', 'Città'],
  PART_OF: ['Fa parte di', 'Parti'],
  ESTABLISHED: ['Ha istituito', 'Istituito da'],
  SIGNED_AT: ['Firmato a', 'Firmati lì'],
  SUPPORTS: ['Sostiene', 'Sostenuto da'],
  PUBLISHED: ['Ha pubblicato', 'Pubblicato da'],
  TWINNED_WITH: ['Città gemellate', 'Città gemellate'],
}
