import { limits } from '../../limits.js'
import type { Fit } from './decide.js'
import type { Option } from './decision.js'
import { distance_km, pointOf } from './locate.js'
import type { Wanted } from './wanted.js'

/** What a person is shown of the entities that fit: those that can be meant, the most likely first. */
export const optionsOf = (fits: readonly Fit[], wanted: Wanted): Option[] =>
  fits
    .filter(({ score }) => score > 0)
    .slice(0, limits.candidatesMax_rows)
    .map((fit) => ({
      id: fit.entity.id,
      name: fit.entity.name,
      countries: fit.entity.countries,
      population: fit.entity.population,
      distance_km: distanceOf(fit, wanted),
      way: fit.way,
      score: fit.score,
      explanation: fit.words,
    }))

function distanceOf({ entity }: Fit, { unresolved: { near: there } }: Wanted): number | null {
  const point = pointOf(entity)
  return there && point ? Math.round(distance_km(there, point) * 10) / 10 : null
}
