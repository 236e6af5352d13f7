import { groupBy } from '../../domain/group-by.js'
import { isEntityId, isWikidataId } from '../../domain/ids.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Distinguished, NameMatches } from '../../graph/queries/name-matches.js'
import { type Named, namedAlike, namedExactly } from './named.js'
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
    wanted.sought.flatMap((one) =>
      present(entities, idsOf(wanted, one)).map((entity) => namedExactly(entity, one)),
    ),
  )
}

/** Readings of one name that are looked for with a typo or with more to them. */
const readingsAlike_count = 2

/** The same of those whose names are like one of them; by the search index, so that no statement goes through all names. */
export async function alikeNamed(matches: NameMatches, all: readonly Wanted[]): Promise<Named[][]> {
  if (all.length === 0) return []
  const sought = all.map(({ readings }) =>
    readings
      .filter(({ as }) => as !== 'PART')
      .slice(0, readingsAlike_count)
      .map((reading): Sought => ({ key: reading.key, way: 'FUZZY', reading })),
  )
  const found = await matches.resembling(
    all.flatMap(({ unresolved: { type } }, i) => (sought[i] ?? []).map(({ key }) => ({ type, text: key }))),
  )
  const entities = await matches.distinguished(distinct(found.flat()))
  let at = 0
  return sought.map((ones) =>
    ones.flatMap((one) =>
      present(entities, found[at++] ?? []).flatMap((entity) => namedAlike(entity, one) ?? []),
    ),
  )
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

const itemIn = (name: string): string => name.replace(/^wd:/, '')
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
const present = (entities: ReadonlyMap<string, Distinguished>, ids: readonly string[]): Distinguished[] =>
  ids.flatMap((id) => entities.get(id) ?? [])
