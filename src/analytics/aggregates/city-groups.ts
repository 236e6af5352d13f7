import { CityKind } from '../../domain/vocabulary.js'
import { cityKinds, entityTypeCode } from '../codes.js'
import type { Selection } from '../selection.js'
import { GroupCounter } from './groups.js'

/** What cities can be counted by. */
export const CityKey = { COUNTRY: 'COUNTRY', KIND: 'KIND' } as const
export type CityKey = keyof typeof CityKey

/** Values are null where they are not known or not asked for. */
export interface CityGroup {
  /** A node number. */
  readonly country: number | null
  readonly kind: string | null
  readonly count: number
  /** Inhabitants of those cities of which the number is known, and how many those are. */
  readonly population: number
  readonly populationKnown: number
}

const city = entityTypeCode.get('City')

/** The cities of a selection by what they have in common. */
export function cityGroups({ projection, nodes: mask }: Selection, keys: readonly CityKey[]): CityGroup[] {
  const { nodeCount, countries, nodes } = projection
  const sizes = keys.map((key) => (key === 'COUNTRY' ? nodeCount : Object.keys(CityKind).length))
  const [cities, people, counted] = [0, 1, 2].map(() => new GroupCounter(sizes)) as [
    GroupCounter,
    GroupCounter,
    GroupCounter,
  ]
  for (let node = 0; node < nodeCount; node++) {
    if (mask[node] === 0 || nodes.type[node] !== city) continue
    const values = keys.map((key) =>
      key === 'COUNTRY' ? (countries[node] as number) : (nodes.kind[node] as number) - 1,
    )
    const population = nodes.population[node] as number
    cities.add(values)
    people.add(values, Math.max(0, population))
    counted.add(values, population < 0 ? 0 : 1)
  }
  // All three were given the same groups in the same order.
  const [population, populationKnown] = [people.groups(), counted.groups()]
  return cities.groups().map(({ values, count }, i) => {
    const ofKey = (key: CityKey): number => values[keys.indexOf(key)] ?? -1
    const country = ofKey('COUNTRY')
    return {
      country: country < 0 ? null : country,
      kind: cityKinds.word(ofKey('KIND') + 1),
      count,
      population: population[i]?.count ?? 0,
      populationKnown: populationKnown[i]?.count ?? 0,
    }
  })
}
