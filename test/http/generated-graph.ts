import { relationshipRules } from '../../src/domain/attributes.js'
import {
  type Checked,
  checkEntityFact,
  checkRelationshipFact,
  type EntityFact,
  type RelationshipFact,
} from '../../src/domain/facts.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { Graph } from '../../src/graph/graph.js'

interface Facts {
  readonly entities: readonly EntityFact[]
  readonly relationships: readonly RelationshipFact[]
}

function factOf<T>(checked: Checked<T>): T {
  if ('fact' in checked) return checked.fact
  throw new Error(JSON.stringify(checked.faults))
}

const entity = (type: EntityType, id: string, name: string): EntityFact =>
  factOf(checkEntityFact({ type, id, at: 'line 1', names: { en: name } }))
const tie = (type: RelationshipType, from: string, to: string, more: object = {}): RelationshipFact =>
  factOf(checkRelationshipFact({ type, from, to, at: 'line 1', ...more }))

/** Loads facts as a source of their own. */
export async function loadFacts(graph: Graph, slug: string, { entities, relationships }: Facts): Promise<void> {
  const source = { id: `ct:source/${slug}`, title: slug, licence: 'none' }
  const checksum = Buffer.from(slug).toString('hex').padEnd(64, '0').slice(0, 64)
  await graph.loader.load([{ source, checksum, entities, relationships }], { actor: 'test', reason: 'test' })
}

/** Of the two kinds of place a part belongs to its own: cities to cities, the rest to programmes. */
const fits = (type: RelationshipType, from: EntityType, to: EntityType): boolean =>
  type !== 'PART_OF' || (from === 'City') === (to === 'City')

/** Two entities of each type, and between them a tie of each type from each type it starts at to each it leads to. */
export function everyTie(): Facts {
  const types = Object.values(EntityType)
  const id = (type: EntityType, number: number): string => `ct:${type.toLowerCase()}/every-${number}`
  return {
    entities: types.flatMap((type) =>
      [1, 2].map((number) => entity(type, id(type, number), `Every ${type} ${number}`)),
    ),
    relationships: Object.values(RelationshipType).flatMap((type) =>
      relationshipRules[type].from.flatMap((from) =>
        relationshipRules[type].to.filter((to) => fits(type, from, to)).map((to) => tie(type, id(from, 1), id(to, 2))),
      ),
    ),
  }
}

const cityId = (number: number): string => `ct:city/generated-${String(number).padStart(3, '0')}`

/**
 * Cities in a ring, each twinned with the next three and all with the first, in two
 * countries; half of the ties are claimed by one side only. Their names sort before those of
 * the seed, and repeat, so that only ids tell rows apart.
 */
export function ringOfCities(count: number): Facts {
  const numbers = Array.from({ length: count }, (_, number) => number)
  const pairs = numbers.flatMap((number) => [
    ...[1, 2, 3].map((step) => [number, (number + step) % count] as const),
    ...(number > 0 ? [[0, number] as const] : []),
  ])
  const countries = ['ct:country/east', 'ct:country/west'] as const
  return {
    entities: [
      ...countries.map((id) => entity('Country', id, id.slice(-4))),
      ...numbers.map((number) => entity('City', cityId(number), `0 Town ${number % 7}`)),
    ],
    relationships: [
      ...numbers.map((number) => tie('IN_COUNTRY', cityId(number), countries[number % 2] ?? countries[0])),
      ...pairs.map(([from, to], index) =>
        tie('TWINNED_WITH', cityId(from), cityId(to), index % 2 === 0 ? { claimant: cityId(from) } : {}),
      ),
    ],
  }
}

/** Cities whose names sort before all others. */
export const earlyCities = (prefix: string, count: number): Facts => ({
  entities: Array.from({ length: count }, (_, number) =>
    entity('City', `ct:city/${prefix}-${number}`, `0 ${prefix} ${number}`),
  ),
  relationships: [],
})
