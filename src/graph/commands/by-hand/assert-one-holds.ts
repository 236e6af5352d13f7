import { byCodeUnit } from '../../../domain/by-code-unit.js'
import { groupBy } from '../../../domain/group-by.js'
import type { RelationshipKey } from '../../../domain/ids.js'
import type { RelationshipType } from '../../../domain/vocabulary.js'
import type { RelationshipRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import { refused } from './operation.js'
import { excludes, oneOfKind, singleTypes, wordOf } from './tie-rules.js'

/** What may be there once only, among ties that were written. */
export async function assertOneHolds(ask: Ask, field: string, keys: readonly RelationshipKey[]): Promise<void> {
  for (const [type, group] of groupBy(keys, (key) => key.type as RelationshipType)) {
    if (oneOfKind.includes(type)) await assertOneOfKind(ask, field, type, group)
    if (singleTypes.has(type)) await assertSingle(ask, field, type, group)
  }
}

async function assertOneOfKind(
  ask: Ask,
  field: string,
  type: RelationshipType,
  keys: readonly RelationshipKey[],
): Promise<void> {
  const pairs = new Map(keys.map(({ from, to }) => [`${from} ${to}`, { from, to }]))
  const rows = await ask('relationship/between-pairs', { rows: [...pairs.values()] }, { type })
  const ties = rows.map(({ relationship }) => relationship as RelationshipRecord)
  for (const alike of groupBy(ties, ({ from, to, key }) => `${from} ${to} ${wordOf(key)}`).values())
    for (const [i, one] of alike.entries()) {
      const other = alike.slice(i + 1).find((later) => excludes(type, one, later))
      if (other)
        throw refused(
          'ALREADY_EXISTS',
          field,
          `${one.id} and ${other.id} would both hold: change or end one of them first.`,
          other.id,
        )
    }
}

async function assertSingle(
  ask: Ask,
  field: string,
  type: RelationshipType,
  keys: readonly RelationshipKey[],
): Promise<void> {
  const rows = await ask('relationship/begin-at', { ids: [...new Set(keys.map(({ from }) => from))] }, { type })
  for (const [start, [first, second]] of groupBy(rows, (row) => String(row['start'])))
    if (first && second) {
      const ids = [String(first['id']), String(second['id'])].sort(byCodeUnit)
      throw refused(
        'ALREADY_EXISTS',
        field,
        `${start} would have ${ids.join(' and ')}, and there is one at most: take one of them away first.`,
        ids[1],
      )
    }
}
