import { ID } from 'type-graphql'
import { relationshipRules } from '../../domain/attributes.js'
import { EntityType, RelationshipType, TieStatus } from '../../domain/vocabulary.js'
import type { GivenValues } from '../../graph/commands/by-hand/operation.js'
import { Membership, Participation, Signature, Twinning } from '../relationship/relationship.type.js'
import { registerEnum } from '../shared/enums.js'
import { inputType } from '../shared/input-type.js'
import { type EditKind, type Given, idOf, namesOf } from './edit-kind.js'
import {
  createEntityInput,
  createTieInput,
  DeleteEntityInput,
  DeleteTieInput,
  type EndNames,
  endTieInput,
  updateEntityInput,
  updateTieInput,
} from './inputs.js'
import { mergeAndSplit } from './merge-edits.js'
import {
  DeletePayload,
  entityPayloads,
  LinkPayload,
  MembershipPayload,
  ParticipationPayload,
  SignaturePayload,
  TwinningPayload,
} from './payloads.js'

/** What is left of an input beside the fields that are no attributes, as plain data. */
function valuesIn(input: Given, ...others: readonly string[]): GivenValues {
  const values = Object.entries(input).filter(([name]) => !['id', 'expectedVersion', 'names', ...others].includes(name))
  return Object.fromEntries(values.map(([name, value]) => [name, isMap(value) ? { ...(value as object) } : value]))
}
const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const articled = (name: string): string => `${/^(?:[AEIO]|U(?!ni))/.test(name) ? 'an' : 'a'} ${name}`

function entityEdits(type: EntityType): [string, EditKind][] {
  const a = articled(type)
  return [
    [
      `create${type}`,
      {
        input: createEntityInput(type),
        payload: entityPayloads[type],
        description: `Makes ${a}. ALREADY_EXISTS where there is one with the id or the Wikidata item.`,
        operation: (input) => ({
          kind: 'CREATE_ENTITY',
          type,
          id: (input['id'] ?? null) as string | null,
          names: namesOf(input['names']),
          values: valuesIn(input),
        }),
      },
    ],
    [
      `update${type}`,
      {
        input: updateEntityInput(type),
        payload: entityPayloads[type],
        description: `Changes what is said of ${a}. What is said by hand is shown, whatever sources say; what they say stays beside it, as a conflict.`,
        operation: (input) => ({
          kind: 'UPDATE_ENTITY',
          type,
          ...idOf(input),
          names: input['names'] === undefined ? undefined : namesOf(input['names']),
          values: valuesIn(input),
        }),
      },
    ],
    [
      `delete${type}`,
      {
        input: DeleteEntityInput,
        payload: DeletePayload,
        description: `Takes away ${a}. STILL_TIED while it has relationships that are not to go with it.`,
        operation: (input) => ({ kind: 'DELETE_ENTITY', type, ...idOf(input), cascade: input['cascade'] === true }),
      },
    ],
  ]
}

function createTie(type: RelationshipType, { from, to }: EndNames): Pick<EditKind, 'operation' | 'calledInInput'> {
  return {
    operation: (input) => ({
      kind: 'CREATE_TIE',
      type,
      from: String(input[from.name]),
      to: String(input[to.name]),
      values: valuesIn(input, from.name, to.name),
    }),
    calledInInput: { from: from.name, to: to.name },
  }
}

const updateTie = (type: RelationshipType): Pick<EditKind, 'operation'> => ({
  operation: (input) => ({ kind: 'UPDATE_TIE', type, ...idOf(input), values: valuesIn(input) }),
})

const deleteTie = (description: string, ...types: readonly RelationshipType[]): EditKind => ({
  input: DeleteTieInput,
  payload: DeletePayload,
  description,
  operation: (input) => ({ kind: 'DELETE_TIE', types, ...idOf(input) }),
})

const twins: EndNames = {
  from: { name: 'city', description: 'The id of one of the two cities.' },
  to: { name: 'with', description: 'The id of the other.' },
}
const member: EndNames = {
  from: { name: 'member', description: 'The id of the city, university or organisation that joins.' },
  to: { name: 'programme', description: 'The id of the programme.' },
}
const signatory: EndNames = {
  from: { name: 'signatory', description: 'The id of the city, university or organisation that signs.' },
  to: { name: 'agreement', description: 'The id of the agreement.' },
}
const participant: EndNames = {
  from: { name: 'participant', description: 'The id of the city, university or organisation that is there.' },
  to: { name: 'event', description: 'The id of the event.' },
}

