import { assembleNetwork, type Network } from '../network/network.js'

/** Some of the cities, and the ties between them. */
export function partOf(network: Network, ids: ReadonlySet<string>): Network {
  const cities = [...network.cities.values()].filter(({ id }) => ids.has(id))
  return assembleNetwork(cities, network.ties, { cutCities: null, cutTies: null })
}
