import { fold } from '../../domain/fold.js'

/** What columns are often called, folded, by what they say. */
const titles = {
  id: ['id', 'key', 'identifier', 'cityties id'],
  wikidata: ['wikidata id', 'wikidata', 'wikidataid', 'qid', 'item', 'wikidata item'],
  name: ['name', 'label', 'city', 'city name', 'title', 'town', 'municipality', 'nome', 'ville', 'stadt', 'ciudad'],
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'x'],
  population: ['population', 'pop', 'inhabitants', 'einwohner', 'abitanti', 'habitants'],
  countryCode: ['country code', 'countrycode', 'iso2', 'iso 3166 1', 'cc'],
  countryItem: ['country wikidata id', 'country qid', 'country item'],
  countryName: ['country name', 'country', 'land', 'pays', 'paese'],
  from: ['from', 'source', 'source id', 'city a', 'city 1'],
  to: ['to', 'target', 'target id', 'city b', 'city 2', 'partner', 'twin', 'twin city', 'sister city'],
  since: ['since', 'year', 'start', 'start year'],
  until: ['until', 'end', 'end year'],
} as const
export type ColumnRole = keyof typeof titles

/** The columns that are called as what they say often is; each column has one role. */
export function guessColumns(columns: readonly string[]): { readonly [role in ColumnRole]?: string } {
  const found: { [role in ColumnRole]?: string } = {}
  const folded = columns.map((column) => [fold(column), column] as const)
  for (const [role, known] of Object.entries(titles) as [ColumnRole, readonly string[]][])
    for (const title of known) {
      const column = folded.find(([key, name]) => key === title && !Object.values(found).includes(name))?.[1]
      if (column === undefined) continue
      found[role] = column
      break
    }
  return found
}
