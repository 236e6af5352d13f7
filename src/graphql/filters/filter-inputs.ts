import { type ClassType, Int } from 'type-graphql'
import { EntityType, type RelationshipType } from '../../domain/vocabulary.js'
import { entityFilterFields, type FilterField, tieFilterFields } from '../../graph/filters/fields.js'
import { type Reach, reaches } from '../../graph/reaches.js'
import { enumName } from '../shared/enums.js'
import { type FieldType, inputType } from '../shared/input-type.js'
import {
  DateFilter,
  enumFilter,
  IntFilter,
  NameFilter,
  SourceFilter,
  StringFilter,
  TextFilter,
  WithinFilter,
} from './comparisons.js'

type Label = EntityType | 'Entity'

const made = new Map<string, ClassType>()

/** Types refer to each other, so each is made once, when it is first asked for. */
function once(name: string, make: () => ClassType): ClassType {
  let type = made.get(name)
  if (!type) {
    type = make()
    made.set(name, type)
  }
  return type
}

const tieNames: Partial<Record<RelationshipType, { readonly toEntity: string; readonly toOther: string }>> = {
  TWINNED_WITH: { toEntity: 'Twinning', toOther: 'Twinning' },
  MEMBER_OF: { toEntity: 'Member', toOther: 'Membership' },
  SIGNED: { toEntity: 'Signatory', toOther: 'Signature' },
  PARTICIPATED_IN: { toEntity: 'Participant', toOther: 'Participation' },
}

/** `TwinningFilter`, `MembershipFilter`; for ties with nothing of their own `CityLinkFilter`. */
export function tieName({ type, label }: Reach): string {
  const names = tieNames[type]
  if (!names) return `${label}Link`
  return label === 'Entity' ? names.toEntity : names.toOther
}

export const entityFilter = (label: Label): ClassType =>
  once(`${label}Filter`, () => filterInput(`${label}Filter`, label, entityFilterFields(label)))

export function tieFilter(reach: Reach): ClassType {
  const name = `${tieName(reach)}Filter`
  return once(name, () => filterInput(name, 'tie', tieFilterFields(reach.type, reach.label)))
}

function filterInput(name: string, what: string, fields: Readonly<Record<string, FilterField>>): ClassType {
  const own: FieldType = () => once(name, () => input)
  const input = inputType(
    name,
    `Conditions on ${/^[AEIOU]/.test(what) ? 'an' : 'a'} ${what}; all that are given must hold.`,
    {
      AND: { type: own, list: true, description: 'All of these hold.' },
      OR: { type: own, list: true, description: 'One of these holds.' },
      NOT: { type: own, description: 'This does not hold.' },
      ...Object.fromEntries(Object.entries(fields).map(([field, rule]) => [field, describe(field, rule)])),
    },
  )
  return input
}

function describe(field: string, rule: FilterField): { type: FieldType; description: string } {
  switch (rule.kind) {
    case 'word':
      return {
        type: () => StringFilter,
        description: field === 'id' ? 'By `id`, also by one that it had before a merge.' : `By \`${field}\`.`,
      }
    case 'text':
      return { type: () => TextFilter, description: `By \`${field}\`.` }
    case 'integer':
      return { type: () => IntFilter, description: `By \`${field}\`.` }
    case 'date':
      return { type: () => DateFilter, description: `By \`${field}\`.` }
    case 'enum': {
      const name = enumName(rule.values)
      const filter = once(`${name}Filter`, () => enumFilter(name, rule.values))
      return { type: () => filter, description: `By \`${field}\`.` }
    }
    case 'name':
      return { type: () => NameFilter, description: 'By any of its names.' }
    case 'within':
      return {
        type: () => WithinFilter,
        description: 'By its distance from a point; what has no location is never near.',
      }
    case 'source':
      return {
        type: () => SourceFilter,
        description: 'By who states it: the id of a source, such as `ct:source/wikidata`.',
      }
    case 'changedSince':
      return { type: () => Int, description: 'Changed after this number of the graph’s changes (see `graphVersion`).' }
    case 'oneSided':
      return {
        type: () => Boolean,
        description: 'Whether one of the two alone claims it, where sources record who does.',
      }
    case 'neighbour':
      return {
        type: () => entityFilter(rule.reach.label),
        description: `There is such a neighbour by ${rule.reach.type}.`,
      }
    case 'tie':
      return { type: () => tieFilter(rule.reach), description: `There is such a row in its \`${field}\`.` }
    case 'count':
      return {
        type: () => IntFilter,
        description: `By how many ${rule.reach.type} ties to a ${rule.reach.label} it has.`,
      }
    case 'node':
      return { type: () => entityFilter(rule.label), description: 'The other end is such.' }
  }
}

// Filters refer to each other, and the schema is built from those that there are by then: so all are made now.
for (const label of ['Entity', ...Object.values(EntityType)] as const) entityFilter(label)
for (const lists of Object.values(reaches)) for (const reach of Object.values(lists)) tieFilter(reach)
