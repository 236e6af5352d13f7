import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { Author } from '../../graph/change-log.js'
import type { Graph } from '../../graph/graph.js'
import { limits } from '../../limits.js'

/** How far a copy has come: what stands before it has been written. */
export interface Place {
  /** The id of the last entity. */
  readonly entity: string
  /** Where the last relationship begins; null where none has been written. */
  readonly from: string | null
}

/** What a graph is to a copy that is to go into it. */
export interface Standing {
  /** It holds nothing, this copy or a part of it, or something else beside what there is of it. */
  readonly kind: 'EMPTY' | 'PART' | 'OTHER'
  /** The copy was begun before. */
  readonly begun: boolean
  /** Null where that is not known, or nothing has been written. */
  readonly place: Place | null
}

/** Who writes a copy, by which it is known again: the hash names the state of the graph that is copied. */
export const authorOf = (contentHash: string, joins: boolean): Author => ({
  actor: 'cityties copy',
  reason: `copy of ${contentHash}${joins ? ', beside what is here' : ''}`,
})

/**
 * Looks at the last entries of the log: that of a batch of this copy says which records it wrote, and
 * was committed with them; so nothing else needs to be kept, and it cannot be wrong after a kill.
 */
export async function standingOf(graph: Graph, contentHash: string): Promise<Standing> {
  const head = await graph.log.head()
  const [last] = head === 0 ? [] : await graph.log.since(head - 1, 1)
  for (const joins of [false, true]) {
    const { reason } = authorOf(contentHash, joins)
    if (last?.reason === reason)
      return { kind: joins ? 'OTHER' : 'PART', begun: true, place: await placeBefore(graph, head, reason) }
  }
  const isEmpty = (await graph.isEmpty()) && (await graph.sources.count()) === 0
  return { kind: isEmpty ? 'EMPTY' : 'OTHER', begun: false, place: null }
}

/** Of the newest batch with records: sources and editions are written before and after, one by one. */
async function placeBefore(graph: Graph, head: number, reason: string): Promise<Place | null> {
  for (let seq = head; seq > 0; seq -= limits.copyLookBack_rows) {
    const from = Math.max(0, seq - limits.copyLookBack_rows)
    for (const change of (await graph.log.since(from, seq - from)).reverse()) {
      if (change.reason !== reason) return null
      const place = placeIn(change.touched)
      if (place) return place
    }
  }
  return null
}

/** Above all ids. */
const end = '\uffff'

function placeIn(touched: readonly string[]): Place | null {
  const beginnings = touched.filter((id) => id.startsWith('rel:')).map((id) => id.split('~')[1] ?? '')
  if (beginnings.length > 0) return { entity: end, from: largest(beginnings) }
  const entities = touched.filter((id) => !/^ct:(?:source|edition)\//.test(id))
  return entities.length > 0 ? { entity: largest(entities), from: null } : null
}

const largest = (ids: readonly string[]): string => ids.reduce((a, b) => (byCodeUnit(a, b) < 0 ? b : a))
