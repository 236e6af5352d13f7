import { isEntityId, isWikidataId } from '../../domain/ids.js'
import { groupBy } from '../../domain/group-by.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Graph } from '../../graph/graph.js'
import type { Distinguished } from '../../graph/queries/name-matches.js'
import { limits } from '../../limits.js'
import { decide, type Verdict } from './decide.js'
import type { Gazetteer } from './gazetteer.js'
import { type Named, namedAlike, namedExactly } from './named.js'
import type { Unresolved } from './resolution.js'
import { type Wanted, wantedCity } from './wanted.js'

export interface ResolverOptions {
  readonly gazetteer?: Gazetteer | null
  readonly minScore?: number
}
export class NameResolver {
  constructor(readonly graph: Graph, readonly options: ResolverOptions = {}) {}
  async judge(unresolved: readonly Unresolved[]): Promise<{wanted: Wanted, verdict: Verdict}[]> {
    const gazetteer = this.options.gazetteer ?? null
    const minScore = this.options.minScore ?? limits.resolveScoreMin
    const all = unresolved.map((one) => wantedCity(one, gazetteer))
    const keys = [...new Set(all.flatMap(({sought}) => sought.map(({key}) => key)))]
    const ids = await this.graph.nameMatches.named('City', keys)
    const entities = await this.graph.nameMatches.distinguished([...new Set([...ids.values()].flat())])
    const out: {wanted: Wanted, verdict: Verdict}[] = []
    const missing: number[] = []
    for (const wanted of all) {
      const named = wanted.sought.flatMap((s) => (ids.get(s.key) ?? []).flatMap((id) => { const e = entities.get(id); return e ? [namedExactly(e, s)] : [] }))
      const verdict = decide(wanted, named, { gazetteer, minScore })
      if (verdict.chosen === null && (verdict.fits[0]?.score ?? 0) < minScore) missing.push(out.length)
      out.push({wanted, verdict})
    }
    if (missing.length > 0) {
      const texts = missing.map((i) => out[i]!.wanted.readings.filter(({as}) => as !== 'PART').slice(0, 2))
      const found = await this.graph.nameMatches.resembling('City', texts.flat().map(({key}) => key))
      const more = await this.graph.nameMatches.distinguished([...new Set(found.flat())])
      let at = 0
      missing.forEach((i, n) => {
        const { wanted, verdict } = out[i]!
        const alike: Named[] = []
        for (const reading of texts[n]!) {
          const s = { key: reading.key, way: 'FUZZY', reading } as const
          for (const id of found[at++]!) { const e = more.get(id); const a = e && namedAlike(e, s); if (a) alike.push(a) }
        }
        if (alike.length > 0) out[i] = { wanted, verdict: decide(wanted, [...verdict.fits, ...alike], { gazetteer, minScore }) }
      })
    }
    return out
  }
}
