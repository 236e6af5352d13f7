import type { Distinguished } from '../../graph/queries/name-matches.js'
import { limits } from '../../limits.js'
import { editDistance } from './edit-distance.js'
import { isShared } from './exonyms.js'
import type { Sought, Way } from './wanted.js'

/** An entity whose name fits, before anything else is known of it. */
export interface Named {
  readonly entity: Distinguished
  readonly way: Way
  /** Its name, as it folds, that fits. */
  readonly key: string
  readonly sought: Sought
  /** From 0 to 1: how far names that fit so can be trusted. */
  readonly trust: number
  /** Letters that are other than in the name, where it is nearly the same. */
  readonly typos?: number
}

/** A hundredth is what decides between two that nothing else tells apart. */
const trustOf: Readonly<Record<Way, number>> = {
  ID: 1,
  DECISION: 1,
  NAME: 1,
  BARE: 0.98,
  EXONYM: 0.98,
  SPELLING: 0.96,
  PART: 0.94,
  TRANSLITERATION: 0.94,
  EXTENDED: 0.88,
  BEGINNING: 0.75,
  FUZZY: 1,
}

export const namedExactly = (entity: Distinguished, sought: Sought): Named => ({
  entity,
  way: sought.way,
  key: sought.key,
  sought,
  trust:
    trustOf[sought.way] - (isForeign(sought) ? lessSure : 0) - (sought.place && isShared(sought.key) ? lessSure : 0),
})

/** A name that others gave to a place, or that other places have too, can be another's rather than its own one can. */
const lessSure = 0.02
export const isForeign = ({ way, key, place }: Sought): boolean => way === 'EXONYM' && place?.keys[0] !== key

/** What leads from a short name to what tells it from its namesakes: `am Main`, `upon Tyne`, `nell'Emilia`. */
const connecting = new Set(
  'am an auf bei im in ob vor a upon on by the under sur sous en les lez de del della delle dell di du des d do da dos nell nella sul nad pod u v na w pri aan op den ter'.split(
    ' ',
  ),
)

/** An entity that has a name which something like what is written is: one of its own, or an exonym. */
export function namedWithTypos(entity: Distinguished, sought: Sought, key: string, typos: number): Named {
  return { entity, way: 'FUZZY', key, sought, typos, trust: 1 - typos / Math.max(sought.key.length, key.length) }
}

/** How a name that is none of an entity's resembles one of them; null where it does not. */
export function namedAlike(entity: Distinguished, sought: Sought): Named | null {
  let best: Named | null = null
  for (const key of entity.nameKeys) {
    for (const named of [namedLonger(entity, sought, key), nearlyNamed(entity, sought, key)])
      if (named && named.trust > (best?.trust ?? 0)) best = named
  }
  return best
}

function namedLonger(entity: Distinguished, sought: Sought, key: string): Named | null {
  if (!key.startsWith(`${sought.key} `)) return null
  const [next = ''] = key.slice(sought.key.length + 1).split(' ', 1)
  const way = connecting.has(next) ? 'EXTENDED' : 'BEGINNING'
  return { entity, way, key, sought, trust: trustOf[way] }
}

function nearlyNamed(entity: Distinguished, sought: Sought, key: string): Named | null {
  const typos = editDistance(sought.key, key)
  return typos > 0 && typos <= limits.typosMax_count ? namedWithTypos(entity, sought, key, typos) : null
}

/** For people: how it fits. */
export function wordsOf({ way, key, sought: { reading, place }, entity }: Named): string {
  const other = place ? `'${place.names[place.keys.indexOf(key)] ?? key}'` : `'${key}'`
  switch (way) {
    case 'ID':
      return 'its id'
    case 'DECISION':
      return 'decided by hand'
    case 'NAME':
      return `has the name '${reading.text}'`
    case 'BARE':
      return `has the name '${reading.text}', without what else is written`
    case 'EXONYM':
      return `${other} is another name of '${reading.text}'`
    case 'SPELLING':
      return `${other} is another spelling of '${reading.text}'`
    case 'PART':
      return `has the name ${other}, a part of what is written`
    case 'TRANSLITERATION':
      return `${other} is another transliteration of '${reading.text}'`
    case 'EXTENDED':
      return `'${entity.name}' is '${reading.text}' with more`
    case 'BEGINNING':
      return `'${entity.name}' begins with '${reading.text}'`
    case 'FUZZY':
      return `'${key}' is nearly '${reading.key}'`
  }
}
