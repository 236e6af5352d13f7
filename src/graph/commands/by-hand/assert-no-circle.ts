import { limitExceeded } from '../../../domain/errors.js'
import { groupBy } from '../../../domain/group-by.js'
import { parseRelationshipId, type RelationshipKey } from '../../../domain/ids.js'
import { limits } from '../../../limits.js'
import type { Ask } from '../ask.js'
import { refused } from './operation.js'

type Wholes = ReadonlyMap<string, readonly string[]>

/** Nothing is a part of itself, by whichever way, through ties that were written. */
export async function assertNoCircle(ask: Ask, field: string, keys: readonly RelationshipKey[]): Promise<void> {
  const parts = keys.filter(({ type }) => type === 'PART_OF')
  if (parts.length === 0) return
  const wholes = await wholesAbove(
    ask,
    parts.map(({ from }) => from),
  )
  // Of what was taken away nothing is left to lead.
  for (const { from, to } of parts)
    if (wholes.get(from)?.includes(to) && leads(wholes, to, from))
      throw refused('INVALID_VALUE', field, `${to} is a part of ${from} already, and nothing is a part of itself.`, to)
}

/** What things are parts of, and of what those are; by id. */
async function wholesAbove(ask: Ask, ids: readonly string[]): Promise<Wholes> {
  const wholes = new Map<string, readonly string[]>()
  for (let next = [...new Set(ids)]; next.length > 0; ) {
    if (wholes.size + next.length > limits.wholesMax_count)
      throw limitExceeded(`${ids[0]} is a part of more than ${limits.wholesMax_count} things, by way of others.`, {
        limit: limits.wholesMax_count,
      })
    const rows = await ask('relationship/begin-at', { ids: next }, { type: 'PART_OF' })
    const found = groupBy(rows, (row) => String(row['start']))
    const ends = next.map((id) =>
      (found.get(id) ?? []).flatMap((row) => parseRelationshipId(String(row['id']))?.to ?? []),
    )
    for (const [i, id] of next.entries()) wholes.set(id, ends[i] ?? [])
    next = [...new Set(ends.flat())].filter((id) => !wholes.has(id))
  }
  return wholes
}

function leads(wholes: Wholes, from: string, to: string): boolean {
  const reached = new Set([from])
  // A set goes on to what is added meanwhile.
  for (const one of reached) for (const whole of wholes.get(one) ?? []) reached.add(whole)
  return reached.has(to)
}
