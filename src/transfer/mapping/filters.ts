import { countryOfCode } from '../../domain/countries.js'
import { fold } from '../../domain/fold.js'
import { isEntityId, isWikidataId, slugOf } from '../../domain/ids.js'

/** What a cell becomes: another text, '' for nothing, or what is wrong with it. */
export type Filter = (text: string) => string | { readonly fault: string }

const item = (text: string): ReturnType<Filter> => {
  const [found] = /(?<=^(?:wd:|https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/)?)Q\d+$/.exec(text) ?? []
  return found !== undefined && isWikidataId(found)
    ? found
    : { fault: `'${text}' is not a Wikidata item such as Q6259` }
}

const known =
  (part: 'id' | 'name'): Filter =>
  (text) =>
    countryOfCode(text.toUpperCase())?.[part] ?? { fault: `'${text}' is not a country's ISO 3166-1 code such as IT` }

/** What a template may do with a cell: `{name|slug}`. */
export const filters: { readonly [name: string]: Filter } = {
  /** `Reggio nell'Emilia` to `reggio-nell-emilia`. */
  slug: (text) => slugOf(fold(text)) || { fault: `'${text}' has no letter or digit for an id` },
  /** `http://www.wikidata.org/entity/Q6259` and `wd:Q6259` to `Q6259`. */
  item,
  /** An id of ours to itself, `Q6259` to `wd:Q6259`, all else to nothing. */
  entity: (text) => (isEntityId(text) ? text : isWikidataId(text) ? `wd:${text}` : ''),
  /** An id to nothing, all else to itself: exports call what has no name by its id. */
  noId: (text) => (isEntityId(text) || isWikidataId(text) ? '' : text),
  /** `IT` to `wd:Q38`. */
  country: known('id'),
  /** `IT` to `Italy`. */
  countryName: known('name'),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
}
