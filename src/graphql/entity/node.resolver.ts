import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql'
import { limitExceeded } from '../../domain/errors.js'
import type { Select } from '../../graph/filters/cells.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { selectedOf } from '../shared/selection.js'
import { IsNodeId } from '../shared/validators.js'
import { Node } from './node.type.js'

@ArgsType()
class NodeArgs {
  @Field(() => ID, { description: 'Its id.' })
  @IsNodeId()
  id!: string
}

@ArgsType()
class NodesArgs {
  @Field(() => [ID], { description: `Their ids, at most ${limits.nodesMax_ids}.` })
  @IsNodeId({ each: true })
  ids!: string[]
}

/** The thing of an id; null where there is none. */
export const nodeOfId = ({ loaders }: Context, id: string, select: Select): Promise<unknown> => {
  if (id.startsWith('rel:')) return loaders.relationship.load(id)
  return id.startsWith('ct:source/') ? loaders.source.load(id) : loaders.entity(select).load(id)
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'The thing of an id; null when there is none.' })
  node(
    @Args(() => NodeArgs) { id }: NodeArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return nodeOfId(context, id, selectedOf(info))
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: `The things of ids, in the same order, null for each id that there is not; at most ${limits.nodesMax_ids}.`,
  })
  async nodes(
    @Args(() => NodesArgs) { ids }: NodesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    if (ids.length > limits.nodesMax_ids)
      throw limitExceeded(
        `ids has ${ids.length} entries; nodes takes at most ${limits.nodesMax_ids} at once. Ask in several queries.`,
        { limit: limits.nodesMax_ids, given: ids.length },
      )
    const select = selectedOf(info)
    return Promise.all(ids.map((id) => nodeOfId(context, id, select)))
  }
}
