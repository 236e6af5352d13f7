import { fold } from '../../../domain/fold.js'
import { slugOf } from '../../../domain/ids.js'
import { limits } from '../../../limits.js'
import type { SourceRecord } from '../../records.js'
import type { Ask } from '../ask.js'

/**
 * An id made of a name, which nothing has or ever had in a change by hand: `ct:event/meeting`,
 * then `ct:event/meeting-2`, …
 */
export async function mintId(ask: Ask, kind: string, name: string): Promise<string> {
  const base = `ct:${kind.toLowerCase()}/${slugOf(fold(name))}`
  for (let first = 1; ; first += limits.mintedIds_count) {
    const ids = Array.from({ length: limits.mintedIds_count }, (_, i) =>
      first + i === 1 ? base : `${base}-${first + i}`,
    )
    const taken = new Set<unknown>()
    for (const statement of ['entity/types', 'revision/known-ids'])
      for (const { id } of await ask(statement, { ids })) taken.add(id)
    for (const { source } of await ask('source/by-ids', { ids })) taken.add((source as SourceRecord).id)
    const free = ids.find((id) => !taken.has(id))
    if (free !== undefined) return free
  }
}
