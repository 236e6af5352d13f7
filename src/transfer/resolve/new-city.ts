import { fold } from '../../domain/fold.js'
import { slugOf } from '../../domain/ids.js'
import type { NewFacts } from '../import/resolver.js'
import type { Place } from './gazetteer.js'

/** The id of a city that the graph has from GeoNames alone: `ct:city/torino-3165524`. */
export const idOfPlace = ({ name, geonamesId }: Place): string =>
  `ct:city/${[slugOf(fold(name)), geonamesId].filter((part) => part !== '').join('-')}`

/** What is stated of such a city, and of the country that it is in: © GeoNames, CC BY 4.0. */
export function factsOfPlace(place: Place): NewFacts {
  const { geonamesId, name, country, population, latitude, longitude } = place
  const at = `geonames ${geonamesId}`
  const countryId = `ct:country/${country.toLowerCase()}`
  const countryName = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country
  return {
    entities: [
      {
        id: idOfPlace(place),
        type: 'City',
        at,
        names: { und: name.normalize('NFC') },
        geonamesId,
        location: { latitude, longitude },
        ...(population > 0 ? { population } : {}),
      },
      { id: countryId, type: 'Country', at, code: country, names: { en: countryName } },
    ],
    relationships: [{ type: 'IN_COUNTRY', from: idOfPlace(place), to: countryId, at }],
  }
}