const tieEdits: Readonly<Record<string, EditKind>> = {
  twinCities: {
    input: createTieInput('TwinCitiesInput', 'TWINNED_WITH', twins, Twinning),
    payload: TwinningPayload,
    description:
      'Twins two cities. ALREADY_EXISTS where they have a twinning of the kind that has not ended; after one that has, another may come.',
    ...createTie('TWINNED_WITH', twins),
  },
  updateTwinning: {
    input: updateTieInput('TWINNED_WITH', Twinning),
    payload: TwinningPayload,
    description: 'Changes what is said of a twinning. ALREADY_EXISTS where it would hold beside another of its kind.',
    ...updateTie('TWINNED_WITH'),
  },
  endTwinning: {
    input: endTieInput('EndTwinningInput', 'A twinning that has ended.', {
      description: 'Until when, as precise as known. Without it, it counts as ended from the day of the change.',
    }),
    payload: TwinningPayload,
    description: 'Says that a twinning has ended.',
    operation: ({ until, ...input }) => ({
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      ...idOf(input),
      values: { status: TieStatus.ENDED, ...(until == null ? {} : { until }) },
    }),
  },
  deleteTwinning: deleteTie(
    'Takes away a twinning that never was. Of one that has ended say that, by `endTwinning`.',
    'TWINNED_WITH',
  ),
  joinProgramme: {
    input: createTieInput('JoinProgrammeInput', 'MEMBER_OF', member, Membership),
    payload: MembershipPayload,
    description:
      'Makes a member of a programme. ALREADY_EXISTS where it is one in the role, and has not left. The role stays: for another one leave and join again.',
    ...createTie('MEMBER_OF', member),
  },
  updateMembership: {
    input: updateTieInput('MEMBER_OF', Membership),
    payload: MembershipPayload,
    description: 'Changes what is said of a membership.',
    ...updateTie('MEMBER_OF'),
  },
  leaveProgramme: {
    input: endTieInput('LeaveProgrammeInput', 'A membership that has ended.', {
      description: 'Until when, as precise as known.',
      isRequired: true,
    }),
    payload: MembershipPayload,
    description: 'Says that a membership has ended.',
    ...updateTie('MEMBER_OF'),
  },
  deleteMembership: deleteTie(
    'Takes away a membership that never was. Of one that has ended say that, by `leaveProgramme`.',
    'MEMBER_OF',
  ),
  signAgreement: {
    input: createTieInput('SignAgreementInput', 'SIGNED', signatory, Signature),
    payload: SignaturePayload,
    description: 'Says that somebody has signed an agreement; as announced, with `by: {modality: ANNOUNCED}`.',
    ...createTie('SIGNED', signatory),
  },
  updateSignature: {
    input: updateTieInput('SIGNED', Signature),
    payload: SignaturePayload,
    description: 'Changes what is said of a signature.',
    ...updateTie('SIGNED'),
  },
  deleteSignature: deleteTie('Takes away a signature.', 'SIGNED'),
  participateInEvent: {
    input: createTieInput('ParticipateInEventInput', 'PARTICIPATED_IN', participant, Participation),
    payload: ParticipationPayload,
    description: 'Says that somebody was at an event. ALREADY_EXISTS where that is said, in the same role.',
    ...createTie('PARTICIPATED_IN', participant),
  },
  deleteParticipation: deleteTie('Takes away that somebody was at an event.', 'PARTICIPATED_IN'),
}

/** Ties with nothing to say but that they hold. */
const plainTypes = Object.values(RelationshipType).filter((type) => {
  const { attributes, discriminator } = relationshipRules[type]
  return Object.keys(attributes).length === 0 && !discriminator
})
const LinkType = Object.fromEntries(plainTypes.map((type) => [type, type]))
const listed = (types: readonly string[]): string =>
  types.length === 1 ? articled(types[0] ?? '') : types.map(articled).join(' or ')
registerEnum(
  LinkType,
  'LinkType',
  'The types of tie that say nothing but that they hold.',
  Object.fromEntries(
    plainTypes.map((type) => [
      type,
      `From ${listed(relationshipRules[type].from)} to ${listed(relationshipRules[type].to)}.`,
    ]),
  ),
)

const linkEdits: Readonly<Record<string, EditKind>> = {
  link: {
    input: inputType('LinkInput', 'What is to be tied to what.', {
      type: { type: () => LinkType, isRequired: true, description: 'What ties the two.' },
      from: { type: () => ID, isRequired: true, description: 'The id of where it starts.' },
      to: { type: () => ID, isRequired: true, description: 'The id of where it leads.' },
    }),
    payload: LinkPayload,
    description:
      'Ties two things that one word says all of: a city to its country (IN_COUNTRY), an event to its programme (PART_OF), … ALREADY_EXISTS where they are tied so, or where there may be one such tie at most.',
    operation: ({ type, from, to }) => ({
      kind: 'CREATE_TIE',
      type: type as RelationshipType,
      from: String(from),
      to: String(to),
      values: {},
    }),
  },
  unlink: deleteTie('Takes away what `link` makes.', ...plainTypes),
}

/** Every kind of change that `applyEdits` takes, by the name of the mutation that makes it alone. */
export const editKinds: ReadonlyMap<string, EditKind> = new Map([
  ...Object.values(EntityType).flatMap(entityEdits),
  ...Object.entries(tieEdits),
  ...Object.entries(linkEdits),
  ...Object.entries(mergeAndSplit),
])
