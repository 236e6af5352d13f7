import { toCsv } from '../download/csv.js'
import { degreeOf, type Network } from '../network/network.js'

/** In the words of the API's fields, so that it can be joined to other exports. */
export const citiesCsv = (network: Network): string =>
  toCsv(
    ['id', 'name', 'country', 'population', 'latitude', 'longitude', 'degree'],
    [...network.cities.values()].map((city) => [
      city.id,
      city.name,
      city.country?.code ?? city.country?.name ?? null,
      city.population,
      city.location?.latitude ?? null,
      city.location?.longitude ?? null,
      degreeOf(network, city.id),
    ]),
  )

export const tiesCsv = (network: Network): string =>
  toCsv(
    ['id', 'layer', 'from', 'to', 'kind', 'status', 'since', 'until', 'shared'],
    network.ties.map(({ id, layer, from, to, kind, status, since, until, shared }) => [
      id,
      layer,
      from,
      to,
      kind,
      status,
      since,
      until,
      shared.join('; '),
    ]),
  )
