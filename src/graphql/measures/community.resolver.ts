import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import { countriesOf } from '../../compute/communities.js'
import type { Position } from '../../graph/filters/order.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { Entity } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { PageArgs, windowOf } from '../shared/page.js'
import { rowsWithin } from '../shared/rows-within.js'
import { selectedIn, selectedUnder } from '../shared/selection.js'
import { Community, CommunityStructure, CountryShare } from './communities.type.js'
import type { CommunityRecord, StructureRecord } from './community-structure.js'

const CommunityMemberConnection = connectionType({
  name: 'CommunityMember',
  node: () => Entity,
  description: 'The node is a member of the community.',
})

@Resolver(() => Community)
export class CommunityResolver {
  @FieldResolver(() => CommunityMemberConnection, {
    description: 'Its members, the best connected first, then by id.',
  })
  async members(
    @Root() { structure, members, degrees, size }: CommunityRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    const { projection } = structure.measured.selection
    const idOf = (node: number | undefined): string => projection.ids[node as number] as string
    // Numbers of communities shift as the graph changes: the best connected member says which one it is.
    const list = `Community.members of ${idOf(members[0])}`
    const window = windowOf(args, list)
    const { select, rows } = selectedIn(info)
    const positionOf = (place: number): Position => [degrees[place] as number, idOf(members[place])]
    const shown = rows ? rowsWithin(window, [...members.keys()], { positionOf, isBehind }) : []
    const nodes = shown.map(({ row, position }) => ({ row: members[row] as number, position }))
    const recordOf = await recordsOfNodes(
      context,
      projection,
      nodes.map(({ row }) => row),
      select,
    )
    return connectionFrom({
      list: () => list,
      args,
      window,
      rows: nodes,
      edge: (node) => ({ node: recordOf(node) }),
      count: () => size,
    })
  }

  @FieldResolver(() => [CountryShare], {
    description: 'In which countries its members are, the most first; those of unknown country are in none.',
  })
  async countries(
    @Root() { structure, members }: CommunityRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const { projection } = structure.measured.selection
    const counts = countriesOf(members, projection.countries)
    const nodes = counts.map(({ country }) => country)
    const recordOf = await recordsOfNodes(context, projection, nodes, selectedUnder(info, ['country']))
    return counts.map(({ country, count }) => ({ country: recordOf(country), count }))
  }

  @FieldResolver(() => String, {
    description: `Its ${limits.communityLabel_count} best connected members, then its ${limits.communityLabel_count} countries with most members, such as \`Berlin, Warsaw, Kyiv (DE, PL, UA)\`.`,
  })
  async label(@Root() { structure: { measured }, members }: CommunityRecord, @Ctx() context: Context): Promise<string> {
    const count = limits.communityLabel_count
    const { projection } = measured.selection
    const cities = members.slice(0, count).map((node) => projection.names[node])
    const homes = countriesOf(members, projection.countries).map(({ country }) => country)
    const places = homes.slice(0, count)
    const select = { node: ['code'], tie: null, position: false, total: false }
    const recordOf = await recordsOfNodes(context, projection, places, select)
    const codes = places.map((node) => (recordOf(node) as { code?: string }).code ?? projection.ids[node])
    return `${cities.join(', ')}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}`
  }

  @FieldResolver(() => CommunityStructure, {
    description: 'All communities of that part of the graph, of which this is one, with their modularity.',
  })
  structure(@Root() { structure }: CommunityRecord): StructureRecord {
    return structure
  }
}

/** Behind stand those of lower degree, and of the same degree with higher ids. */
const isBehind = ([degree, id]: Position, [otherDegree, otherId]: Position): boolean =>
  Number(degree) < Number(otherDegree) || (degree === otherDegree && String(id) > String(otherId))
