import { ArrayMinSize } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql'
import { neighboursOfAll } from '../../analytics/common-neighbours.js'
import { nodeCalled } from '../../analytics/projection.js'
import type { Position } from '../../graph/filters/order.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { Entity } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { PageArgs, windowOf } from '../shared/page.js'
import { rowsWithin } from '../shared/rows-within.js'
import { selectedIn } from '../shared/selection.js'
import { IsEntityId } from '../shared/validators.js'
import { atMost } from './at-most.js'
import { networkOf, TraversalArgs } from './traversal-args.js'

const CommonPartnerConnection = connectionType({
  name: 'CommonPartner',
  node: () => Entity,
  description: 'The node is tied to all that were named.',
})

@ArgsType()
class CommonPartnersArgs extends TraversalArgs {
  @Field(() => [ID], {
    description: `The ids of those that it must be tied to, such as \`["wd:Q6259", "wd:Q1449"]\`; 1 to ${limits.commonPartnersMax_ids}.`,
  })
  @IsEntityId({ each: true })
  @ArrayMinSize(1)
  of!: string[]
}

/** Cursors are ids, and all such lists are in the order of them. */
const list = 'commonPartners'

@Resolver()
export class CommonPartnersResolver {
  @Query(() => CommonPartnerConnection, {
    description:
      'What is tied to each of some things, in the order of the ids: of cities the partners that they have in common; with `via: [MEMBER_OF]` the programmes. Nothing where one of the ids is unknown, or is of nothing that such ties tie. Example: `commonPartners(of: ["wd:Q3185", "wd:Q37776"]) { totalCount edges { node { name } } }`.',
  })
  async commonPartners(
    @Args(() => CommonPartnersArgs) args: CommonPartnersArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    atMost('of', args.of.length, limits.commonPartnersMax_ids)
    const window = windowOf(page, list)
    const { network } = await networkOf(context, info, args)
    const { projection } = network.selection
    const numbers = args.of.map((id) => network.numberOf(nodeCalled(projection, id)))
    const common = numbers.includes(-1) ? [] : neighboursOfAll(network.graph, numbers)
    const all = common.map((number) => network.nodes[number] as number)
    const { select, rows } = selectedIn(info)
    const shown = rows
      ? rowsWithin(window, all, { positionOf: (node) => [projection.ids[node] as string], isBehind })
      : []
    const nodes = shown.map(({ row }) => row)
    const recordOf = await recordsOfNodes(context, projection, nodes, select)
    return connectionFrom({
      list: () => list,
      args: page,
      window,
      rows: shown,
      edge: (node) => ({ node: recordOf(node) }),
      count: () => all.length,
    })
  }
}

const isBehind = ([one]: Position, [other]: Position): boolean => String(one) > String(other)
