import { relationshipRules } from '../../../domain/attributes.js'
import { byCodeUnit } from '../../../domain/by-code-unit.js'
import { groupBy } from '../../../domain/group-by.js'
import { formatRelationshipId, isHandMade, type RelationshipKey } from '../../../domain/ids.js'
import { type Assertion, merge, nameAttribute } from '../../../domain/record.js'
import { between, type TieKey } from '../../merged-ids.js'
import type { RelationshipRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import { assertionsNow, type RelationshipEdit } from '../plan-edits.js'
import { claimedBy } from '../under-current-ids.js'
import type { MovedTie } from './operation.js'
import { inOrderOfRules } from './say-by-hand.js'
import { excludes, oneOfKind, wordOf } from './tie-rules.js'
import type { Writing } from './writing.js'

/** Ties on their way to another end. */
export interface TieMoves {
  readonly edits: ReadonlyMap<string, RelationshipEdit>
  /** As they are once they have moved. */
  readonly keys: readonly TieKey[]
  readonly moved: readonly MovedTie[]
}

export const keyOf = ({ type, from, to, key }: RelationshipRecord) => ({ type, from, to, key })

/**
 * What is said of ties, said of ties with another end. One becomes one with a tie of the same two
 * that is the same: of the same type, kind or role, which both hold, or both held in the same years;
 * else it is another beside it, with the next ordinal. Those of a thing with itself go.
 *
 * @param had keys to which ties return, by their ids
 */
export async function moveTies(
  { ask, revisions }: Writing,
  ties: readonly RelationshipRecord[],
  from: string,
  to: string,
  had: ReadonlyMap<string, RelationshipKey> = new Map(),
): Promise<TieMoves> {
  const idOf = (id: string): string => (id === from ? to : id)
  const moves = await placed(ask, ties, (tie) => keyAt(tie, idOf, had.get(tie.id)))
  const said = await assertionsNow(ask, {
    relationships: new Map([
      ...moves.map(({ tie }) => [tie.id, keyOf(tie)] as const),
      ...moves.flatMap(({ key }) => (key ? [[formatRelationshipId(key), key] as const] : [])),
    ]),
  })
  const edits = new Map<string, RelationshipEdit>()
  const moved = moves.map(({ tie, key }): MovedTie => {
    edits.set(tie.id, { key: keyOf(tie), edit: revisions.noting(tie.id, tie.type, () => []) })
    if (!key) return { before: tie.id, after: null, isJoined: false }
    const after = formatRelationshipId(key)
    const brought = claimedBy(said.get(tie.id) ?? [], idOf)
    const edit = revisions.noting(after, key.type, (existing) =>
      inOrderOfRules(joined(existing, brought), relationshipRules[key.type].attributes),
    )
    edits.set(after, { key, edit })
    return { before: tie.id, after, isJoined: (said.get(after) ?? []).length > 0 }
  })
  return { edits, keys: moves.flatMap(({ key }) => key ?? []), moved }
}

interface Placed {
  readonly tie: RelationshipRecord
  /** Null where it goes. */
  readonly key: TieKey | null
}

/** Each tie with the key that it has from now on. */
async function placed(
  ask: Ask,
  ties: readonly RelationshipRecord[],
  keyWanted: (tie: RelationshipRecord) => TieKey,
): Promise<Placed[]> {
  const all: Placed[] = []
  for (const [type, group] of groupBy(ties, (tie) => tie.type)) {
    const moves = group.map((tie) => ({ tie, key: keyWanted(tie) }))
    const pairs = moves.flatMap(({ key: { from, to } }) => (from === to ? [] : [{ from, to }]))
    const rows = pairs.length === 0 ? [] : await ask('relationship/between-pairs', { rows: pairs }, { type })
    const there = new Map(
      rows.map(({ relationship }) => relationship as RelationshipRecord).map((one) => [one.id, one]),
    )
    const taken = new Set(there.keys())
    for (const { tie, key } of moves) {
      const own = key.from === key.to ? null : placeOf(tie, key, [...there.values()], taken)
      if (own) taken.add(formatRelationshipId(own))
      all.push({ tie, key: own })
    }
  }
  return all.sort((a, b) => byCodeUnit(a.tie.id, b.tie.id))
}

/** With its own ordinal, or that of the key to which it returns. */
function keyAt(tie: RelationshipRecord, idOf: (id: string) => string, had: RelationshipKey | undefined): TieKey {
  const key = between(tie, idOf)
  return had && had.from === key.from && had.to === key.to ? { ...key, key: had.key } : key
}

function placeOf(
  tie: RelationshipRecord,
  key: TieKey,
  there: readonly RelationshipRecord[],
  taken: ReadonlySet<string>,
): TieKey {
  const { type, from, to } = key
  const own = formatRelationshipId(key)
  const word = wordOf(key.key)
  const alike = there.filter((one) => one.from === from && one.to === to && wordOf(one.key) === word)
  const same = alike.filter((one) => (oneOfKind.includes(type) ? excludes(type, one, tie) : one.id === own))
  const [first] = [...same.filter(({ id }) => id === own), ...same]
  if (first) return keyOf(first)
  for (let ordinal = Number(key.key.split('-').at(-1)); ; ordinal++) {
    const next = { ...key, key: word === '' ? `${ordinal}` : `${word}-${ordinal}` }
    if (!taken.has(formatRelationshipId(next))) return next
  }
}

/** What is said of two things as of one. Of what hands say of both, what they say of the first counts. */
export function joined(existing: readonly Assertion[], brought: readonly Assertion[]): Assertion[] {
  const isSaid = ({ attribute }: Assertion): boolean =>
    attribute !== nameAttribute && existing.some((other) => isHandMade(other.edition) && other.attribute === attribute)
  return merge(
    existing,
    brought.filter((one) => !isHandMade(one.edition) || !isSaid(one)),
  )
}
