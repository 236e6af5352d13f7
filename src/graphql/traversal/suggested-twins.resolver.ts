import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Extensions, Field, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql'
import { type LinkMethod, LinkPrediction } from '../../analytics/link-scores.js'
import type { Network } from '../../analytics/network.js'
import { nodeOf } from '../../analytics/projection.js'
import { type SuggestedTie, suggestTies } from '../../analytics/suggest-ties.js'
import { invalidInput } from '../../domain/errors.js'
import type { EntityRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { City } from '../city/city.type.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { selectedOf } from '../shared/selection.js'
import { costBy } from './cost.js'
import { SuggestedTwin } from './suggested-twin.type.js'
import { networkOf, TraversalArgs } from './traversal-args.js'

@ArgsType()
class SuggestedTwinsArgs extends TraversalArgs {
  @Field(() => Int, {
    defaultValue: limits.suggestionsDefault_rows,
    description: `How many, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number

  @Field(() => LinkPrediction, { defaultValue: LinkPrediction.COMBINED, description: 'By which score.' })
  method!: LinkMethod
}

@ArgsType()
class CommonPartnersOfTwoArgs {
  @Field(() => Int, {
    defaultValue: limits.listGuess_rows,
    description: `How many of them, from the start, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

interface SuggestionRecord extends Omit<SuggestedTwin, 'city'> {
  readonly network: Network
  readonly tie: SuggestedTie
}

@Resolver(() => City)
export class SuggestedTwinsResolver {
  @FieldResolver(() => [SuggestedTwin], {
    description:
      'Cities that it is not twinned with and shares a partner with, the likeliest twins first, then in the order of their ids. Example: `suggestedTwins(first: 5, method: ADAMIC_ADAR) { city { name } score commonPartners { name } distanceKm sizeRatio }`.',
  })
  @Extensions(costBy('first'))
  async suggestedTwins(
    @Root() { id }: EntityRecord,
    @Args(() => SuggestedTwinsArgs) args: SuggestedTwinsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SuggestionRecord[]> {
    if (args.via != null || args.where?.types != null)
      throw invalidInput('suggestedTwins goes through twinnings: leave the types of ties (via, types) out.')
    const limit = firstOf(args)
    const { network, graphVersion } = await networkOf(context, info, args)
    const { graph, places, surroundings: around } = network
    const node = network.numberOf(nodeOf(network.selection.projection, id))
    const ties = node < 0 ? [] : suggestTies(graph, node, { method: args.method, limit, places, around })
    return ties.map((tie) => ({
      score: tie.score,
      commonPartnerCount: tie.commonNeighbours.length,
      distanceKm: tie.distance_km,
      sizeRatio: tie.sizeRatio,
      graphVersion,
      network,
      tie,
    }))
  }
}

@Resolver(() => SuggestedTwin)
export class SuggestedTwinResolver {
  @FieldResolver(() => City, { description: 'The city that is suggested.' })
  async city(
    @Root() { network, tie }: SuggestionRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return (await citiesOf(network, [tie.node], context, info))[0]
  }

  @FieldResolver(() => [City], { description: 'Partners that both have, in the order of their ids.' })
  commonPartners(
    @Root() { network, tie }: SuggestionRecord,
    @Args(() => CommonPartnersOfTwoArgs) args: CommonPartnersOfTwoArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return citiesOf(network, tie.commonNeighbours.slice(0, firstOf(args)), context, info)
  }
}

async function citiesOf(
  network: Network,
  numbers: readonly number[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const nodes = numbers.map((number) => network.nodes[number] as number)
  return nodes.map(await recordsOfNodes(context, network.selection.projection, nodes, selectedOf(info)))
}
