import { byCodeUnit } from '../domain/by-code-unit.js'
import type { Graph } from '../graph/graph.js'
import type { EditionRecord, SourceRecord } from '../graph/records.js'
import { limits } from '../limits.js'

/** All sources of a graph and all their editions, both by id; they are few beside what they say. */
export async function allSources({
  sources,
}: Graph): Promise<{ readonly sources: readonly SourceRecord[]; readonly editions: readonly EditionRecord[] }> {
  const all: SourceRecord[] = []
  for (let after: readonly (string | number)[] | undefined; ; ) {
    const rows = await sources.page({
      backward: false,
      limit: limits.pageMax_rows,
      ...(after === undefined ? {} : { after }),
    })
    all.push(...rows.map(({ row }) => row))
    after = rows.at(-1)?.position ?? undefined
    if (rows.length < limits.pageMax_rows) break
  }
  all.sort((a, b) => byCodeUnit(a.id, b.id))
  const editions = await sources.editionsOf(all.map(({ id }) => id))
  return { sources: all, editions: editions.sort((a, b) => byCodeUnit(a.id, b.id)) }
}
