import { checkLanguage, entityAttributes, relationshipRules, type Value } from '../../../domain/attributes.js'
import {
  checkEntityFact,
  checkRelationshipFact,
  type Fault,
  periodFaults,
  periods,
  valueFaults,
} from '../../../domain/facts.js'
import { fold } from '../../../domain/fold.js'
import { isEntityId, parseRelationshipId, slugOf } from '../../../domain/ids.js'
import type { Name } from '../../../domain/record.js'
import { checkSource } from '../../../domain/source-rules.js'
import { checkText } from '../../../domain/text.js'
import { limits } from '../../../limits.js'
import {
  type CreateEntity,
  type CreateSource,
  type CreateTie,
  fault,
  type GivenValues,
  type Operation,
  type OperationFault,
  type SplitEntity,
  type UpdateEntity,
} from './operation.js'

/** All that is wrong with an operation whatever the graph holds. */
export function operationFaults(operation: Operation): OperationFault[] {
  switch (operation.kind) {
    case 'CREATE_ENTITY':
      return createEntityFaults(operation)
    case 'UPDATE_ENTITY':
      return [...idFaults(operation.id), ...nameFaults(operation.names ?? []), ...entityValueFaults(operation)]
    case 'DELETE_ENTITY':
      return idFaults(operation.id)
    case 'CREATE_TIE':
      return createTieFaults(operation)
    case 'UPDATE_TIE': {
      const { attributes } = relationshipRules[operation.type]
      return [...tieIdFaults(operation.id, [operation.type]), ...invalid(valueFaults(attributes, operation.values))]
    }
    case 'DELETE_TIE':
      return tieIdFaults(operation.id, operation.types)
    case 'CREATE_SOURCE':
      return createSourceFaults(operation)
    case 'MERGE_ENTITIES':
      return [...idFaults(operation.id), ...idFaults(operation.other, 'other')]
    case 'SPLIT_ENTITY':
      return splitFaults(operation)
    case 'REVERT_CHANGE':
      return Number.isSafeInteger(operation.seq) && operation.seq > 0
        ? []
        : [fault('INVALID_VALUE', 'seq', 'seq: expected the number of a change.')]
  }
}

const invalid = (faults: readonly Fault[]): OperationFault[] =>
  faults.map(({ field, message }) => fault('INVALID_VALUE', field, `${field}: ${message}.`))

/** What is given and not taken back. */
export const present = (values: GivenValues): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as Record<string, Value>

function createEntityFaults({ type, id, names, values }: CreateEntity): OperationFault[] {
  // The place is the command's own.
  const raw = { ...present(values), type, id: id ?? `ct:${type.toLowerCase()}/x`, at: 'here' }
  const checked = checkEntityFact(raw)
  return [
    ...('faults' in checked ? invalid(checked.faults) : []),
    ...(names.length === 0 ? [fault('INVALID_VALUE', 'names', 'names: expected at least one name.')] : []),
    ...nameFaults(names),
    ...mintFaults(id, names, values),
  ]
}

/** Where an id is to be made of what is given, or says what it is of. */
function mintFaults(id: string | null, [first]: readonly Name[], { wikidataId }: GivenValues): OperationFault[] {
  if (id?.startsWith('wd:') && wikidataId != null && id !== `wd:${String(wikidataId)}`)
    return [fault('INVALID_VALUE', 'wikidataId', `wikidataId: expected ${id.slice(3)}, of which the id is.`)]
  const isNamed = first && checkText(first.text, limits.nameMax_chars) === null
  if (id !== null || wikidataId != null || !isNamed || slugOf(fold(first.text)) !== '') return []
  return [
    fault('INVALID_VALUE', 'names.0.text', 'names.0.text: has no letter or digit to make an id of; give an id too.'),
  ]
}

/** Null among the values leaves what is to be compared to the graph. */
const entityValueFaults = ({ type, values }: UpdateEntity): OperationFault[] =>
  invalid(valueFaults(entityAttributes[type], values))

function nameFaults(names: readonly Name[]): OperationFault[] {
  const tooMany =
    names.length > limits.namesMax_count
      ? [{ field: 'names', message: `expected at most ${limits.namesMax_count} names` }]
      : []
  const expect = (field: string, expected: string | null): Fault[] =>
    expected === null ? [] : [{ field, message: `expected ${expected}` }]
  const each = names.flatMap(({ language, text }, i) => [
    ...expect(`names.${i}.language`, checkLanguage(language)),
    ...expect(`names.${i}.text`, checkText(text, limits.nameMax_chars)),
  ])
  return invalid([...tooMany, ...each])
}

function createTieFaults({ type, from, to, values }: CreateTie): OperationFault[] {
  const checked = checkRelationshipFact({ ...present(values), type, from, to, at: 'here' })
  return 'faults' in checked ? invalid(checked.faults) : []
}

function createSourceFaults({ id, values }: CreateSource): OperationFault[] {
  const given = present(values)
  const faults = invalid(checkSource({ ...given, id: id ?? 'ct:source/x' }))
  if (id !== null || faults.length > 0 || slugOf(fold(String(given['title']))) !== '') return faults
  return [fault('INVALID_VALUE', 'title', 'title: has no letter or digit to make an id of; give an id too.')]
}

const idFaults = (id: string, field = 'id'): OperationFault[] =>
  isEntityId(id)
    ? []
    : [fault('INVALID_VALUE', field, `${field}: expected an id such as wd:Q6259 or ct:event/cultcities-pavia-2022.`)]

function splitFaults({ id, into, names, move }: SplitEntity): OperationFault[] {
  const { names: moved, attributes, citations, ties } = move
  const chosen_count = moved.length + attributes.length + citations.length + ties.length
  const tooMany =
    chosen_count > limits.cascadeMax_ties
      ? [
          fault(
            'INVALID_VALUE',
            'move',
            `move: expected at most ${limits.cascadeMax_ties} names, attributes, citations and ties.`,
          ),
        ]
      : []
  const wrongTies = ties.flatMap((tie, i) =>
    parseRelationshipId(tie)
      ? []
      : [fault('INVALID_VALUE', `move.ties.${i}`, `move.ties.${i}: expected the id of a tie.`)],
  )
  const nothing =
    chosen_count === 0 ? [fault('INVALID_VALUE', 'move', 'move: nothing was chosen that goes to the other.')] : []
  return [
    ...idFaults(id),
    ...(into === null ? [] : idFaults(into, 'into')),
    ...nameFaults(names),
    ...tooMany,
    ...wrongTies,
    ...nothing,
  ]
}

function tieIdFaults(id: string, types: readonly string[]): OperationFault[] {
  const key = parseRelationshipId(id)
  return key && types.includes(key.type)
    ? []
    : [
        fault(
          'INVALID_VALUE',
          'id',
          `id: expected the id of a relationship of the type ${types.join(', ')}, such as rel:${types[0]}~wd:Q37776~wd:Q6259~0.`,
        ),
      ]
}

/** What would end before it begins once values are what they are now, told of a field that is given. */
export function periodFaultsAfter(after: Readonly<Record<string, Value | null>>, given: GivenValues): OperationFault[] {
  const faults = periodFaults(after).flatMap(({ field, message }) => {
    const [first] = periods.find(([, last]) => last === field) ?? []
    if (given[field] != null) return [{ field, message }]
    return first !== undefined && given[first] != null ? [{ field: first, message: `later than '${field}'` }] : []
  })
  return invalid(faults)
}
