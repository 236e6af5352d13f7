import type { ModelEntity } from './filter-model.js'
import type { TraversalModel } from './traversal-model.js'

/** What suggestions and shared affiliations mean, by plain loops over what was loaded. */

export interface ModelSuggestion {
  readonly id: string
  readonly score: number
  readonly common: readonly string[]
  /** Null where not known. */
  readonly km: number | null
  readonly sizeRatio: number | null
}
export const methods = [
  'COMMON_NEIGHBOURS',
  'ADAMIC_ADAR',
  'RESOURCE_ALLOCATION',
  'JACCARD',
  'PREFERENTIAL_ATTACHMENT',
  'COMBINED',
] as const
export type ModelMethod = (typeof methods)[number]

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Cities that share a neighbour with one and are not tied to it, in no order. */
export function suggestions(model: TraversalModel, of: string, method: ModelMethod): ModelSuggestion[] {
  const own = model.near(of)
  return model.ids.flatMap((id) => {
    const common = model.near(id).filter((one) => own.includes(one))
    if (id === of || own.includes(id) || common.length === 0) return []
    const km = model.km(of, id)
    const sizeRatio = ratio(entity(model, of), entity(model, id))
    return [{ id, score: scoreOf(model, of, id, { common, method, km, sizeRatio }), common, km, sizeRatio }]
  })
}

const entity = ({ subgraph }: TraversalModel, id: string): ModelEntity | undefined =>
  subgraph.entities.find((one) => one.id === id)

/** Nobody is so many times as many as nobody. */
function ratio(one: ModelEntity | undefined, other: ModelEntity | undefined): number | null {
  const [a, b] = [one, other].map((each) => each?.values['population'] as number | undefined)
  return a && b ? Math.max(a / b, b / a) : null
}

interface Pair extends Pick<ModelSuggestion, 'common' | 'km' | 'sizeRatio'> {
  readonly method: ModelMethod
}

function scoreOf(model: TraversalModel, of: string, id: string, { common, method, km, sizeRatio }: Pair): number {
  const degree = (one: string): number => model.near(one).length
  const adamicAdar = sum(common.map((one) => 1 / Math.log(degree(one))))
  switch (method) {
    case 'COMMON_NEIGHBOURS':
      return common.length
    case 'ADAMIC_ADAR':
      return adamicAdar
    case 'RESOURCE_ALLOCATION':
      return sum(common.map((one) => 1 / degree(one)))
    case 'JACCARD':
      return common.length / new Set([...model.near(of), ...model.near(id)]).size
    case 'PREFERENTIAL_ATTACHMENT':
      return degree(of) * degree(id)
    case 'COMBINED': {
      const threePaths = model.near(of).flatMap((a) =>
        model
          .near(a)
          .filter((b) => b !== of && a !== id && model.near(b).includes(id))
          .map((b) => 1 / Math.sqrt(degree(a) * degree(b))),
      )
      const byDistance = km === null ? 1 : 1.22 / Math.hypot(1, km / 6000)
      const bySize = sizeRatio === null ? 1 : 1.26 / Math.hypot(1, Math.log(sizeRatio) / 2)
      return ((adamicAdar + 2 * sum(threePaths)) / (degree(of) * degree(id)) ** 0.2) * byDistance * bySize
    }
  }
}

export interface ModelPair {
  readonly cities: readonly [string, string]
  readonly weight: number
  readonly shared: readonly string[]
}

/** Cities by what both are tied to that is no city, in the order of their ids. */
export function coAffiliations(model: TraversalModel, weighing: 'COUNT' | 'NEWMAN'): ModelPair[] {
  const isCity = (id: string): boolean => id.startsWith('ct:city/')
  const cities = model.ids.filter(isCity)
  const worth = (group: string): number =>
    weighing === 'COUNT' ? 1 : 1 / (model.near(group).filter(isCity).length - 1)
  return cities.flatMap((a) =>
    cities.flatMap((b) => {
      const shared = a < b ? model.near(a).filter((group) => !isCity(group) && model.near(b).includes(group)) : []
      return shared.length > 0 ? [{ cities: [a, b] as const, weight: sum(shared.map(worth)), shared }] : []
    }),
  )
}
