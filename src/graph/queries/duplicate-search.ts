import { entityTypeCode, relationshipTypeCode } from '../../analytics/codes.js'
import type { DuplicateSearch } from '../../analytics/likely-duplicates.js'
import type { Projection } from '../../analytics/projection.js'
import { fold } from '../../domain/fold.js'
import type { Engine } from '../../engine/engine.js'
import type { Statements } from '../statements.js'

/** What a search for cities that may be one goes through, and the projection's number of each of them. */
export interface SearchedCities {
  readonly cities: Int32Array
  readonly search: Omit<DuplicateSearch, 'minScore' | 'limit' | 'namesakesMax_count'>
}

/** Reads what the projection does not hold of cities. */
export class DuplicateSearches {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  /** @param country the projection's number of the only country that is of interest; those of unknown country are too */
  async of(projection: Projection, country: number | null): Promise<SearchedCities> {
    const cities = citiesIn(projection, country)
    const numbers = new Map(Array.from(cities, (node, number) => [projection.ids[node] as string, number]))
    const names = Array.from(cities, (): readonly string[] => [])
    const geonames = new Float64Array(cities.length).fill(Number.NaN)
    for await (const { id, names: keys, geonamesId } of this.engine.stream(this.statements.get('duplicates/cities'))) {
      const number = numbers.get(String(id))
      if (number === undefined) continue
      const shown = fold(projection.names[cities[number] as number] as string)
      names[number] = [shown, ...((keys ?? []) as string[])]
      if (geonamesId !== null) geonames[number] = Number(geonamesId)
    }
    const { nodes, countries } = projection
    const floats = (values: Float64Array): Float64Array => Float64Array.from(cities, (node) => values[node] as number)
    return {
      cities,
      search: {
        names: names.map((own) => own.join('\t')).join('\n'),
        countries: Int32Array.from(cities, (node) => countries[node] as number),
        latitudes: floats(nodes.latitude),
        longitudes: floats(nodes.longitude),
        populations: Int32Array.from(cities, (node) => nodes.population[node] as number),
        kinds: Uint8Array.from(cities, (node) => nodes.kind[node] as number),
        items: floats(nodes.wikidata),
        geonames,
        nodes: cities,
        ...twinsOf(projection, cities),
      },
    }
  }
}

function citiesIn({ nodes, countries }: Projection, country: number | null): Int32Array {
  const city = entityTypeCode.get('City')
  const isIn = (node: number): boolean => country === null || countries[node] === country || countries[node] === -1
  return Int32Array.from(Array.from(nodes.type.keys()).filter((node) => nodes.type[node] === city && isIn(node)))
}

/** By node number of the projection: a twin may lie in another country. */
function twinsOf({ edges, typeOffsets, nodeCount }: Projection, cities: Int32Array) {
  const places = new Int32Array(nodeCount).fill(-1)
  for (const [number, node] of cities.entries()) places[node] = number
  const code = relationshipTypeCode.get('TWINNED_WITH') as number
  const [first, last] = [typeOffsets[code] as number, typeOffsets[code + 1] as number]
  const lists = Array.from(cities, () => new Set<number>())
  for (let edge = first; edge < last; edge++) {
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number]
    lists[places[from] as number]?.add(to)
    lists[places[to] as number]?.add(from)
  }
  const sorted = lists.map((list) => [...list].sort((a, b) => a - b))
  const offsets = new Int32Array(cities.length + 1)
  for (const [number, list] of sorted.entries()) offsets[number + 1] = (offsets[number] as number) + list.length
  return { offsets, twins: Int32Array.from(sorted.flat()) }
}
