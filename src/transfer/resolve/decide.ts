import { byCodeUnit } from '../../domain/by-code-unit.js'
import { limits } from '../../limits.js'
import { evidence, type Situation } from './evidence.js'
import { isAnothersName } from './exonyms.js'
import type { Gazetteer } from './gazetteer.js'
import { distance_km, type Located, locate, pointOf } from './locate.js'
import { type Named, wordsOf } from './named.js'
import { writtenOut } from './spellings.js'
import { isPlaced, type Wanted } from './wanted.js'

/** An entity that a name may mean, with how far that can be trusted and why. */
export interface Fit extends Located {
  /** From 0 to 1. */
  readonly score: number
  readonly words: string
}

export type Verdict = { readonly fits: readonly Fit[]; readonly words: string } & (
  | { readonly chosen: Fit }
  | { readonly chosen: null }
)

/** Which of the entities that fit is meant, if that is sure enough; all of them, the best first. */
export function decide(
  wanted: Wanted,
  candidates: readonly Named[],
  { gazetteer, minScore }: { gazetteer: Gazetteer | null; minScore: number },
): Verdict {
  const located = locate(candidates, gazetteer)
  const situation: Situation = { wanted, gazetteer, candidates: located }
  const fits = bestOfEach(located.map((one) => judge(one, situation))).sort((a, b) => b.score - a.score || byId(a, b))
  const [best] = fits
  if (!best || best.score < minScore) return { fits, chosen: null, words: 'nothing that fits is sure enough' }
  const isRival = (fit: Fit): boolean =>
    fit.score > best.score - limits.scoreLead || (!isPlaced(wanted) && isComparable(fit, best))
  const leaders = fits.filter(isRival)
  if (leaders.length === 1) return { fits, chosen: best, words: best.words }
  const told = tellApart(leaders, wanted)
  if (!told) return { fits, chosen: null, words: `${leaders.length} fit alike` }
  return { fits, chosen: told.chosen, words: `${told.chosen.words}; ${told.words}` }
}

/** Where nothing does, another that has the name and is not much smaller can be meant as well. */
const isComparable = (fit: Fit, best: Fit): boolean =>
  fit.sought.reading.key === best.sought.reading.key &&
  (fit.way !== 'BEGINNING' || best.way === 'EXTENDED') &&
  !(best.way === 'NAME' && isExonymElsewhere(fit)) &&
  peopleOf(fit) > 0 &&
  peopleOf(best) > 0 &&
  peopleOf(fit) * limits.populationLead_times > peopleOf(best)

/** What other languages call a place, where that is first of all the name of another: `Bergen` is Mons only to the Dutch. */
const isExonymElsewhere = ({ way, sought: { place, reading } }: Fit): boolean =>
  way === 'EXONYM' && place !== undefined && place.keys[0] !== reading.key && isAnothersName(reading.key, place)

function judge(located: Located, situation: Situation): Fit {
  const findings = evidence.flatMap((look) => look(located, situation) ?? [])
  const score = findings.reduce((product, { factor }) => product * factor, located.trust)
  return {
    ...located,
    score: Math.round(Math.min(score, 1) * 1000) / 1000,
    words: [wordsOf(located), ...findings.map(({ words }) => words)].join('; '),
  }
}

function bestOfEach(fits: readonly Fit[]): Fit[] {
  const byEntity = new Map<string, Fit>()
  for (const fit of fits) if (fit.score > (byEntity.get(fit.entity.id)?.score ?? -1)) byEntity.set(fit.entity.id, fit)
  return [...byEntity.values()]
}

interface Told {
  readonly chosen: Fit
  readonly words: string
}

/** One of several that fit alike: written so to the letter, entries of one place, or much larger than the others. */
function tellApart(leaders: readonly Fit[], wanted: Wanted): Told | null {
  const lettered = leaders.filter(({ entity }) => entity.names.some((name) => isToTheLetter(wanted, name)))
  if (lettered.length === 1 && lettered[0]) return { chosen: lettered[0], words: 'to the letter' }
  const [first] = leaders
  if (first && leaders.every((other) => isOnePlace(first, other))) {
    const [chosen] = [...leaders].sort((a, b) => kindOrder(a) - kindOrder(b) || peopleOf(b) - peopleOf(a) || byId(a, b))
    return chosen ? { chosen, words: `one place with ${leaders.length} entries in the graph` } : null
  }
  const [largest, second] = [...leaders].sort((a, b) => peopleOf(b) - peopleOf(a))
  if (!largest || !second || leaders.some((fit) => peopleOf(fit) === 0)) return null
  if (peopleOf(largest) < limits.populationLead_times * peopleOf(second)) return null
  return { chosen: largest, words: `has ${peopleOf(largest)} people, the next ${peopleOf(second)}` }
}

/** Marks are left away more often than they are added, so only a name that has some tells anything. */
function isToTheLetter({ readings }: Wanted, name: string): boolean {
  const [same, written] = [name.toLowerCase(), writtenOut(name).toLowerCase()]
  return readings.some(({ text }) => {
    const own = text.toLowerCase()
    return (own === same && writtenOut(own) !== own) || (own === written && written !== same)
  })
}

const peopleOf = ({ entity, places }: Fit): number => entity.population ?? places[0]?.population ?? 0

/** That they lie together, or that the gazetteer has only one place that both can be. */
function isOnePlace(a: Fit, b: Fit): boolean {
  const [from, to] = [pointOf(a.entity), pointOf(b.entity)]
  if (from && to) return distance_km(from, to) <= limits.onePlaceMax_km
  return a.places.length === 1 && b.places.length === 1 && a.places[0] === b.places[0]
}

/** The city before the municipality that has its name, and both before what is larger. */
const kinds: readonly (string | null)[] = ['CITY', null, 'MUNICIPALITY', 'URBAN_COMMUNITY', 'DISTRICT']
const kindOrder = ({ entity }: Fit): number => {
  const order = kinds.indexOf(entity.kind)
  return order < 0 ? kinds.length : order
}
/** `wd:Q90` before `wd:Q1000`: what was there first. */
const byId = (a: Fit, b: Fit): number => a.entity.id.length - b.entity.id.length || byCodeUnit(a.entity.id, b.entity.id)
