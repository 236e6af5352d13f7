import { checkEnds, relationshipRules, type Value } from '../../../domain/attributes.js'
import { byCodeUnit } from '../../../domain/by-code-unit.js'
import { checkRelationshipFact, type RelationshipFact } from '../../../domain/facts.js'
import { formatRelationshipId, parseRelationshipId, type RelationshipKey } from '../../../domain/ids.js'
import { rangeOf } from '../../../domain/partial-date.js'
import { type RelationshipType, TieStatus } from '../../../domain/vocabulary.js'
import type { RelationshipRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import { assertNoCircle } from './assert-no-circle.js'
import { periodFaultsAfter, present } from './check-operation.js'
import { noteBareEnds, shownIn, typesOf } from './entity-operations.js'
import { keyOf } from './move-ties.js'
import {
  type CreateTie,
  type DeleteTie,
  type EditResult,
  fault,
  type OperationFault,
  Refused,
  refused,
  type UpdateTie,
} from './operation.js'
import { sayByHand } from './say-by-hand.js'
import { excludes, isOver, singleTypes, type TieValues, wordOf } from './tie-rules.js'
import { gone, there, type Writing } from './writing.js'

const none = new Map<string, never>()

/** @throws Refused where an end is not there or cannot have it, or where such a tie is there already */
export async function createTie(writing: Writing, operation: CreateTie): Promise<EditResult> {
  const { type } = operation
  const { attributes } = relationshipRules[type]
  await assertEnds(writing.ask, operation)
  const fact = factOf(operation)
  await assertSingle(writing.ask, fact)
  const alike = await alikeOf(writing.ask, fact)
  const other = alike.find((one) => excludes(type, one, fact.attributes))
  if (other)
    throw refused('ALREADY_EXISTS', 'to', `${other.id} is there already; change that, or end it first.`, other.id)
  const word = wordOf(fact.key)
  const ordinal = Math.max(-1, ...alike.map((one) => ordinalOf(one.key))) + 1
  const key = { type, from: fact.from, to: fact.to, key: word === '' ? `${ordinal}` : `${word}-${ordinal}` }
  const id = formatRelationshipId(key)
  const edit = writing.revisions.noting(id, type, (existing) =>
    sayByHand(existing, { values: fact.attributes }, writing.place, attributes),
  )
  const faults = outlivedFaults(type, fact.attributes, fact.attributes, writing)
  if (faults.length > 0) throw new Refused(faults)
  await writing.write({ entities: none, relationships: new Map([[id, { key, edit }]]), absent: new Set([id]) })
  await assertNoCircle(writing.ask, 'to', [key])
  return there(id)
}

/** @throws Refused where it is not there, or would be the second of its kind that holds */
export async function updateTie(
  writing: Writing,
  { type, id, expectedVersion, values }: UpdateTie,
): Promise<EditResult> {
  const { attributes } = relationshipRules[type]
  const before = await known(writing.ask, id)
  writing.assertVersion(before, expectedVersion)
  const key = keyOf(before)
  const alike = (await alikeOf(writing.ask, key)).filter((one) => one.id !== id)
  const said = values as Readonly<Record<string, Value | null>>
  const edit = writing.revisions.noting(id, type, (existing) =>
    sayByHand(existing, { values: said }, writing.place, attributes),
  )
  await writing.write({ entities: none, relationships: new Map([[id, { key, edit }]]) }, ({ relationships }) =>
    (relationships.get(type) ?? []).flatMap(({ after }) => {
      const shown = shownIn(after.properties, attributes)
      const revived = isOver(type, before) && !isOver(type, shown) ? revivedFaults(type, values, alike) : []
      return [...periodFaultsAfter(shown, values), ...revived, ...outlivedFaults(type, shown, values, writing)]
    }),
  )
  return there(id)
}

/** Takes back all that is said of a tie, by whomever. */
export async function deleteTie(writing: Writing, { id, expectedVersion }: DeleteTie): Promise<EditResult> {
  const before = await known(writing.ask, id)
  writing.assertVersion(before, expectedVersion)
  const ends = await typesOf(writing.ask, [before.from, before.to])
  const edit = writing.revisions.noting(id, before.type, () => [])
  const removed = await writing.write({
    entities: none,
    relationships: new Map([[id, { key: keyOf(before), edit }]]),
  })
  noteBareEnds(writing, removed, ends)
  return gone(id)
}

/** The operation was found right before. */
function factOf({ type, from, to, values }: CreateTie): RelationshipFact {
  const checked = checkRelationshipFact({ ...present(values), type, from, to, at: 'here' })
  if ('fact' in checked) return checked.fact
  throw new Error(`unchecked ${type} of ${from} and ${to}`)
}

const ordinalOf = (key: string): number => Number(key.split('-').at(-1))
/** Ties of the same two that differ in their ordinal alone. */
async function alikeOf(ask: Ask, { type, from, to, key }: RelationshipKey): Promise<RelationshipRecord[]> {
  const rows = await ask('relationship/between-pairs', { rows: [{ from, to }] }, { type })
  return rows
    .map(({ relationship }) => relationship as RelationshipRecord)
    .filter((one) => wordOf(one.key) === wordOf(key))
    .sort((a, b) => byCodeUnit(a.id, b.id))
}

/** Of a tie that would hold again while another of its kind does. */
function revivedFaults(
  type: RelationshipType,
  given: TieValues,
  alike: readonly RelationshipRecord[],
): OperationFault[] {
  const other = alike.find((one) => !isOver(type, one))
  if (!other) return []
  const field = given['status'] === undefined ? 'until' : 'status'
  return [fault('ALREADY_EXISTS', field, `${field}: ${other.id} holds already; end that first.`, other.id)]
}

/** Of a tie that is called active although it came to an end before the day of the change. */
function outlivedFaults(
  type: RelationshipType,
  after: TieValues,
  given: TieValues,
  { place }: Writing,
): OperationFault[] {
  const field = ['until', 'status'].find((name) => given[name] != null)
  const end = rangeOf(String(after['until'] ?? ''))
  const isOutlived = type === 'TWINNED_WITH' && after['status'] === TieStatus.ACTIVE && end && end.latest < place.day
  if (!isOutlived || !field) return []
  const message = `${field}: it would be ACTIVE although it ended in ${String(after['until'])}; leave the status out or say ENDED, or take the end back (until: null).`
  return [fault('INVALID_VALUE', field, message)]
}

async function assertEnds(ask: Ask, { type, from, to }: CreateTie): Promise<void> {
  const types = await typesOf(ask, [from, to])
  const [a, b] = [types.get(from), types.get(to)]
  if (!a) throw refused('NOT_FOUND', 'from', `There is no ${from}.`)
  if (!b) throw refused('NOT_FOUND', 'to', `There is no ${to}.`)
  const wrong = checkEnds(type, a, b)
  const field = relationshipRules[type].from.includes(a) ? 'to' : 'from'
  if (wrong !== null) throw refused('INVALID_VALUE', field, `${wrong}.`)
}

async function assertSingle(ask: Ask, { type, from }: RelationshipFact): Promise<void> {
  if (!singleTypes.has(type)) return
  const rows = await ask('relationship/begin-at', { ids: [from] }, { type })
  const [id] = rows.map((row) => String(row['id'])).sort(byCodeUnit)
  if (id === undefined) return
  throw refused('ALREADY_EXISTS', 'from', `${id} is there already, and there is one at most.`, id)
}

/** By an id that was found right before. */
async function known(ask: Ask, id: string): Promise<RelationshipRecord> {
  const { type = '', ...place } = parseRelationshipId(id) ?? {}
  const [row] = await ask('relationship/by-keys', { rows: [place] }, { type })
  if (!row) throw refused('NOT_FOUND', 'id', `There is no ${id}.`)
  return row['relationship'] as RelationshipRecord
}
