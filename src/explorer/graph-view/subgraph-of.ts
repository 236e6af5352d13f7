import type { RelationshipType, SubgraphFilter } from '../api/generated.js'
import { ofTwinnings, twinningFilter } from '../network/choice-filters.js'
import type { Layer, ViewState } from '../state/view-state.js'

export type DrawnPart = Pick<ViewState, 'layers' | 'countries' | 'programme' | 'source' | 'asOf'>

const typeOf: Readonly<Record<Layer, RelationshipType>> = {
  twinnings: 'TWINNED_WITH',
  agreements: 'SIGNED',
  programmes: 'MEMBER_OF',
}

/** The part of the graph that is drawn, as measures take it: of what is tied by agreements, with these among it. */
export function subgraphOf(part: DrawnPart): SubgraphFilter {
  const types = part.layers.length > 0 ? part.layers.map((layer) => typeOf[layer]) : (['TWINNED_WITH'] as const)
  return { types, ...ofTwinnings(twinningFilter(part)) }
}
