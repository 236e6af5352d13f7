import { isEntityId, isWikidataId } from '../../domain/ids.js'
import type { Distinguished, NameMatches } from '../../graph/queries/name-matches.js'
import { limits } from '../../limits.js'
import type { Resolver } from '../import/resolver.js'
import type { Unresolved } from '../import/row.js'
import { decide, type Verdict } from './decide.js'
import type { Decision } from './decision.js'
import { type Decisions, decisionKey } from './decisions.js'
import type { Gazetteer, Place } from './gazetteer.js'
import { alikeNamed, exactlyNamed, idsAsNames } from './graph-names.js'
import { factsOfPlace, idOfPlace } from './new-city.js'
import { optionsOf } from './options-of.js'
import { wanted as readWanted, type Wanted } from './wanted.js'

export interface NameResolverOptions {
  /** A list of the world's places that helps; asked for only when the first name is resolved. */
  readonly gazetteer?: () => Gazetteer
  /** Names that the graph does not have become cities of the gazetteer, where it has one place that can be meant. */
  readonly newCities?: boolean
  /** How sure a name must be to be resolved, from 0 to 1 (`limits.resolveScoreMin`). */
  readonly minScore?: number
  /** What people decided, before anything else is looked at. */
  readonly decisions?: Decisions
  /** Is told of every decision. */
  readonly told?: (decision: Decision) => void
}

/**
 * Resolves names to entities of the graph: by id first, then by name, by exonyms and other
 * spellings, then by names that are nearly the same. What is not sure enough, or fits several
 * alike, is not guessed. A batch takes a number of statements that does not grow with it.
 */
export class NameResolver implements Resolver {
  constructor(
    readonly matches: NameMatches,
    readonly options: NameResolverOptions = {},
  ) {}

  async resolve(all: readonly Unresolved[]): Promise<readonly Decision[]> {
    const decisions = await this.#decide(all)
    for (const decision of decisions) this.options.told?.(decision)
    return decisions
  }

  async #decide(all: readonly Unresolved[]): Promise<Decision[]> {
    const decided = all.map((one) => this.options.decisions?.get(decisionKey(one)))
    const texts = all.map(({ name }, i) => decided[i] ?? name.trim())
    const byId = await idsAsNames(this.matches, texts)
    const named = all.filter((_, i) => !isId(texts[i] ?? '') && decided[i] !== '')
    const byName = new Map(named.map((one, i) => [one, i]))
    const found = await this.#byName(named)
    return all.map((wanted, i) => {
      const text = texts[i] ?? ''
      if (decided[i] === '') return unknown(wanted, 'decided by hand: none of them')
      if (isId(text)) return ofId(wanted, text, byId.get(text) ?? [], decided[i] !== undefined)
      return found[byName.get(wanted) ?? -1] as Decision
    })
  }

  async #byName(all: readonly Unresolved[]): Promise<Decision[]> {
    if (all.length === 0) return []
    const gazetteer = this.options.gazetteer?.() ?? null
    const minScore = this.options.minScore ?? limits.resolveScoreMin
    const wanted = all.map((one) => readWanted(one, gazetteer))
    const exact = await exactlyNamed(this.matches, wanted)
    const verdicts = wanted.map((one, i) => decide(one, exact[i] ?? [], { gazetteer, minScore }))
    const unsure = wanted.flatMap((_, i) => ((verdicts[i]?.fits[0]?.score ?? 0) < minScore ? [i] : []))
    const alike = await alikeNamed(
      this.matches,
      unsure.flatMap((i) => wanted[i] ?? []),
    )
    for (const [n, i] of unsure.entries()) {
      const more = alike[n] ?? []
      const one = wanted[i]
      if (one && more.length > 0) verdicts[i] = decide(one, [...(exact[i] ?? []), ...more], { gazetteer, minScore })
    }
    return wanted.map((one, i) => this.#decisionOf(one, verdicts[i] as Verdict))
  }

  #decisionOf(wanted: Wanted, { chosen, fits, words }: Verdict): Decision {
    const { unresolved } = wanted
    const candidates = optionsOf(fits, wanted)
    if (chosen) return { wanted: unresolved, kind: 'id', id: chosen.entity.id, explanation: words, candidates }
    const place = this.options.newCities && candidates.length === 0 ? onlyPlace(wanted) : null
    if (place) return newCity(unresolved, place)
    const kind = candidates.length > 0 ? 'ambiguous' : 'unknown'
    return { wanted: unresolved, kind, explanation: kind === 'unknown' ? 'nothing has such a name' : words, candidates }
  }
}

const isId = (text: string): boolean => isEntityId(text) || isWikidataId(text)

const unknown = (wanted: Unresolved, explanation: string): Decision => ({
  wanted,
  kind: 'unknown',
  explanation,
  candidates: [],
})

function ofId(wanted: Unresolved, text: string, found: readonly Distinguished[], byHand: boolean): Decision {
  const fitting = found.filter(({ type }) => type === wanted.type)
  const [first] = fitting
  if (!first) {
    const other = found[0] ? `is a ${found[0].type}, no ${wanted.type}` : 'is not in the graph'
    return unknown(wanted, `${text} ${other}`)
  }
  const candidates = fitting.map(({ id, name, countries, population }) => ({
    ...{ id, name, countries, population, distance_km: null, score: 1 },
    way: byHand ? ('DECISION' as const) : ('ID' as const),
    explanation: byHand ? 'decided by hand' : 'its id',
  }))
  if (fitting.length > 1)
    return { wanted, kind: 'ambiguous', explanation: `${fitting.length} have the item`, candidates }
  return { wanted, kind: 'id', id: first.id, explanation: byHand ? 'decided by hand' : 'its id', candidates }
}

/** The place that is meant, where the gazetteer has one alone or one much larger than the others. */
function onlyPlace({ places, unresolved, contradiction }: Wanted): Place | null {
  const [first, second] = places ?? []
  if (!first || contradiction || unresolved.type !== 'City') return null
  return first.population >= limits.populationLead_times * (second?.population ?? 0) ? first : null
}

const newCity = (wanted: Unresolved, place: Place): Decision => ({
  wanted,
  kind: 'id',
  id: idOfPlace(place),
  facts: factsOfPlace(place),
  explanation: `new: ${place.name} in ${place.country}, GeoNames ${place.geonamesId}`,
  candidates: [],
})
