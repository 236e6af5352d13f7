import { fold } from '../../domain/fold.js'
import { leadingNames, withoutAffixes } from './affixes.js'
import { type Area, areasCalled } from './countries.js'

/** How a name was read, the nearest to what stands there first. */
export const readings = ['WHOLE', 'BARE', 'PART'] as const
export type ReadAs = (typeof readings)[number]

/** A name that a text may mean. */
export interface Reading {
  readonly text: string
  /** As `fold` gives it; never empty. */
  readonly key: string
  readonly as: ReadAs
  /** What the text says besides, where nobody knows what that means: `Saale`. */
  readonly besides?: string
  /** That it is one side of a hyphen without spaces, which joins words of one name more often than two names. */
  readonly hyphenated?: boolean
  /** That it leads the name of a body that surrounds it, which is named after it: `Angers` of `Angers Loire Métropole`. */
  readonly surrounded?: boolean
}

/** What a name carries: the names that it may mean, and where it says that the place is. */
export interface ReadName {
  readonly readings: readonly Reading[]
  /** The areas of which one is meant; none where it says none. */
  readonly areas: readonly Area[]
}

/**
 * Reads a name as people write it into tables: `Turin, Italy`, `Iasi (RO)`, `City of Cork`,
 * `Bilbao/Bilbo`, `Wien (Vienna)`.
 */
export function readName(written: string): ReadName {
  const text = written.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const found = new Map<string, Reading>()
  const add = (part: string, as: ReadAs, more: Partial<Reading> = {}): void => {
    const key = fold(part)
    if (key !== '' && !found.has(key)) found.set(key, { text: part.trim(), key, as, ...more })
  }
  add(text, 'WHOLE')
  const { bare, areas, besides } = withoutQualifiers(text)
  const [unknown] = besides
  const unread = unknown === undefined ? {} : { besides: unknown }
  add(bare, unknown === undefined ? 'WHOLE' : 'BARE', unread)
  for (const part of besides) if (part.length > 3) add(part, 'PART', { besides: bare })
  for (const name of withoutAffixes(fold(bare))) add(name, 'BARE', unread)
  // Several hyphens join several cities: `Aix-Marseille-Provence`.
  const surrounded = bare.split(/[-–—]/).length > 2 ? [] : leadingNames(fold(bare))
  for (const { name, besides: more } of surrounded) add(name, 'BARE', { besides: more, surrounded: true })
  const { parts, hyphenated } = partsOf(bare)
  for (const part of parts) add(part, 'PART', hyphenated ? { hyphenated } : {})
  return { readings: [...found.values()], areas }
}

interface Unqualified {
  readonly bare: string
  readonly areas: readonly Area[]
  /** What stood in brackets or after a comma and means no area. */
  readonly besides: readonly string[]
}

/** Takes away what stands in brackets at the end, after commas, and after a dash if it is an area. */
function withoutQualifiers(text: string): Unqualified {
  const brackets = /^(?<name>[^()[\]]+?)\s*[([](?<inner>[^()[\]]+)[)\]]\.?$/.exec(text)?.groups
  const [name = '', ...after] = (brackets?.['name'] ?? text).split(/\s*[,;]\s*/).filter((part) => part !== '')
  const qualifiers = [...after, ...(brackets ? (brackets['inner'] ?? '').split(/\s*[,;]\s*/) : [])]
  const dash = /^(?<name>.+?)\s+[-–—|]\s+(?<area>.+)$/.exec(name)?.groups
  const dashed = dash && areasCalled(dash['area'] ?? '').length > 0
  if (dashed) qualifiers.unshift(dash['area'] ?? '')
  const bare = dashed ? (dash['name'] ?? '') : name
  return { bare: bare === '' ? text : bare, ...areasIn(qualifiers) }
}

/** `Paris, TX, USA` is in an area that both name; where two have nothing in common the last counts. */
function areasIn(qualifiers: readonly string[]): Omit<Unqualified, 'bare'> {
  const besides: string[] = []
  let areas: readonly Area[] = []
  for (const qualifier of [...qualifiers].reverse()) {
    const called = areasCalled(qualifier)
    if (called.length === 0) besides.unshift(qualifier)
    else if (areas.length === 0) areas = called
    else {
      const within = called.filter((area) => areas.some(({ country }) => country === area.country))
      if (within.length > 0)
        areas = within.some(({ region }) => region) ? within.filter(({ region }) => region) : within
    }
  }
  return { areas, besides }
}

/** The names of a place that is written in two languages, or of places that were made one. */
function partsOf(text: string): { readonly parts: readonly string[]; readonly hyphenated: boolean } {
  const separator = [/\s*[/|=]\s*/, /\s+[-–—]\s+/, /[-–—]/].find((one) => one.test(text))
  const parts = separator ? text.split(separator).filter((part) => fold(part).length > 2) : []
  return { parts: parts.length > 1 ? parts : [], hyphenated: separator?.source === '[-–—]' }
}
