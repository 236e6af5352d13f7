import type { RelationshipType, SubgraphFilter } from '../api/generated.js'
import { cityFilter, sourceFilter } from '../network/load-network.js'
import type { Layer, ViewState } from '../state/view-state.js'

export type DrawnPart = Pick<ViewState, 'layers' | 'countries' | 'programme' | 'source' | 'asOf'>

const typeOf: Readonly<Record<Layer, RelationshipType>> = {
  twinnings: 'TWINNED_WITH',
  agreements: 'SIGNED',
  programmes: 'MEMBER_OF',
}

/** The part of the graph that is drawn, as measures take it: of what is tied by agreements, with these among it. */
export function subgraphOf(part: DrawnPart): SubgraphFilter {
  const cities = cityFilter(part)
  const types = part.layers.length > 0 ? part.layers.map((layer) => typeOf[layer]) : (['TWINNED_WITH'] as const)
  const twinnings = { ...sourceFilter(part), ...(Object.keys(cities).length > 0 && { node: cities }) }
  return { types, ...(Object.keys(twinnings).length > 0 && { twinnings }) }
}
