import type { Properties, Value } from '../../../domain/attributes.js'
import { byCodeUnit } from '../../../domain/by-code-unit.js'
import { isHandMade, type RelationshipKey, relationshipKey } from '../../../domain/ids.js'
import { type Assertion, merge, sameValue, shownValue } from '../../../domain/record.js'
import type { EntityType } from '../../../domain/vocabulary.js'
import { limits } from '../../../limits.js'
import { type ChangeRecord, type EditionRecord, isOver } from '../../records.js'
import type { Ask } from '../ask.js'
import { assertionsNow, type EntityEdit, type RelationshipEdit } from '../plan-edits.js'
import { assertMayStand } from './assert-may-stand.js'
import { assertAlone, noteBareEnds, typesOf } from './entity-operations.js'
import { type EditResult, fault, Refused, type RevertChange, refused } from './operation.js'
import { attributesOf, type Revision, revisionFrom } from './revisions.js'
import { inOrderOfRules } from './say-by-hand.js'
import type { Writing } from './writing.js'

/**
 * Makes what a change by hand was about what it was before it. Of what sources said in editions
 * that newer ones have taken the place of, nothing comes back: what these say is there already.
 *
 * @throws Refused where it was none by hand, and where later changes stand in the way: of the same fields, of what
 *   it made or took away, or of what holds it
 */
export async function revertChange(writing: Writing, { seq }: RevertChange): Promise<EditResult> {
  const { ask, revisions } = writing
  const made = await revisionsOf(ask, seq)
  revisions.reverts = seq
  const back = new Reverting(made, await statusesIn(ask, made))
  const now = await assertionsNow(ask, back.things)
  const types = await typesOf(ask, [...new Set(made.flatMap(endsOf))])
  const stuck = made.filter((one) => !back.isFree(one, now, types))
  const untied = back.ties.filter((one) => back.isThereAfter(one, now) && !back.hasEnds(one, now, types))
  const held = await heldByOthers(ask, back, now)
  const inTheWay = new Set([
    ...stuck.map(({ about }) => about),
    ...untied.flatMap((one) => endsOf(one).filter((end) => !types.has(end) && !back.brings(end, now))),
    ...held,
  ])
  if (inTheWay.size > 0) throw new Refused([await changedSince(ask, seq, [...inTheWay].sort(byCodeUnit), made)])
  for (const { about, type } of back.entities.filter(({ about }) => !types.has(about)))
    await assertAlone(ask, type as EntityType, about, back.identityOf(about, now), 'seq')
  const removed = await writing.write({
    entities: new Map(back.entities.map((one) => [one.about, back.entityEdit(one, now, writing)])),
    relationships: new Map(back.ties.map((one) => [one.about, back.tieEdit(one, writing)])),
  })
  const gone = back.entities.map(({ about }) => about)
  noteBareEnds(
    writing,
    removed.filter((id) => !gone.includes(id)),
    types,
  )
  await assertMayStand(ask, 'seq', back.ties.map(keyOf))
  const [first] = back.entities.length > 0 ? back.entities : back.ties
  const id = first?.about ?? ''
  return { id, isGone: removed.includes(id) }
}

/** @throws Refused where there are none */
async function revisionsOf(ask: Ask, seq: number): Promise<Revision[]> {
  const rows = await ask('revision/of-change', { seq })
  if (rows.length > 0) return rows.map(({ revision }) => revisionFrom(revision as Properties))
  const [known] = await ask('change/by-seq', { seq })
  if (!known) throw refused('NOT_FOUND', 'seq', `There is no change ${seq}.`)
  const { actor, reason } = known['change'] as ChangeRecord
  throw refused(
    'INVALID_VALUE',
    'seq',
    `The change ${seq} (${reason}, by ${actor}) says nothing by hand that could be taken back. What was imported is taken back by its edition: cityties import --undo.`,
  )
}

const keyOf = ({ about }: Revision): RelationshipKey => relationshipKey(about)

const isOfTie = ({ about }: Revision): boolean => about.startsWith('rel:')

function endsOf(one: Revision): readonly string[] {
  if (!isOfTie(one)) return [one.about]
  const { from, to } = keyOf(one)
  return [from, to]
}

async function statusesIn(ask: Ask, made: readonly Revision[]): Promise<(edition: string) => boolean> {
  const editions = new Set(made.flatMap(({ before, after }) => [...before, ...after].map(({ edition }) => edition)))
  if (editions.size === 0) return () => false
  const rows = await ask('edition/by-ids', { ids: [...editions] })
  const over = new Set(
    rows
      .map(({ edition }) => edition as EditionRecord)
      .filter(isOver)
      .map(({ id }) => id),
  )
  return (edition) => over.has(edition)
}

type Now = ReadonlyMap<string, readonly Assertion[]>
type Types = ReadonlyMap<string, EntityType>

/** A change on its way back. */
class Reverting {
  readonly entities: readonly Revision[]
  readonly ties: readonly Revision[]

  /** @param isOver whether newer editions have taken the place of one */
  constructor(
    readonly made: readonly Revision[],
    readonly isOver: (edition: string) => boolean,
  ) {
    this.entities = made.filter((one) => !isOfTie(one))
    this.ties = made.filter(isOfTie)
  }

  get things() {
    return {
      entities: new Map(this.entities.map(({ about, type }) => [about, type as EntityType])),
      relationships: new Map(this.ties.map((one) => [one.about, keyOf(one)])),
    }
  }

  /** What is said once the change is taken back. */
  restored({ type, before, after }: Revision, existing: readonly Assertion[]): Assertion[] {
    const goes = (one: Assertion): boolean => includes(after, one) && !includes(before, one)
    const comes = before.filter((one) => !includes(after, one) && !this.isOver(one.edition))
    const left = existing.filter((one) => !goes(one))
    return inOrderOfRules(merge(left, comes), attributesOf(type))
  }

