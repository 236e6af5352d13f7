import { type Categories, categoriesOf, singleCategories } from '../analytics/categories.js'
import { relationshipTypeCode } from '../analytics/codes.js'
import { countriesOfNodes, countryNumbers } from '../analytics/country-numbers.js'
import { heldOn, type Selection } from '../analytics/selection.js'
import type { PartialDate } from '../domain/partial-date.js'

/** What the nodes of a network can be folded by. */
export type Folding = 'COUNTRY' | 'PROGRAMME'

export interface FoldGroups {
  /** Of each node of the graph. */
  readonly categories: Categories
  /** The projection's node that each category stands for, in the order of ids. */
  readonly groups: readonly number[]
}

type GroupsOf = (selection: Selection, nodes: Int32Array, asOf: PartialDate | undefined) => FoldGroups

/** To which groups the nodes of a graph belong; `nodes` are the projection's numbers of them. */
export const foldGroups: { readonly [F in Folding]: GroupsOf } = {
  COUNTRY(selection, nodes) {
    const { categories, countries } = countryNumbers(countriesOfNodes(selection.projection, nodes))
    return { categories: singleCategories(categories, countries.length), groups: countries }
  },
  PROGRAMME: programmesOf,
}

/** The programmes of which each node can have been a member then; at any time where nothing is said. */
function programmesOf({ projection }: Selection, nodes: Int32Array, asOf: PartialDate | undefined): FoldGroups {
  const { edges, typeOffsets } = projection
  const code = relationshipTypeCode.get('MEMBER_OF') as number
  const held = heldOn(asOf)(projection)
  const numbers = new Map(Array.from(nodes, (node, number) => [node, number]))
  const rows: Set<number>[] = Array.from(nodes, () => new Set())
  for (let edge = typeOffsets[code] as number; edge < (typeOffsets[code + 1] as number); edge++) {
    const member = numbers.get(edges.from[edge] as number)
    if (member !== undefined && held(edge)) rows[member]?.add(edges.to[edge] as number)
  }
  const groups = [...new Set(rows.flatMap((row) => [...row]))].sort((a, b) => a - b)
  const places = new Map(groups.map((programme, place) => [programme, place]))
  const ascending = rows.map((row) => [...row].map((one) => places.get(one) as number).sort((a, b) => a - b))
  return { categories: categoriesOf(ascending, groups.length), groups }
}
