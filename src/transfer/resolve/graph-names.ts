import { groupBy } from '../../domain/group-by.js'
import { isEntityId, isWikidataId, itemOf } from '../../domain/ids.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Distinguished, NameMatches } from '../../graph/queries/name-matches.js'
import { limits } from '../../limits.js'
import { exonymsLike, placesKnownAs } from './exonyms.js'
import { type Named, namedAlike, namedExactly, namedWithTypos } from './named.js'
import type { Sought, Wanted } from './wanted.js'

/** The entities of the graph that have one of the names under which something is sought, in the order of what is wanted. */
export async function exactlyNamed(matches: NameMatches, all: readonly Wanted[]): Promise<Named[][]> {
  const ids = new Map<EntityType, Map<string, string[]>>()
  for (const [type, ofType] of groupBy(all, ({ unresolved }) => unresolved.type)) {
    const keys = new Set(ofType.flatMap(({ sought }) => sought.map(({ key }) => key)))
    ids.set(type, await matches.named(type, [...keys]))
  }
  const idsOf = ({ unresolved }: Wanted, { key }: Sought): string[] => ids.get(unresolved.type)?.get(key) ?? []
  const entities = await matches.distinguished(
    distinct(all.flatMap((wanted) => wanted.sought.flatMap((one) => idsOf(wanted, one)))),
  )
  return all.map((wanted) =>
    wanted.sought.flatMap((one) => present(entities, idsOf(wanted, one)).map((entity) => namedExactly(entity, one))),
  )
}

/** Readings of one name that are looked for with a typo or with more to them. */
const readingsAlike_count = 2

/**
 * The same of those whose names are like one of them: by the search index, so that no statement
 * goes through all names; letters in the wrong order, which it does not find, and typos in
 * exonyms are looked for as names of their own.
 */
export async function alikeNamed(matches: NameMatches, all: readonly Wanted[]): Promise<Named[][]> {
  if (all.length === 0) return []
  const sought = all.map(({ readings }) =>
    readings
      .filter(({ as }) => as !== 'PART')
      .slice(0, readingsAlike_count)
      .map((reading): Sought => ({ key: reading.key, way: 'FUZZY', reading })),
  )
  const byIndex = await likeByIndex(matches, all, sought)
  const bySlips = await likeBySlips(matches, all, sought)
  return all.map((_, i) => [...(byIndex[i] ?? []), ...(bySlips[i] ?? [])])
}

async function likeByIndex(
  matches: NameMatches,
  all: readonly Wanted[],
  sought: readonly (readonly Sought[])[],
): Promise<Named[][]> {
  const found = await matches.resembling(
    all.flatMap(({ unresolved: { type } }, i) => (sought[i] ?? []).map(({ key }) => ({ type, text: key }))),
  )
  const entities = await matches.distinguished(distinct(found.flat()))
  let at = 0
  return sought.map((ones) =>
    ones.flatMap((one) => present(entities, found[at++] ?? []).flatMap((entity) => namedAlike(entity, one) ?? [])),
  )
}

/** A name that is one slip away from what is written, and by which names it is looked up. */
interface Slip {
  readonly sought: Sought
  readonly like: string
  readonly keys: readonly string[]
}

async function likeBySlips(
  matches: NameMatches,
  all: readonly Wanted[],
  sought: readonly (readonly Sought[])[],
): Promise<Named[][]> {
  const slips = all.map(({ unresolved }, i) => (unresolved.type === 'City' ? (sought[i] ?? []).flatMap(slipsOf) : []))
  const ids = await matches.named('City', distinct(slips.flat().flatMap(({ keys }) => keys)))
  const entities = await matches.distinguished(distinct([...ids.values()].flat()))
  return slips.map((ones) =>
    ones.flatMap(({ sought: one, like, keys }) =>
      present(entities, distinct(keys.flatMap((key) => ids.get(key) ?? []))).map((entity) =>
        namedWithTypos(entity, one, like, 1),
      ),
    ),
  )
}

function slipsOf(sought: Sought): Slip[] {
  const { key } = sought
  if (key.length < limits.slipFrom_letters) return []
  const swapped = [...key].flatMap((letter, at) => {
    const next = key[at + 1]
    if (next === undefined || next === letter) return []
    return key.slice(0, at) + next + letter + key.slice(at + 2)
  })
  return [
    ...swapped.map((like) => ({ sought, like, keys: [like] })),
    ...exonymsLike(key, 1).map((like) => ({ sought, like, keys: placesKnownAs(like).flatMap(({ keys }) => keys) })),
  ]
}

/** The ids among what is wanted, as the graph has them: its own, and Wikidata items. */
export async function idsAsNames(
  matches: NameMatches,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly Distinguished[]>> {
  const items = distinct(names.map(itemIn).filter(isWikidataId))
  const byItem = await matches.ofWikidataItems(items)
  const idsOf = (name: string): string[] =>
    distinct([...(isEntityId(name) ? [name] : [`wd:${name}`]), ...(byItem.get(itemIn(name)) ?? [])])
  const asked = distinct(names.filter((name) => isEntityId(name) || isWikidataId(name)))
  const entities = await matches.distinguished(distinct(asked.flatMap(idsOf)))
  return new Map(asked.map((name) => [name, present(entities, idsOf(name))]))
}

const itemIn = (name: string): string => itemOf(name) ?? name
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
const present = (entities: ReadonlyMap<string, Distinguished>, ids: readonly string[]): Distinguished[] =>
  ids.flatMap((id) => entities.get(id) ?? [])