  /** What the change has left is as it left it, and what it moved is still said by the same edition. */
  isFree(one: Revision, now: Now, types: Types): boolean {
    const { about, before, after, wasThere, isThere } = one
    const existing = now.get(about) ?? []
    if (!isOfTie(one) && types.has(about) && types.get(about) !== one.type) return false
    if (this.comesToNothing(one, now) && (!isOfTie(one) || this.entities.length === 0)) return false
    const changed = new Set(
      [...before, ...after]
        .filter((said) => !includes(before, said) || !includes(after, said))
        .map(({ attribute }) => attribute),
    )
    const own = (list: readonly Assertion[]): Assertion[] =>
      list.filter(({ edition, attribute }) => isHandMade(edition) && (!wasThere || !isThere || changed.has(attribute)))
    if (!sameSet(own(existing), own(after))) return false
    const others = after.filter((said) => !isHandMade(said.edition))
    return others.every((said) => !this.isOver(said.edition) && includes(existing, said))
  }

  /** Who said what was taken away says something else now. */
  comesToNothing(one: Revision, now: Now): boolean {
    return one.before.length > 0 && !this.isThereAfter(one, now)
  }

  isThereAfter(one: Revision, now: Now): boolean {
    return this.restored(one, now.get(one.about) ?? []).length > 0
  }

  /** Whether an entity comes back with it, also one that only ties held. */
  brings(id: string, now: Now): boolean {
    const own = this.entities.find(({ about }) => about === id)
    return own !== undefined && (isBare(own) ? this.isHeld(id, now) : this.isThereAfter(own, now))
  }

  /** By what an entity that comes back is known alone. */
  identityOf(id: string, now: Now): Readonly<Record<string, Value>> {
    const said = this.entities
      .filter(({ about }) => about === id)
      .flatMap((one) => this.restored(one, now.get(id) ?? []))
    const values = ['wikidataId', 'code'].map((name) => [name, shownValue(said, name)] as const)
    return Object.fromEntries(values.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
  }

  isHeld(id: string, now: Now): boolean {
    return this.ties.some((tie) => endsOf(tie).includes(id) && this.isThereAfter(tie, now))
  }

  hasEnds(one: Revision, now: Now, types: Types): boolean {
    return endsOf(one).every((end) => types.has(end) || this.brings(end, now))
  }

  /** Entities of which nothing is left to say. */
  unsaid(now: Now): readonly Revision[] {
    return this.entities.filter((one) => !isBare(one) && !this.isThereAfter(one, now))
  }

  entityEdit(one: Revision, now: Now, { revisions }: Writing): EntityEdit {
    const type = one.type as EntityType
    const edit = revisions.noting(one.about, type, (existing) => this.restored(one, existing))
    return { type, edit, bare: isBare(one) && this.isHeld(one.about, now) }
  }

  tieEdit(one: Revision, { revisions }: Writing): RelationshipEdit {
    const edit = revisions.noting(one.about, one.type, (existing) => this.restored(one, existing))
    return { key: keyOf(one), edit }
  }
}

/** It went with what held it, for nothing was said of it. */
const isBare = ({ before, after }: Revision): boolean => before.length === 0 && after.length === 0

const includes = (list: readonly Assertion[], one: Assertion): boolean => list.some((other) => sameValue(other, one))
const sameSet = (a: readonly Assertion[], b: readonly Assertion[]): boolean =>
  a.length === b.length && a.every((one) => includes(b, one))

/** Entities that would be left bare by it, because ties that are none of the change's hold them. */
async function heldByOthers(ask: Ask, back: Reverting, now: Now): Promise<string[]> {
  const going = new Set(back.ties.map(({ about }) => about))
  const held: string[] = []
  for (const { about } of back.unsaid(now).filter(({ about: id }) => (now.get(id) ?? []).length > 0)) {
    const rows = await ask('relationship/of-entity', { id: about, limit: going.size + 1 })
    const others = rows
      .map(({ relationship }) => String((relationship as Properties)['id']))
      .filter((id) => !going.has(id))
    held.push(...others)
  }
  return held
}

/** Names the changes after one that were about things, and of these those of the same fields where there are some. */
async function changedSince(ask: Ask, seq: number, ids: readonly string[], made: readonly Revision[]) {
  const shown = ids.slice(0, limits.tiesNamed_count)
  const rows = await ask('change/touching', {
    ids: shown,
    after: seq,
    before: Number.MAX_SAFE_INTEGER,
    limit: limits.laterChanges_count,
  })
  const touching = rows.map((row) => Number(row['seq']))
  const later = (await ask('revision/of-things', { ids: shown, first: seq + 1, last: Number.MAX_SAFE_INTEGER }))
    .map(({ revision }) => revisionFrom(revision as Properties))
    .filter(({ about, fields }) => {
      const own = made.find((one) => one.about === about)
      return own?.fields.some(({ field }) => fields.some((one) => one.field === field)) ?? true
    })
    .map((one) => one.seq)
  const changes = [...new Set(later.length > 0 ? later : touching)]
    .sort((a, b) => b - a)
    .slice(0, limits.laterChanges_count)
  const named = changes.length === 0 ? 'written past the log' : `by ${changes.join(', ')}`
  return {
    ...fault(
      'CHANGED_SINCE',
      'seq',
      `${shown.join(', ')} ${shown.length === 1 ? 'was' : 'were'} changed since: ${named}. Take that back first, or change it by hand.`,
      shown[0],
    ),
    conflictingChanges: changes,
  }
}
