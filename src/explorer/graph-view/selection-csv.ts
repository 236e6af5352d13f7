import { toCsv } from '../download/csv.js'
import { type Network, tieCountOf } from '../network/network.js'

/** In the words of the API's fields, so that it can be joined to other exports: a degree counts cities, not ties. */
export const citiesCsv = (network: Network): string =>
  toCsv(
    ['id', 'name', 'country', 'population', 'latitude', 'longitude', 'degree', 'ties'],
    [...network.cities.values()].map((city) => [
      city.id,
      city.name,
      city.country?.code ?? city.country?.name ?? null,
      city.population,
      city.location?.latitude ?? null,
      city.location?.longitude ?? null,
      network.neighbours.get(city.id)?.size ?? 0,
      tieCountOf(network, city.id),
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
